package io.serai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The small size of the reconcile part of {@code -Dproof=channels}. */
class CompletenessIT extends CompletenessRun {

    @Test
    void what_webhooks_dropped_doubled_and_shuffled_is_complete_after_one_comparison() {
        var figures = prove(200, 5, 1);

        System.out.println("completeness " + figures);
        assertThat((Integer) figures.get("dropped")).isPositive();
        assertThat((Integer) figures.get("doubled")).isPositive();
        assertThat(figures.get("wrong.after")).isEqualTo(0);
    }
}
