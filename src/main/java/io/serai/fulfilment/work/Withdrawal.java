package io.serai.fulfilment.work;

import io.serai.inventory.StockChange;
import io.serai.kernel.FulfilmentId;
import io.serai.log.EventType;
import io.serai.shipping.ParcelState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Takes a fulfilment order back: its reservations are released, and its warehouse is told if it already knows of it. */
public final class Withdrawal {
    private Withdrawal() {}

    /** Everything of an order that has not left, and has not ended otherwise. */
    public static void ofAll(Work work, Dossier dossier, String reason, Cause cause) {
        ofAll(work, dossier, each -> true, reason, cause);
    }

    /** @return what was taken back, as it was before */
    private static List<Fulfilment> ofAll(
            Work work, Dossier dossier, Predicate<Fulfilment> which, String reason, Cause cause) {
        var taken = dossier.fulfilments().stream()
                .filter(each -> each.state().canBecome(FulfilmentState.CANCELLED) && !dossier.isGone(each))
                .filter(which)
                .toList();
        taken.forEach(fulfilment -> of(work, dossier, fulfilment, reason, cause));
        return taken;
    }

    /**
     * What has to do with the rest of an order; what only completes kits of which a part has left goes on.
     *
     * @return what was taken back, as it was before: {@link #keep} is for what lay together with it
     */
    public static List<Fulfilment> of(Work work, Rest rest, String reason, Cause cause) {
        return ofAll(
                work,
                rest.dossier(),
                each -> each.lines().isEmpty() || each.lines().stream().anyMatch(line -> rest.hasGoods(line.line())),
                reason,
                cause);
    }

    /**
     * What was taken back with the rest and is still wanted, to complete a kit or of a line of which fewer pieces are, stays reserved where it
     * lies: nobody else gets it before it is picked again, and its location is not given another parcel for it. The lines of the order are
     * without the rest by now.
     */
    public static void keep(Work work, Dossier dossier, Collection<Fulfilment> taken) {
        for (var before : taken) {
            var lines = before.lines().stream()
                    .map(line -> wanted(dossier, line))
                    .filter(line -> line.reserved() > 0)
                    .toList();
            if (!lines.isEmpty()) {
                var kept = new Fulfilment(
                        FulfilmentId.next(),
                        dossier.id(),
                        dossier.fulfilments().size() + 1,
                        before.location(),
                        before.mode(),
                        FulfilmentState.ALLOCATED,
                        1,
                        lines);
                work.add(dossier, kept);
                work.goesOn(before.id(), kept.id());
                lines.forEach(line -> work.stock(StockChange.reserve(kept.place(line), line.reserved(), dossier.id())));
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
        if (fulfilment.state().isPicked()) {
            work.worked(fulfilment.id());
        }
        boolean warehouseKnows = fulfilment.state() != FulfilmentState.ALLOCATED;
        var withdrawn = fulfilment.in(how).withLines(Fulfilment.Line::released).nextSeq();
        work.change(dossier, withdrawn);
        if (warehouseKnows) {
            work.send(PickTasks.withdrawal(dossier, withdrawn));
        }
    }
}
