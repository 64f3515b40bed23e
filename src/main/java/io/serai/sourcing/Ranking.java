package io.serai.sourcing;

import io.serai.sourcing.Demand.Shipped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The locations that may ship to a destination, nearest first by geodesic distance, ties by id. It works lazily: geodesics are only
 * computed as far as somebody reads, the rest are kept apart by a cheap lower bound. Not for use by several threads.
 */
public final class Ranking {
    private static final Comparator<Ranked> NEAREST = Comparator.comparingLong(Ranked::millimetres)
            .thenComparing(ranked -> ranked.site().id());

    private final Shipped to;
    private final Sites sites;
    private final SmallestFirst byBound;
    private final int size;
    private final PriorityQueue<Ranked> measured = new PriorityQueue<>(NEAREST);
    private final List<Ranked> ranked = new ArrayList<>();

    private Ranking(Sites sites, Shipped to) {
        this.sites = sites;
        this.to = to;
        var eligible = sites.eligible(to);
        size = eligible.length;
        byBound = new SmallestFirst(sites.chordsTo(to.to().latitude(), to.to().longitude()), eligible, size);
    }

    record Ranked(Site site, long millimetres) {}

    /** Ranks those of the sites that {@linkplain Eligibility may} ship there. */
    public static Ranking of(Collection<Site> sites, Shipped to) {
        return of(Sites.of(sites), to);
    }

    /** The same of sites that are prepared. */
    public static Ranking of(Sites sites, Shipped to) {
        return new Ranking(sites, to);
    }

    /** The nearest {@code count}, or fewer if there are not so many. */
    public List<Site> first(int count) {
        var first = new ArrayList<Site>();
        for (int i = 0; i < Math.min(count, size()); i++) {
            first.add(at(i).site());
        }
        return first;
    }

    /** How many locations may ship there. */
    public int size() {
        return size;
    }

    /** The one at this rank, 0 the nearest. */
    Ranked at(int rank) {
        while (ranked.size() <= rank) {
            ranked.add(next());
        }
        return ranked.get(rank);
    }

    private Ranked next() {
        while (!byBound.isEmpty() && !isNearerThan(Distance.atLeast(byBound.smallest()))) {
            var site = sites.get(byBound.remove());
            measured.add(new Ranked(site, distance(site, to.to())));
        }
        return measured.remove();
    }

    /** Whether the best that was measured is surely nearer than all that were not. */
    private boolean isNearerThan(long bound) {
        var best = measured.peek();
        return best != null && best.millimetres() < bound;
    }

    private static long distance(Site site, Located to) {
        return Distance.between(site.latitude(), site.longitude(), to.latitude(), to.longitude());
    }
}
