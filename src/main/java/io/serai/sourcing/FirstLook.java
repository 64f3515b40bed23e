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
        var keys = new double[count];
        Arrays.fill(keys, Double.MAX_VALUE);
        double others = Double.MAX_VALUE;
        int found = 0;
        for (int site : stage.sites()) {
            if (!field.mayNow(site, stage)) {
                continue;
            }
            double key = key(site);
            int place = Math.min(found, count - 1);
            if (found >= count) {
                others = Math.min(others, Math.max(keys[place], key));
            }
            if (found < count || key < keys[place]) {
                while (place > 0 && key < keys[place - 1]) {
                    keys[place] = keys[place - 1];
                    sites[place] = sites[place - 1];
                    place--;
                }
                keys[place] = key;
                sites[place] = site;
            }
            found++;
        }
        return new Chosen(
                Arrays.copyOf(sites, Math.min(found, count)),
                others == Double.MAX_VALUE ? Long.MAX_VALUE : least(whole(others)));
    }

    /**
     * What grows with what it costs at least to send everything from a site. Of the nearest it is the chord: a thousand are compared,
     * and metres are asked of one of them.
     */
    private double key(int site) {
        return field.strategy == Strategy.NEAREST
                ? field.chord(site)
                : field.base(site, field.metres(site))
                        + priced[field.zone(site)]
                        + (double) field.network.leastPiece * pieces;
    }

    private long whole(double key) {
        return field.strategy == Strategy.NEAREST ? Arc.metres(key) : (long) key;
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
