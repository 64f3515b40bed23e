package io.serai.demo.till;

import io.serai.contract.LocationRecord;
import io.serai.demo.buyers.Basket;
import io.serai.demo.buyers.Buyer;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a till prints. A sale is handed over, or sent to {@code sendTo}; a return names the receipt {@code original}, and its amounts
 * and pieces are written with a minus.
 */
record Receipt(
        LocationRecord store,
        int till,
        long number,
        Instant at,
        Basket basket,
        @Nullable Buyer sendTo,
        @Nullable Receipt original) {

    /** Of the tender: cash below this amount. */
    private static final BigDecimal CASH_BELOW = new BigDecimal("60000.00");

    boolean isReturn() {
        return original != null;
    }

    /** Never negative. */
    BigDecimal total() {
        return basket.amount();
    }

    boolean cash() {
        return total().compareTo(CASH_BELOW) < 0;
    }

    String workstation() {
        return Integer.toString(till);
    }
}
