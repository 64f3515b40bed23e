package io.serai.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StalePostgresTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path files;

    @Test
    void with_nothing_left_behind_nothing_is_stopped() {
        StalePostgres.stop(files);
    }

    @Test
    void a_process_id_that_now_is_something_else_is_left_alone() throws Exception {
        var other = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(files.resolve("postmaster.pid"), other.pid() + "\n/data\n");

            StalePostgres.stop(files);

            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void a_file_that_a_full_disk_left_empty_does_not_keep_the_hub_from_starting() throws Exception {
        for (var left : new String[] {"", "\n", "12"}) {
            Files.writeString(files.resolve("postmaster.pid"), left);
            StalePostgres.stop(files);
        }
    }
}
