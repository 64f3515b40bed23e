package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.sourcing.Ask.DeadEnd;
import io.serai.sourcing.Demand.Line;
import io.serai.sourcing.Reason.Code;
import io.serai.sourcing.Sourced.Backorder;
import io.serai.sourcing.Sourced.From;
import io.serai.sourcing.Split.Allocation;
import io.serai.sourcing.Split.Part;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Goods that the customer collects, or has taken along: one location, or none. */
final class AtLocation {
    private final List<Line> lines;
    private final List<DeadEnd> deadEnds;
    private final Sites sites;
    private final Shelves shelves;

    AtLocation(Ask ask, Sites sites, Shelves shelves) {
        this.lines = ask.demand().lines();
        this.deadEnds = ask.deadEnds();
        this.sites = sites;
        this.shelves = shelves;
    }

    Sourced collected(LocationId at) {
        return site(at).map(this::collected).orElseGet(() -> unknown(at));
    }

    /** What the customer has already left with is not refused for want of stock: then the book is wrong, not the till. */
    Sourced handedOver(LocationId at) {
        return site(at).map(this::from).orElseGet(() -> unknown(at));
    }

    private Sourced collected(Site site) {
        if (!site.pickup()) {
            return backorder(allLines(), site.id(), Reason.of(Code.NO_PICKUP));
        }
        var refused = refused(site);
        if (!refused.isEmpty()) {
            return backorder(refused, site.id(), Reason.of(Code.DEAD_END));
        }
        var needs = Needs.of(lines);
        var supply = new int[needs.count()];
        for (int need = 0; need < supply.length; need++) {
            supply[need] = Math.max(0, shelves.available(site.id(), needs.sku(need)));
        }
        var missing = needs.missing(supply);
        if (missing.isEmpty()) {
            return from(site);
        }
        var skus = missing.stream().map(Reason.Missing::sku).toList();
        var lacking = lines.stream()
                .filter(line -> skus.contains(line.sku()))
                .map(Line::line)
                .sorted()
                .toList();
        return backorder(lacking, site.id(), Reason.lacks(missing));
    }

    /** Only a refusal counts: where pieces were missed or sold the books are right since, and there is no other place to have them from. */
    private List<Integer> refused(Site site) {
        return lines.stream()
                .filter(line -> deadEnds.contains(new DeadEnd(site.id(), line.sku(), true)))
                .map(Line::line)
                .sorted()
                .toList();
    }

    private Sourced from(Site site) {
        var all = lines.stream()
                .sorted(Comparator.comparingInt(Line::line))
                .map(line -> new Allocation(line.line(), line.sku(), line.quantity()))
                .toList();
        return new From(new Split(List.of(new Part(site.id(), 0, all))), List.of(), true, true);
    }

    private Sourced unknown(LocationId at) {
        return backorder(allLines(), at, Reason.of(Code.NO_SUCH_LOCATION));
    }

    private static Sourced backorder(List<Integer> lines, LocationId at, Reason why) {
        return new Backorder(lines, List.of(new NotChosen(at, null, why)), true);
    }

    private List<Integer> allLines() {
        return lines.stream().map(Line::line).sorted().toList();
    }

    private Optional<Site> site(LocationId id) {
        int index = sites.index(id);
        return index < 0 ? Optional.empty() : Optional.of(sites.get(index));
    }
}
