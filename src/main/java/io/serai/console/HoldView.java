package io.serai.console;

import io.serai.kernel.ReceiptId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open hold of an order: {@code kind} is PAYMENT, FRAUD, ADDRESS, STOCK, PERSON or CHANGE; {@code asked} is what the channel asked for
 * where it is held for that.
 */
public record HoldView(
        String kind,
        String note,
        String placedBy,
        Instant placedAt,
        @Nullable Asked asked) {

    /**
     * {@code what} is EDIT or CANCELLATION, {@code left} what had left by then; {@code grantable}: it can still be done, because nothing has
     * left, or with what has not.
     */
    public record Asked(
            String what,
            @Nullable String reason,
            @Nullable ReceiptId receipt,
            List<Difference> differences,
            String left,
            boolean grantable) {}

    /** {@code what} is lines, shipTo, fulfilment or total. */
    public record Difference(String what, String before, String after) {}
}
