package io.serai.payments;

import io.serai.kernel.OrderId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment of an order. Amounts are in minor units of the order's currency. A trusted one is believed on the channel's word: nobody
 * is asked, captured from, or refunded through the hub.
 *
 * @param keptAtMost how much of it may be captured and not given back by us, if pieces were cancelled when others had left. More than its
 *     amount where the channel asks for less by now and gives that back by itself
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
        @Nullable Instant expiresAt,
        @Nullable Long keptAtMost) {

    public boolean covers() {
        return state == PaymentState.AUTHORISED || state == PaymentState.CAPTURED;
    }

    /** How much of its amount the order can count on: no more than was authorised. */
    public long covered() {
        return covers() ? Math.min(amount, authorised) : 0;
    }

    /** How much of what the order costs it pays for, or would if that had not been given up since. */
    public long pays() {
        return covers() ? covered() : Math.min(amount, authorised) - kept();
    }

    /** Whether its provider may hold more than we know of: there is nothing yet, or less than the order counts on. */
    public boolean awaitsMoney() {
        return state == PaymentState.PENDING || (state == PaymentState.AUTHORISED && authorised < amount);
    }

    /** How much of it is for goods that were sent, or will be: no more than was authorised, and without what was given up. */
    public long kept() {
        long told = Math.min(amount, authorised);
        return keptAtMost == null ? told : Math.min(told, keptAtMost);
    }

    /** How much of it may still be captured: what was authorised, but no more than the channel asks for. */
    public long capturable() {
        return Math.max(0, kept() - captured);
    }

    /** How much of what was given up had been captured, or was while that was decided: that much is to be given back. */
    public long overpaid() {
        return keptAtMost == null ? 0 : Math.max(0, captured - keptAtMost);
    }

    /** How much of it was given up with pieces, whatever the channel asks for by now and whether it was captured or not. */
    public long givenUp() {
        return keptAtMost == null ? 0 : Math.max(0, most() - keptAtMost);
    }

    /**
     * How much was given back of it for nothing that we know: neither for what was given up nor for returns, for which so much was. Who
     * gave it back may have known of a return before us.
     */
    public long unattributed(long forReturns) {
        return Math.max(0, refunded - forReturns - givenUp());
    }

    private long most() {
        return Math.max(Math.min(amount, authorised), captured);
    }

    /**
     * Pieces that it was to pay for were cancelled. What was captured beyond what the channel asks for by now is another matter, and not
     * due with them.
     *
     * @throws IllegalArgumentException if more would be given up than there is
     */
    public Payment givingUp(long more) {
        if (more < 0 || more > kept()) {
            throw new IllegalArgumentException("payment " + id + ": cannot give up " + more + " of " + kept());
        }
        return keepingAtMost((keptAtMost == null ? most() : Math.min(most(), keptAtMost)) - more);
    }

    /** Never more than that is kept of it, nor more than before. */
    public Payment keepingAtMost(long most) {
        return new Payment(
                id,
                order,
                no,
                provider,
                reference,
                method,
                trusted,
                currency,
                amount,
                authorised,
                captured,
                refunded,
                state,
                expiresAt,
                keptAtMost == null ? most : Math.min(most, keptAtMost));
    }

    /**
     * After its channel told it again, as it would be if it were new. A trusted one follows the channel's word, but money that is
     * known to have moved stays moved; of another the channel only knows the amount and the reference, and the provider is asked.
     */
    public Payment toldAgain(Payment anew) {
        var auth = trusted ? Math.max(authorised, anew.authorised) : authorised;
        var capt = trusted ? Math.max(captured, anew.captured) : captured;
        var refu = trusted ? Math.max(refunded, anew.refunded) : refunded;
        return new Payment(
                id,
                order,
                no,
                provider,
                reference == null ? anew.reference : reference,
                anew.method == null ? method : anew.method,
                trusted,
                currency,
                anew.amount,
                auth,
                capt,
                refu,
                trusted ? stateAfter(anew, capt, refu) : state,
                expiresAt,
                keptWith(anew.amount));
    }

    /** What the channel asks for on top is for something else than what was given up. */
    private @Nullable Long keptWith(long newAmount) {
        return keptAtMost == null ? null : Long.valueOf(keptAtMost + Math.max(0, newAmount - amount));
    }

    private PaymentState stateAfter(Payment anew, long capturedInAll, long refundedInAll) {
        if (state == PaymentState.REFUNDED || state == PaymentState.VOIDED) {
            return state;
        }
        if (capturedInAll > 0) {
            return stateOf(capturedInAll, refundedInAll);
        }
        return anew.state == PaymentState.PENDING ? state : anew.state;
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

    /**
     * A part of it was given back, or all. What is left of it stays ours, and the order can count on the whole: what was given back is no
     * longer asked for.
     *
     * @throws IllegalArgumentException if more would be refunded than was captured
     */
    public Payment refunded(long more) {
        var sum = Math.addExact(refunded, more);
        if (sum > captured) {
            throw new IllegalArgumentException(
                    "payment " + id + ": cannot refund " + sum + " of the " + captured + " captured");
        }
        return with(authorised, captured, sum, stateOf(captured, sum), expiresAt);
    }

    /** Of money that was captured. */
    public static PaymentState stateOf(long captured, long refunded) {
        return refunded >= captured ? PaymentState.REFUNDED : PaymentState.CAPTURED;
    }

    public Payment in(PaymentState next) {
        return with(authorised, captured, refunded, next, expiresAt);
    }

    private Payment with(long auth, long capt, long refu, PaymentState next, @Nullable Instant expires) {
        return new Payment(
                id,
                order,
                no,
                provider,
                reference,
                method,
                trusted,
                currency,
                amount,
                auth,
                capt,
                refu,
                next,
                expires,
                keptAtMost);
    }
}
