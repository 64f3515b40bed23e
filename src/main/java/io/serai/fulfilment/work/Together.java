package io.serai.fulfilment.work;

import io.serai.inventory.StockChange;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.LocationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives a location a part of an order. Where it has another part already that nobody has begun to pick, both leave as one parcel: it gets
 * one pick task for all.
 */
public final class Together {
    private static final String REASON = "joined";

    private Together() {}

    /**
     * @param lines reserved from now on
     * @return the fulfilment order, if it is one parcel more for the location
     */
    public static Optional<Fulfilment> place(
            Work work, Dossier dossier, LocationId location, List<Fulfilment.Line> lines) {
        var there = unbegun(dossier, location).orElse(null);
        if (there == null) {
            return Optional.of(alone(work, dossier, location, lines));
        }
        var all = sum(there.lines(), lines);
        if (work.isNew(there)) {
            // Nobody has heard of it yet.
            work.change(dossier, there.of(all));
        } else {
            Withdrawal.replaced(work, dossier, there, REASON, Cause.HUB);
            work.loads().goesOn(there.id(), add(work, dossier, location, all).id());
        }
        reserve(work, there, lines);
        return Optional.empty();
    }

    /** The same, whatever the location has of the order. */
    static Fulfilment alone(Work work, Dossier dossier, LocationId location, List<Fulfilment.Line> lines) {
        var fulfilment = add(work, dossier, location, lines);
        reserve(work, fulfilment, lines);
        return fulfilment;
    }

    private static Fulfilment add(Work work, Dossier dossier, LocationId location, List<Fulfilment.Line> lines) {
        var fulfilment = new Fulfilment(
                FulfilmentId.next(),
                dossier.id(),
                dossier.fulfilments().size() + 1,
                location,
                dossier.order().mode(),
                FulfilmentState.ALLOCATED,
                1,
                lines);
        work.add(dossier, fulfilment);
        return fulfilment;
    }

    private static Optional<Fulfilment> unbegun(Dossier dossier, LocationId location) {
        return dossier.unbegun()
                .filter(each -> each.location().equals(location)
                        && each.mode() == dossier.order().mode())
                .findFirst();
    }

    private static void reserve(Work work, Fulfilment fulfilment, List<Fulfilment.Line> lines) {
        lines.forEach(
                line -> work.stock(StockChange.reserve(fulfilment.place(line), line.reserved(), fulfilment.order())));
    }

    private static List<Fulfilment.Line> sum(List<Fulfilment.Line> there, List<Fulfilment.Line> more) {
        var all = new ArrayList<>(there);
        for (var line : more) {
            int same = all.stream().map(Fulfilment.Line::line).toList().indexOf(line.line());
            if (same < 0) {
                all.add(line);
            } else {
                all.set(same, all.get(same).and(line.quantity()));
            }
        }
        return all;
    }
}
