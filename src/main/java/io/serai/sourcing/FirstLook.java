package io.serai.sourcing;

import io.serai.sourcing.rules.RuleSet.Strategy;
import java.util.Arrays;

/**
 * Which few sites are looked at before all are, so that not all stock is read: those from which sending everything costs least, their
 * stock apart. If one of them has everything for less than any other could, nobody else needs to be asked.
 */
final class FirstLook {
    private final Field field;
    private final int pieces;
    private final long[] priced;

    FirstLook(Field field, long grams, int pieces) {
        this.field = field;
        this.pieces = pieces;
        this.priced = new long[field.network.priced.count()];
        Arrays.setAll(priced, zone -> field.network.priced.of(zone).of(grams));
    }

    /** The sites, and what a solution with another costs at least. */
    record Chosen(int[] sites, long others) {}

    Chosen choose(int count) {
        var stage = field.stage(0);
        var sites = new int[count];
        var costs = new long[count];
        Arrays.fill(costs, Long.MAX_VALUE);
        long others = Long.MAX_VALUE;
        int found = 0;
        for (int site : stage.sites()) {
            if (!field.mayNow(site, stage)) {
                continue;
            }
            long cost = whole(site);
            int place = Math.min(found, count - 1);
            if (found >= count) {
                others = Math.min(others, Math.max(costs[place], cost));
            }
            if (found < count || cost < costs[place]) {
                while (place > 0 && cost < costs[place - 1]) {
                    costs[place] = costs[place - 1];
                    sites[place] = sites[place - 1];
                    place--;
                }
                costs[place] = cost;
                sites[place] = site;
            }
            found++;
        }
        return new Chosen(Arrays.copyOf(sites, Math.min(found, count)), least(others));
    }

    /** What it costs at least to send everything from a site. */
    private long whole(int site) {
        long base = field.base(site, field.metres(site));
        return field.strategy == Strategy.NEAREST
                ? base
                : base + priced[field.zone(site)] + field.network.leastPiece * pieces;
    }

    /** A parcel of less weighs less, but then there are two: what both cost at least. */
    private long least(long whole) {
        if (whole == Long.MAX_VALUE || field.strategy.countsParcelsFirst()) {
            return whole;
        }
        long spread = 0;
        for (int zone = 0; zone < priced.length; zone++) {
            spread = Math.max(
                    spread, priced[zone] - field.network.priced.of(zone).of(0));
        }
        return whole - Math.max(0, spread - field.network.rules().set().cost().split());
    }
}
