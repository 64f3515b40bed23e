package io.serai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Path FILE = Path.of("long.csv");

    private final StringWriter err = new StringWriter();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final Progress progress = new Progress(new PrintWriter(err, true), nanos::get);

    @Test
    void what_is_done_within_two_seconds_is_told_by_its_items_alone() {
        progress.begins();
        pass(1_900);
        progress.is(FILE, 10, 50, 100);
        progress.ends(FILE, 20);

        assertThat(err.toString()).isEmpty();
    }

    @Test
    void of_a_longer_file_it_is_told_every_two_seconds_how_far_it_is_and_that_it_is_done() {
        progress.begins();
        pass(2_000);
        progress.is(FILE, 10, 50, 200);
        progress.is(FILE, 11, 50, 200);
        pass(2_100);
        progress.is(FILE, 900, 300, 200);
        progress.ends(FILE, 901);

        assertThat(err.toString().lines())
                .containsExactly(
                        "long.csv: 10 items, 25 % read",
                        "long.csv: 900 items, 100 % read", "long.csv: 901 items, done");
        progress.begins();
        progress.ends(FILE, 1);
        assertThat(err.toString().lines()).as("the next file is short").hasSize(3);
    }

    private void pass(int millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
