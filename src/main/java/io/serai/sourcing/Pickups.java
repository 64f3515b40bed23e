package io.serai.sourcing;

import io.serai.sourcing.Demand.Shipped;
import io.serai.sourcing.Promises.Pickup;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Where a customer could collect everything, the nearest first. */
final class Pickups {
    /** How many are named. */
    private static final int MOST = 3;

    private static final double METRES_PER_KM = 1_000;

    private final Network network;
    private final Shelves shelves;

    Pickups(Network network, Shelves shelves) {
        this.network = network;
        this.shelves = shelves;
    }

    /** In the country that it would otherwise be sent to. */
    List<Pickup> near(Ask ask, Shipped to) {
        var sites = network.sites();
        var needs = Needs.of(ask.demand().lines());
        var chords = sites.chordsTo(to.to().latitude(), to.to().longitude());
        var calendar = network.calendar(ask.at());
        return IntStream.range(0, sites.size())
                .filter(site -> sites.get(site).pickup()
                        && sites.get(site).country().equalsIgnoreCase(to.country())
                        && hasAll(needs, site))
                .boxed()
                .sorted(Comparator.comparingDouble(site -> chords[site]))
                .limit(MOST)
                .map(site -> new Pickup(
                        sites.get(site).id(),
                        sites.get(site).name(),
                        Arc.metres(chords[site]) / METRES_PER_KM,
                        LocalDate.ofEpochDay(calendar.dispatch(site))))
                .toList();
    }

    private boolean hasAll(Needs needs, int site) {
        return IntStream.range(0, needs.count())
                .allMatch(need -> shelves.row(needs.sku(need))[site] >= needs.quantity(need));
    }
}
