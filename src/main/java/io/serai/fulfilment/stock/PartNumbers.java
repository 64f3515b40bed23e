package io.serai.fulfilment.stock;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Numbers for the parts of an order's kits, which are no line's: warehouses know them by these. They begin so far behind the lines that those
 * which are added later find numbers before them, so that a part keeps its own as long as the order lives. Warehouses answer with numbers up to
 * 1,000 (pick.schema.json): where there are so many parts that they would go beyond that they begin nearer to the lines, and one whose number a
 * new line has gets another.
 */
final class PartNumbers {
    private static final int LAST = 1000;
    private static final int LINES = 500;

    private final Set<Integer> taken;
    private int next;

    /**
     * @param lines as many as the order has from now on
     * @param parts as many as all its kits have together
     * @param kept those that parts have and keep
     */
    PartNumbers(int lines, int parts, Collection<Integer> kept) {
        taken = new HashSet<>(kept);
        next = Math.max(lines, Math.min(LINES, LAST - parts)) + 1;
    }

    int next() {
        while (!taken.add(next)) {
            next++;
        }
        return next;
    }
}
