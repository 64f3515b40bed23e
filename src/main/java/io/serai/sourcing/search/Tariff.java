package io.serai.sourcing.search;

import java.util.List;

/**
 * What a carrier takes for a parcel by its weight: a price for each band of grams, and so much for each kilogram begun beyond the last.
 * Never falls with the weight, and never makes two parcels cheaper than the one that holds the same: that is what lets a search send
 * one parcel from a location.
 */
public final class Tariff {
    /** Nothing, whatever the weight. */
    public static final Tariff FREE = new Tariff(List.of(), 0);

    private static final long KILOGRAM = 1000;

    private final long[] upTo;
    private final long[] price;
    private final long perKilogram;

    /** A parcel up to so many grams, and its price in minor units. */
    public record Band(long upToGrams, long price) {}

    /** @throws IllegalArgumentException if it falls somewhere, or if two parcels cost less than one; says where */
    public Tariff(List<Band> bands, long perKilogram) {
        this.upTo = bands.stream().mapToLong(Band::upToGrams).toArray();
        this.price = bands.stream().mapToLong(Band::price).toArray();
        this.perKilogram = perKilogram;
        checkRises();
        checkParcels();
    }

    /** The price of a parcel of so many grams. */
    public long of(long grams) {
        for (int i = 0; i < upTo.length; i++) {
            if (grams <= upTo[i]) {
                return price[i];
            }
        }
        int last = upTo.length - 1;
        return last < 0 ? perKilogram * kilograms(grams) : price[last] + perKilogram * kilograms(grams - upTo[last]);
    }

    /** Up to how many grams each band goes. */
    long[] edges() {
        return upTo.clone();
    }

    /** Whether it is at no weight dearer than another. */
    boolean isNoDearerThan(Tariff other) {
        if (perKilogram > other.perKilogram || of(1) > other.of(1)) {
            return false;
        }
        return noDearerAtEdgesOf(this, other) && noDearerAtEdgesOf(other, other);
    }

    private boolean noDearerAtEdgesOf(Tariff edges, Tariff other) {
        for (long edge : edges.upTo) {
            if (of(edge) > other.of(edge) || of(edge + 1) > other.of(edge + 1)) {
                return false;
            }
        }
        // Where the kilograms begin at different weights, one kilogram is what they can differ by.
        return edges.upTo.length == 0 || of(last(edges) + KILOGRAM) <= other.of(last(edges) + 1);
    }

    private static long last(Tariff tariff) {
        return tariff.upTo[tariff.upTo.length - 1];
    }

    private static long kilograms(long grams) {
        return (grams + KILOGRAM - 1) / KILOGRAM;
    }

    private void checkRises() {
        for (int i = 1; i < upTo.length; i++) {
            if (upTo[i] <= upTo[i - 1] || price[i] < price[i - 1]) {
                throw new IllegalArgumentException("the bands must rise, but " + upTo[i] + " g for " + price[i]
                        + " follow " + upTo[i - 1] + " g for " + price[i - 1]);
            }
        }
    }

    private void checkParcels() {
        for (int i = 0; i < upTo.length; i++) {
            for (int k = i; k < upTo.length; k++) {
                long both = of(upTo[i] + upTo[k]);
                if (both > price[i] + price[k]) {
                    throw new IllegalArgumentException("a parcel of " + (upTo[i] + upTo[k]) + " g costs " + both
                            + ", more than two of " + upTo[i] + " g and " + upTo[k] + " g");
                }
            }
            if (perKilogram * kilograms(upTo[i]) > price[i]) {
                throw new IllegalArgumentException("each kilogram more costs " + perKilogram + ", so that a parcel of "
                        + upTo[i] + " g for " + price[i] + " is better sent apart");
            }
        }
    }
}
