package io.serai.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The proof of sourcing in small. */
class SourcingRunTest {

    @Test
    void what_is_claimed_of_sourcing_holds() {
        SourcingRun.bruteForce(300, 1);
        var solved = SourcingRun.constraintSolver(10, 1);
        SourcingRun.again(300, 40, 1);
        SourcingRun.batches(20, 1);

        assertThat((Integer) solved.get("solver_equal")).isEqualTo(10);
    }
}
