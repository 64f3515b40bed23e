package io.serai.payments;

import io.serai.kernel.OrderId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment of an order. Amounts are in minor units of the order's currency. A trusted one is believed on the channel's word: nobody
 * is asked, captured from, or refunded through the hub.
 */
public record Payment(
        UUID id,
        OrderId order,
        int no,
        String provider,
        @Nullable String reference,
        @Nullable String method,
        boolean trusted,
        String currency,
        long amount,
        long authorised,
        long captured,
        long refunded,
        PaymentState state,
        @Nullable Instant expiresAt) {

    public boolean covers() {
        return state == PaymentState.AUTHORISED || state == PaymentState.CAPTURED;
    }

    public Payment authorised(long amountAuthorised, @Nullable Instant expires) {
        return with(Math.max(authorised, amountAuthorised), captured, refunded, PaymentState.AUTHORISED, expires);
    }

    /** @throws IllegalArgumentException if more would be captured than was authorised */
    public Payment captured(long more) {
        var sum = Math.addExact(captured, more);
        if (sum > authorised) {
            throw new IllegalArgumentException(
                    "payment " + id + ": cannot capture " + sum + " of the " + authorised + " authorised");
        }
        return with(authorised, sum, refunded, PaymentState.CAPTURED, expiresAt);
    }

    /** @throws IllegalArgumentException if more would be refunded than was captured */
    public Payment refunded(long more) {
        var sum = Math.addExact(refunded, more);
        if (sum > captured) {
            throw new IllegalArgumentException(
                    "payment " + id + ": cannot refund " + sum + " of the " + captured + " captured");
        }
        return with(authorised, captured, sum, PaymentState.REFUNDED, expiresAt);
    }

    public Payment in(PaymentState next) {
        return with(authorised, captured, refunded, next, expiresAt);
    }

    private Payment with(long auth, long capt, long refu, PaymentState next, @Nullable Instant expires) {
        return new Payment(
                id, order, no, provider, reference, method, trusted, currency, amount, auth, capt, refu, next, expires);
    }
}
