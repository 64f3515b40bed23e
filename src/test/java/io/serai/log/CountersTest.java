package io.serai.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.testing.Database;
import io.serai.testing.Together;
import java.util.ArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountersTest {
    private static final int THREADS = 64;
    private static final int EACH = 10;

    private final Database database = Database.shared();
    private final Counters counters = new Counters(database.jdbc());

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Test
    void sixty_four_threads_get_numbers_without_a_gap_or_a_double() throws Exception {
        var taken = new ArrayList<Long>();
        Together.run(THREADS, () -> {
                    var mine = new ArrayList<Long>();
                    for (int i = 0; i < EACH; i++) {
                        mine.add(counters.next("sscc"));
                    }
                    return mine;
                })
                .forEach(taken::addAll);

        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, THREADS * EACH).boxed().toList());
    }

    @Test
    void several_numbers_are_taken_at_once() {
        assertThat(counters.take("manifest:andes", 5)).isEqualTo(1);
        assertThat(counters.next("manifest:andes")).isEqualTo(6);
        assertThat(counters.next("manifest:pampa")).isEqualTo(1);
    }

    @Test
    void a_number_of_a_transaction_that_failed_is_given_again() {
        database.transaction().executeWithoutResult(status -> {
            counters.next("x12:andes");
            status.setRollbackOnly();
        });

        assertThat(counters.next("x12:andes")).isEqualTo(1);
    }
}
