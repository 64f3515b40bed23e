package io.serai.sourcing;

import io.serai.sourcing.Demand.Line;
import io.serai.sourcing.Demand.Shipped;
import io.serai.sourcing.Ranking.Ranked;
import io.serai.sourcing.Reason.Code;
import io.serai.sourcing.Sourced.Backorder;
import io.serai.sourcing.Sourced.From;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One decision about goods to ship. Stock is read as far as needed, the nearest first. */
final class ByDistance {
    static final int MAX_RUNNERS_UP = 3;
    /** How many of them are nearer ones that lack something; the rest is for the next that has everything. */
    private static final int MAX_NEARER = 2;
    /** How far behind the chosen one the next that has everything is looked for. */
    private static final int LOOK_ON = 20;

    private final Needs needs;
    private final Shipped to;
    private final Availability availability;
    private final Ranking ranking;
    private final List<int[]> supplies = new ArrayList<>();

    ByDistance(List<Line> lines, Shipped to, Availability availability) {
        this.needs = Needs.of(lines);
        this.to = to;
        this.availability = availability;
        this.ranking = Ranking.of(availability.sites(), to);
    }

    Sourced source() {
        int whole = nextWhole(0, ranking.size());
        if (whole >= 0) {
            return from(List.of(whole), true, true, besides(whole));
        }
        var lacking = lacking();
        return lacking.length > 0 ? backorder(lacking) : split();
    }

    private Sourced split() {
        var found = new SplitSearch(needs.quantities(), supplies, distances()).search();
        var others = IntStream.range(0, ranking.size())
                .filter(rank -> !found.ranks().contains(rank))
                .limit(MAX_RUNNERS_UP)
                .mapToObj(this::notChosen)
                .toList();
        return from(found.ranks(), found.exact(), availability.everySite(), others);
    }

    /** The rank of the next location that has everything, or -1. */
    private int nextWhole(int start, int end) {
        for (int rank = start; rank < Math.min(end, ranking.size()); rank++) {
            if (hasAll(supply(rank))) {
                return rank;
            }
        }
        return -1;
    }

    private boolean hasAll(int[] supply) {
        for (int need = 0; need < supply.length; need++) {
            if (supply[need] < needs.quantity(need)) {
                return false;
            }
        }
        return true;
    }

    private int[] supply(int rank) {
        while (supplies.size() <= rank) {
            var site = ranking.at(supplies.size()).site();
            supplies.add(needs.supply(site.id(), availability.stock()));
        }
        return supplies.get(rank);
    }

    private long[] distances() {
        return IntStream.range(0, ranking.size())
                .mapToLong(rank -> ranking.at(rank).millimetres())
                .toArray();
    }

    /** The needs that all locations together do not have; all supplies are known by now. */
    private int[] lacking() {
        return IntStream.range(0, needs.count())
                .filter(need ->
                        supplies.stream().mapToLong(supply -> supply[need]).sum() < needs.quantity(need))
                .toArray();
    }

    private List<NotChosen> besides(int whole) {
        var nearer = IntStream.range(0, Math.min(whole, MAX_NEARER)).mapToObj(this::notChosen);
        int next = nextWhole(whole + 1, whole + 1 + LOOK_ON);
        return (next < 0 ? nearer : Stream.concat(nearer, Stream.of(notChosen(next)))).toList();
    }

    private NotChosen notChosen(int rank) {
        var missing = needs.missing(supply(rank));
        var why = missing.isEmpty() ? Reason.of(Code.FARTHER) : new Reason(Code.LACKS_STOCK, missing);
        Ranked ranked = ranking.at(rank);
        return new NotChosen(ranked.site().id(), ranked.millimetres(), why);
    }

    private Sourced from(List<Integer> ranks, boolean exact, boolean settled, List<NotChosen> runnersUp) {
        var chosen = ranks.stream().map(ranking::at).toList();
        var supply = ranks.stream().map(supplies::get).toList();
        var split = new Cut(needs, chosen, supply).split();
        return new From(split, split.cost(), runnersUp, exact, settled);
    }

    private Sourced backorder(int[] lacking) {
        var lines = Arrays.stream(lacking)
                .boxed()
                .flatMap(need -> needs.linesOf(need).stream())
                .map(Line::line)
                .sorted()
                .toList();
        var lack = IntStream.range(0, ranking.size()).mapToObj(this::notChosen);
        var refused = availability.sites().stream()
                .flatMap(site ->
                        Eligibility.refusal(site, to)
                                .map(code -> new NotChosen(site.id(), null, Reason.of(code)))
                                .stream())
                .sorted(Comparator.comparing(NotChosen::location));
        return new Backorder(lines, Stream.concat(lack, refused).toList(), availability.everySite());
    }
}
