package io.serai.fulfilment.work;

import io.serai.contract.SalesOrder;
import io.serai.kernel.ReceiptId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a channel asked for when somebody had touched the goods already: it is not done before a person has looked.
 *
 * @param revision the channel's, of what it asked
 * @param receipt of the message that asked
 * @param sign the same for the same wish, however often it is told
 * @param reason of a cancellation
 * @param order as the channel has it now; null for a cancellation
 * @param left what had left when it was asked, for people; empty if nothing had
 * @param wasReady whether all of it lay ready for the customer, who knows that
 */
public record Asked(
        What what,
        long revision,
        @Nullable ReceiptId receipt,
        String sign,
        @Nullable String reason,
        List<Difference> differences,
        @Nullable SalesOrder order,
        String left,
        boolean wasReady) {

    public enum What {
        EDIT,
        CANCELLATION
    }

    /** {@code what} of the order is another: lines, shipTo, fulfilment, total. The values are for people, in no language. */
    public record Difference(String what, String before, String after) {}

    Asked after(@Nullable Asked earlier) {
        boolean ready = wasReady || (earlier != null && earlier.wasReady);
        return new Asked(what, revision, receipt, sign, reason, differences, order, left, ready);
    }
}
