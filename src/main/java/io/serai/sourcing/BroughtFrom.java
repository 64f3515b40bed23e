package io.serai.sourcing;

import io.serai.sourcing.Demand.Brought;
import io.serai.sourcing.Demand.Line;
import io.serai.sourcing.Reason.Code;
import io.serai.sourcing.Sourced.Backorder;
import io.serai.sourcing.Sourced.From;
import io.serai.sourcing.Split.Allocation;
import io.serai.sourcing.Split.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * From where goods are brought to the store at which a customer collects them: from the nearest place of its country that may give them
 * and has all of it, or from the one that a person has chosen.
 */
final class BroughtFrom {
    /** How many are named that are nearer. */
    private static final int MOST_NEARER = 3;

    private final List<Line> lines;
    private final Needs needs;
    private final Brought way;
    private final Sites sites;
    private final Shelves shelves;

    BroughtFrom(Inquiry inquiry, Brought way, Shelves shelves) {
        this.lines = inquiry.ask().demand().lines();
        this.needs = inquiry.needs();
        this.way = way;
        this.sites = inquiry.network().sites();
        this.shelves = shelves;
    }

    Sourced source() {
        int store = sites.index(way.to());
        if (store < 0) {
            return backorder(List.of(new NotChosen(way.to(), null, Reason.of(Code.NO_SUCH_LOCATION))));
        }
        var at = sites.get(store);
        var chords = sites.chordsTo(at.latitude(), at.longitude());
        var nearer = new ArrayList<NotChosen>();
        for (int site : IntStream.range(0, sites.size())
                .filter(each -> each != store && isLookedAt(sites.get(each)))
                .boxed()
                .sorted(Comparator.comparingDouble(each -> chords[each]))
                .toList()) {
            long metres = Arc.metres(chords[site]);
            var why = whyNot(site, at.country());
            if (why == null) {
                var split = new Split(List.of(new Part(sites.get(site).id(), metres, all())));
                return new From(split, first(nearer), true, true);
            }
            nearer.add(new NotChosen(sites.get(site).id(), metres, why));
        }
        return backorder(first(nearer));
    }

    private static List<NotChosen> first(List<NotChosen> nearer) {
        return nearer.subList(0, Math.min(MOST_NEARER, nearer.size()));
    }

    /** What a person has chosen is not compared with anything. */
    private boolean isLookedAt(Site site) {
        return !way.byPerson() || way.from().contains(site.id().value());
    }

    private @Nullable Reason whyNot(int site, String country) {
        var one = sites.get(site);
        if (!way.byPerson() && !one.country().equalsIgnoreCase(country)) {
            return Reason.of(Code.OTHER_COUNTRY);
        }
        if (!way.byPerson() && !mayGive(one)) {
            return Reason.of(Code.NOT_BROUGHT_FROM);
        }
        var supply = new int[needs.count()];
        for (int need = 0; need < supply.length; need++) {
            supply[need] = Math.max(0, shelves.row(needs.sku(need))[site]);
        }
        var missing = needs.missing(supply);
        return missing.isEmpty() ? null : Reason.lacks(missing);
    }

    private boolean mayGive(Site site) {
        var type = site.type().toUpperCase(Locale.ROOT).replace('-', '_');
        return way.from().contains("*")
                || way.from().contains(site.id().value())
                || way.from().contains(type);
    }

    private List<Allocation> all() {
        return lines.stream()
                .sorted(Comparator.comparingInt(Line::line))
                .map(line -> new Allocation(line.line(), line.sku(), line.quantity()))
                .toList();
    }

    private Sourced backorder(List<NotChosen> why) {
        return new Backorder(lines.stream().map(Line::line).sorted().toList(), why, true);
    }
}
