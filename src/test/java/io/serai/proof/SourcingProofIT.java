package io.serai.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.journeys.PromiseRun;
import io.serai.sourcing.SourcingRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is claimed of sourcing, at full size. */
@Proof("sourcing")
class SourcingProofIT extends PromiseRun {
    private static final String NAME = "sourcing";
    private static final long SEED = Long.getLong("proof.seed", 1);
    private static final int ORDERS = Integer.getInteger("proof.orders", 2_000);
    private static final int CASES = Integer.getInteger("proof.cases", 2_000);
    private static final int DECISIONS = Integer.getInteger("proof.decisions", 10_000);
    private static final int LOCATIONS = 1_000;
    private static final int CARTS = 2_000;
    /** Microseconds of CPU an order of 8 lines, and milliseconds a cart. */
    private static final double MOST_MICROS = 150;

    private static final double MOST_MILLIS = 20;

    private final Map<String, Object> figures = new LinkedHashMap<>();

    @Test
    void the_best_is_found_decided_again_and_explained_and_a_trial_leaves_no_trace() {
        found(SourcingRun.speed(ORDERS));
        found(promises(LOCATIONS, CARTS));
        found(SourcingRun.bruteForce(CASES, SEED));
        found(SourcingRun.again(DECISIONS, DECISIONS / 10, SEED));
        found(SourcingRun.batches(Math.max(1, 3 * CASES / 20), SEED));
        found(SourcingRun.constraintSolver(CASES / 10, SEED));
        found(trial(30));
        Figures.write(NAME, figures);

        assertThat((Double) figures.get("solver_cost_ratio")).isLessThan(1.001);
        for (var strategy : SourcingRun.STRATEGIES) {
            assertThat((Double) figures.get("micros_" + strategy + "_8_lines")).isLessThan(MOST_MICROS);
        }
        for (var port : List.of("promise_port", "promise_slow_stock_port")) {
            assertThat((Double) figures.get(port + "_p50_ms")).isLessThan(MOST_MILLIS);
            assertThat((Double) figures.get(port + "_p99_ms")).isLessThan(MOST_MILLIS);
        }
        assertThat((Double) figures.get("promise_http_p50_ms")).isLessThan(MOST_MILLIS);
    }

    /** Told at once, so that whoever waits sees how far it is. */
    private void found(Map<String, Object> some) {
        Figures.tell(NAME, some);
        figures.putAll(some);
    }
}
