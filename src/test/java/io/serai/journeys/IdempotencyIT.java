package io.serai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The small size of {@code -Dproof=idempotency}. */
class IdempotencyIT extends IdempotencyRun {
    private static final int ORDERS = 30;
    private static final int SALES = 3;
    private static final int DELTAS = 330;

    @Test
    void messages_that_come_five_times_and_shuffled_have_the_same_effect_as_once_and_in_order() {
        var figures = prove(ORDERS, SALES, DELTAS, 5, 1);

        System.out.println("idempotency " + figures);
        assertThat((Integer) figures.get("messages")).isGreaterThan(450);
        assertThat((Long) figures.get("deliveries.shuffled")).isEqualTo(5L * (Integer) figures.get("messages"));
    }
}
