package io.serai.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.journeys.TrialRun;
import io.serai.sourcing.SourcingRun;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is claimed of sourcing, at full size. */
@Proof("sourcing")
class SourcingProofIT extends TrialRun {
    private static final String NAME = "sourcing";
    private static final long SEED = Long.getLong("proof.seed", 1);

    @Test
    void the_best_is_found_decided_again_and_explained_and_a_trial_leaves_no_trace() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.putAll(SourcingRun.speed(2_000));
        figures.putAll(SourcingRun.bruteForce(2_000, SEED));
        figures.putAll(SourcingRun.again(10_000, 1_000, SEED));
        figures.putAll(SourcingRun.batches(300, SEED));
        figures.putAll(SourcingRun.constraintSolver(200, SEED));
        figures.putAll(trial(30));
        Figures.write(NAME, figures);

        assertThat((Double) figures.get("solver_cost_ratio")).isLessThan(1.001);
    }
}
