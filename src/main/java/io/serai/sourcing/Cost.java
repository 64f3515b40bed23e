package io.serai.sourcing;

import java.util.Comparator;

/** What the rule keeps least: first the number of locations that send something, then the sum of their distances. */
public record Cost(int locations, long millimetres) implements Comparable<Cost> {
    private static final Comparator<Cost> ORDER =
            Comparator.comparingInt(Cost::locations).thenComparingLong(Cost::millimetres);

    @Override
    public int compareTo(Cost other) {
        return ORDER.compare(this, other);
    }
}
