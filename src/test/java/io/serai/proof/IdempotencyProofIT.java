package io.serai.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.journeys.IdempotencyRun;
import org.junit.jupiter.api.Test;

/** 50,000 messages at all doors, each five times and shuffled, end as 50,000 that came once and in order. */
@Proof("idempotency")
class IdempotencyProofIT extends IdempotencyRun {
    private static final String NAME = "idempotency";
    private static final int MESSAGES = Integer.getInteger("proof.messages", 50_000);
    private static final int TIMES = 5;

    @Test
    void fifty_thousand_messages_five_times_and_shuffled_end_as_once_and_in_order() {
        int orders = MESSAGES / 20;
        int sales = MESSAGES / 1_000;
        var figures = prove(orders, sales, deltas(orders, sales), TIMES, Long.getLong("proof.seed", 1));
        Figures.write(NAME, figures);

        assertThat((Integer) figures.get("messages")).isGreaterThanOrEqualTo(MESSAGES);
    }

    /** What is left for stock: an order makes about 5.6 messages on its way. */
    private static int deltas(int orders, int sales) {
        return MESSAGES - 5 * orders - sales;
    }
}
