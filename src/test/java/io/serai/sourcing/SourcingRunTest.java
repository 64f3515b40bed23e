package io.serai.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The proof of sourcing in small. */
class SourcingRunTest {

    @Test
    void what_is_claimed_of_sourcing_holds() {
        SourcingRun.bruteForce(300, 1);
        var solved = SourcingRun.constraintSolver(10, 1);
        var again = SourcingRun.again(300, 200, 1);
        SourcingRun.batches(20, 1);

        assertThat((Integer) solved.get("solver_equal")).isEqualTo(10);
        for (var some : List.of("full_locations", "care", "dead_ends")) {
            assertThat(figure(again, "decided_again_" + some)).as(some).isGreaterThan(30);
        }
        for (var kind : List.of("price", "pieces", "several", "withoutrule", "cutoff", "open", "closed", "capacity")) {
            assertThat(figure(again, "smallest_changes_" + kind)).as(kind).isPositive();
        }
        assertThat(figure(again, "smallest_changes_applied")).isGreaterThan(figure(again, "smallest_changes") * 9 / 10);
    }

    private static int figure(Map<String, Object> figures, String name) {
        return (Integer) Objects.requireNonNull(figures.get(name), name);
    }
}
