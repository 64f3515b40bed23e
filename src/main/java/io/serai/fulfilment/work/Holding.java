package io.serai.fulfilment.work;

import io.serai.log.EventType;
import io.serai.orders.OrderState;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What holds do to an order: as long as one is open nothing is reserved for it and no warehouse works on it; when the last one is
 * released it starts again from before its allocation.
 */
public final class Holding {
    private Holding() {}

    /** Whether it can still be held: nobody has touched its goods, and it is not over. */
    public static boolean isPossible(Dossier dossier) {
        return !dossier.state().isFinal()
                && !dossier.pickingHasBegun()
                && (dossier.state() == OrderState.ON_HOLD || dossier.state().canBecome(OrderState.ON_HOLD));
    }

    public static void place(Work work, Dossier dossier, HoldKind kind, String note, Cause cause) {
        Withdrawal.ofAll(work, dossier, "held", cause);
        work.place(dossier, Hold.of(dossier.id(), kind, note), cause);
        work.event(dossier, EventType.ORDER_HELD, OrderState.ON_HOLD, data(kind, note), cause);
    }

    public static void release(Work work, Dossier dossier, Hold hold, Cause cause) {
        work.release(dossier, hold, cause);
        work.event(dossier, EventType.ORDER_RELEASED_FROM_HOLD, next(dossier), data(hold.kind(), ""), cause);
    }

    /** The order is over: what it was held for is of no concern any more. */
    public static void end(Work work, Dossier dossier, Cause cause) {
        dossier.holds().forEach(hold -> work.release(dossier, hold, cause));
    }

    private static OrderState next(Dossier dossier) {
        if (!dossier.holds().isEmpty()) {
            return OrderState.ON_HOLD;
        }
        return dossier.isPaid() ? OrderState.AWAITING_STOCK : OrderState.AWAITING_PAYMENT;
    }

    private static Map<String, Object> data(HoldKind kind, String note) {
        var data = new LinkedHashMap<String, Object>();
        data.put("reason", kind.name().toLowerCase(Locale.ROOT));
        if (!note.isEmpty()) {
            data.put("note", note);
        }
        return data;
    }
}
