package io.serai.fulfilment.work;

import io.serai.inventory.StockChange;
import io.serai.log.EventType;
import io.serai.shipping.ParcelState;
import java.util.Map;
import java.util.function.Predicate;

/** Takes a fulfilment order back: its reservations are released, and its warehouse is told if it already knows of it. */
public final class Withdrawal {
    private Withdrawal() {}

    /** Everything of an order that has not left, and has not ended otherwise. */
    public static void ofAll(Work work, Dossier dossier, String reason, Cause cause) {
        ofAll(work, dossier, each -> true, reason, cause);
    }

    private static void ofAll(Work work, Dossier dossier, Predicate<Fulfilment> which, String reason, Cause cause) {
        dossier.fulfilments().stream()
                .filter(each -> each.state().canBecome(FulfilmentState.CANCELLED) && !dossier.isGone(each))
                .filter(which)
                .forEach(fulfilment -> of(work, dossier, fulfilment, reason, cause));
    }

    /** What has to do with the rest of an order; what only completes kits of which a part has left goes on. */
    public static void of(Work work, Rest rest, String reason, Cause cause) {
        ofAll(
                work,
                rest.dossier(),
                each -> each.lines().isEmpty() || each.lines().stream().anyMatch(line -> rest.hasGoods(line.line())),
                reason,
                cause);
    }

    public static void of(Work work, Dossier dossier, Fulfilment fulfilment, String reason, Cause cause) {
        end(work, dossier, fulfilment, FulfilmentState.CANCELLED);
        work.event(
                dossier,
                EventType.FULFILMENT_CANCELLED,
                Map.of("fulfilment", fulfilment.id(), "location", fulfilment.location(), "reason", reason),
                cause);
    }

    /** Its goods are for sale again, and its warehouse puts them back; no carrier gets its parcels. */
    public static void end(Work work, Dossier dossier, Fulfilment fulfilment, FulfilmentState how) {
        fulfilment.lines().stream()
                .filter(line -> line.reserved() > 0)
                .forEach(
                        line -> work.stock(StockChange.release(fulfilment.place(line), line.reserved(), dossier.id())));
        if (fulfilment.state() == FulfilmentState.PACKED) {
            dossier.parcels(fulfilment.id())
                    .filter(parcel -> parcel.state() == ParcelState.PACKED)
                    .forEach(work::takeOff);
        }
        boolean warehouseKnows = fulfilment.state() != FulfilmentState.ALLOCATED;
        var withdrawn = fulfilment.in(how).withLines(Fulfilment.Line::released).nextSeq();
        work.change(dossier, withdrawn);
        if (warehouseKnows) {
            work.send(PickTasks.withdrawal(dossier, withdrawn));
        }
    }
}
