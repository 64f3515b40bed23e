package io.serai.fulfilment.work;

import io.serai.log.EventType;
import io.serai.orders.OrderState;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What holds do to an order: as long as one is open nothing is reserved for it and no warehouse works on it; when the last one is
 * released it starts again from before its allocation. An order whose goods somebody has touched can be stopped only: its warehouse
 * goes on, and nothing of it leaves.
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
        work.holds().place(dossier, Hold.of(dossier.id(), kind, note), cause);
        work.event(dossier, EventType.ORDER_HELD, OrderState.ON_HOLD, data(kind, note), cause);
    }

    /** Whether there is anything left that could be kept from leaving, be it that it waits for stock. */
    public static boolean canStop(Dossier dossier) {
        return !dossier.state().isFinal()
                && (dossier.isHeld() || dossier.state().canBecome(OrderState.ON_HOLD))
                && !dossier.allGone();
    }

    /** Nothing of it leaves until a person has looked at what the channel asked; of several wishes the last one counts. */
    public static void stop(Work work, Dossier dossier, Asked asked, Cause cause) {
        var earlier = dossier.hold(HoldKind.CHANGE);
        earlier.ifPresent(hold -> work.holds().release(dossier, hold, cause));
        var all = asked.after(earlier.map(Hold::asked).orElse(null));
        work.holds().place(dossier, Hold.of(dossier.id(), all), cause);
        dossier.packed().forEach(work.boarding()::takeOff);
        var data = data(HoldKind.CHANGE, "");
        data.put("asked", asked.what().name().toLowerCase(Locale.ROOT));
        data.put(
                "changes",
                asked.differences().stream().map(Asked.Difference::what).toList());
        data.put("revision", asked.revision());
        work.event(dossier, EventType.ORDER_HELD, OrderState.ON_HOLD, data, cause);
    }

    /** The same wish, told anew: what is to be granted is what the channel says now. */
    public static void askAnew(Work work, Dossier dossier, Hold hold, Asked asked) {
        work.holds().change(dossier, hold.about(asked.after(hold.asked())));
    }

    public static void release(Work work, Dossier dossier, Hold hold, Cause cause) {
        work.holds().release(dossier, hold, cause);
        if (!dossier.isHeld()) {
            dossier.toManifest().forEach(work.boarding()::putOn);
        }
        var next = next(dossier);
        var data = data(hold.kind(), "");
        if (hold.asked() != null
                && next == OrderState.READY_FOR_PICKUP
                && !hold.asked().wasReady()) {
            data.put("ready", "now");
        }
        Arrival.after(work, dossier, EventType.ORDER_RELEASED_FROM_HOLD, next, data, cause);
    }

    /** The order is over: what it was held for is of no concern any more. */
    public static void end(Work work, Dossier dossier, Cause cause) {
        dossier.holds().forEach(hold -> work.holds().release(dossier, hold, cause));
    }

    /** The order ends with what has left: nothing is there any more to be held, and what its carrier has goes on a manifest. */
    public static void endWithRest(Work work, Dossier dossier, Cause cause) {
        end(work, dossier, cause);
        dossier.toManifest().forEach(work.boarding()::putOn);
    }

    private static OrderState next(Dossier dossier) {
        if (dossier.isHeld() || dossier.isUnderWay()) {
            return dossier.derivedState();
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
