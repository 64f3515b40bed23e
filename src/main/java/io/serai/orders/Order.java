package io.serai.orders;

import io.serai.contract.SalesOrder;
import io.serai.contract.SalesOrder.Mode;
import io.serai.kernel.LocationId;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order as its row has it. {@code seq} is that of its last event; {@code token} opens the customer's tracking page. */
public record Order(
        OrderId id,
        String channel,
        String reference,
        @Nullable String number,
        long revision,
        OrderState state,
        int seq,
        Money total,
        Mode mode,
        @Nullable LocationId location,
        String token,
        Instant placedAt) {

    /** A revision that is longer is a time in milliseconds, of after 2001. */
    private static final long MILLISECONDS = 1_000_000_000_000L;

    /** The order after one more event. @throws IllegalStateException if the table has no such move */
    public Order moved(OrderState next) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException("order " + id + " cannot go from " + state + " to " + next);
        }
        return new Order(
                id, channel, reference, number, revision, next, seq + 1, total, mode, location, token, placedAt);
    }

    /** The order as its channel tells it now; its currency stays. */
    public Order revised(SalesOrder told) {
        return new Order(
                id,
                channel,
                reference,
                told.number(),
                told.revision(),
                state,
                seq,
                Money.of(told.total(), total.currency()),
                told.fulfilment().mode(),
                told.fulfilment().location(),
                token,
                placedAt);
    }

    /**
     * Its channel has cancelled it by a message of this revision: whatever is not newer than that is no news any more. One that came within
     * the same second counts as said right after what the order was told as. If nobody knows when it was said ({@code Long.MAX_VALUE}), and
     * revisions are milliseconds, that was when it was received.
     */
    public Order cancelledAt(long said, Instant received) {
        long known = said != Long.MAX_VALUE ? said : revision > MILLISECONDS ? received.toEpochMilli() : 0;
        long heard = Math.max(revision + 1, known);
        return new Order(id, channel, reference, number, heard, state, seq, total, mode, location, token, placedAt);
    }
}
