package io.serai.fulfilment.work;

import io.serai.inventory.StockChange;
import io.serai.log.EventType;
import io.serai.shipping.ParcelState;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Takes a fulfilment order back: its reservations are released, and its warehouse is told if it already knows of it. */
public final class Withdrawal {
    private Withdrawal() {}

    /** Everything of an order that has not left, and has not ended otherwise. */
    public static void ofAll(Work work, Dossier dossier, String reason, Cause cause) {
        dossier.fulfilments().stream()
                .filter(dossier::canBeTakenBack)
                .forEach(each -> of(work, dossier, each, reason, cause));
    }

    /**
     * Who has more of an order than is wanted of it from now on; all others go on as they are.
     *
     * @return what was taken back, as it was before: {@link #keep} is for what of it is wanted
     */
    public static List<Fulfilment> of(Work work, Surplus surplus, String reason, Cause cause) {
        surplus.holders().forEach(each -> of(work, surplus.dossier(), each, reason, cause));
        return surplus.renumbered();
    }

    /**
     * What was taken back and is still wanted, because of its line only fewer pieces are or it lay together with another, stays reserved where it
     * lies: nobody else gets it before it is picked again, and its location is not given another parcel for it. The lines of the order are
     * those that are wanted by now.
     */
    public static void keep(Work work, Dossier dossier, Collection<Fulfilment> taken) {
        for (var before : taken) {
            var lines = before.lines().stream()
                    .map(line -> wanted(dossier, line))
                    .filter(line -> line.reserved() > 0)
                    .toList();
            if (!lines.isEmpty()) {
                work.loads()
                        .goesOn(
                                before.id(),
                                Together.alone(work, dossier, before.location(), lines)
                                        .id());
            }
        }
    }

    private static Fulfilment.Line wanted(Dossier dossier, Fulfilment.Line line) {
        int pieces = dossier.goods()
                .filter(goods -> goods.line() == line.line())
                .mapToInt(dossier::uncovered)
                .sum();
        int kept = Math.max(0, Math.min(line.reserved(), pieces));
        return new Fulfilment.Line(line.line(), line.sku(), kept, kept, 0);
    }

    public static void of(Work work, Dossier dossier, Fulfilment fulfilment, String reason, Cause cause) {
        end(work, dossier, fulfilment, FulfilmentState.CANCELLED);
        tell(work, dossier, fulfilment, reason, cause);
    }

    /** Another one goes on with what it has, at the same place: that stays reserved. */
    static void replaced(Work work, Dossier dossier, Fulfilment fulfilment, String reason, Cause cause) {
        close(work, dossier, fulfilment, FulfilmentState.CANCELLED);
        tell(work, dossier, fulfilment, reason, cause);
    }

    private static void tell(Work work, Dossier dossier, Fulfilment fulfilment, String reason, Cause cause) {
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
        close(work, dossier, fulfilment, how);
    }

    private static void close(Work work, Dossier dossier, Fulfilment fulfilment, FulfilmentState how) {
        if (fulfilment.state() == FulfilmentState.PACKED) {
            dossier.parcels(fulfilment.id())
                    .filter(parcel -> parcel.state() == ParcelState.PACKED)
                    .forEach(work.boarding()::takeOff);
        }
        if (fulfilment.state().isPicked()) {
            work.loads().worked(fulfilment.id());
        }
        boolean warehouseKnows = fulfilment.state() != FulfilmentState.ALLOCATED;
        var withdrawn = fulfilment.in(how).withLines(Fulfilment.Line::released).nextSeq();
        work.change(dossier, withdrawn);
        if (warehouseKnows) {
            work.send(PickTasks.withdrawal(dossier, withdrawn));
        }
    }
}
