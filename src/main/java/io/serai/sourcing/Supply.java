package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What one order may have of what lies on the shelves: not where it has been disappointed, and not what a site cannot handle. */
final class Supply {
    private final Network network;
    private final Ask ask;
    private final Needs needs;
    private final List<Change.Pieces> changes;
    /** What a piece of each need wants, as bits of the network's care. */
    private final int[] goods;

    private final boolean careful;
    /** What all pieces of each need weigh together, and the longest side of one; null where no site minds any of it. */
    private final long @Nullable [] weights;

    private final int @Nullable [] lengths;

    /** @param change of which what lies somewhere more or less than the shelves say counts; null: nothing */
    Supply(Network network, Ask ask, Needs needs, @Nullable Change change) {
        this.network = network;
        this.ask = ask;
        this.needs = needs;
        this.changes = change instanceof Change.Pieces pieces
                ? List.of(pieces)
                : change instanceof Change.Several several ? several.pieces() : List.of();
        this.goods = needs.care(network.care);
        this.careful = Arrays.stream(goods).anyMatch(bits -> bits != 0);
        this.weights = weights(network, needs);
        this.lengths = lengths(network, needs);
    }

    private static long @Nullable [] weights(Network network, Needs needs) {
        if (network.leastGrams == Long.MAX_VALUE) {
            return null;
        }
        var weights = needs.grams();
        for (int need = 0; need < weights.length; need++) {
            weights[need] *= needs.quantity(need);
        }
        return Arrays.stream(weights).anyMatch(grams -> grams > network.leastGrams) ? weights : null;
    }

    private static int @Nullable [] lengths(Network network, Needs needs) {
        if (network.leastLength == Integer.MAX_VALUE) {
            return null;
        }
        var lengths = needs.longest();
        return Arrays.stream(lengths).anyMatch(side -> side > network.leastLength) ? lengths : null;
    }

    private boolean isTooHeavy(int need, int site) {
        return weights != null && weights[need] > network.lineGrams[site];
    }

    private boolean isTooLong(int need, int site) {
        return lengths != null && lengths[need] > network.pieceLength[site];
    }

    /** What there is of each need, but at the places that have already disappointed this order. */
    int[][] rows(Shelves shelves) {
        var rows = new int[needs.count()][];
        for (int need = 0; need < rows.length; need++) {
            // What comes in where the order was disappointed is no change for it.
            rows[need] = without(needs.sku(need), changed(needs.sku(need), shelves.row(needs.sku(need))));
        }
        return rows;
    }

    private int[] changed(Sku sku, int[] row) {
        for (var change : changes) {
            if (change.sku().equals(sku)) {
                int site = network.sites().index(change.location());
                var other = row.clone();
                other[site] = Math.max(0, other[site] + change.more());
                return other;
            }
        }
        return row;
    }

    private int[] without(Sku sku, int[] row) {
        var left = row;
        for (var dead : ask.deadEnds()) {
            int site = dead.sku().equals(sku) ? network.sites().index(dead.location()) : -1;
            if (site >= 0 && left[site] > 0) {
                left = left == row ? row.clone() : left;
                left[site] = 0;
            }
        }
        return left;
    }

    /** Whether a site sends any of a need at all: it can handle it, and it is neither too heavy nor too long for it. */
    boolean may(int need, int site) {
        return (!careful || (goods[need] & ~network.handles[site]) == 0)
                && !isTooHeavy(need, site)
                && !isTooLong(need, site);
    }

    /** Fills in what a site could send of each need; false if nothing. */
    boolean fill(int[] there, int[][] rows, int site) {
        boolean some = false;
        for (int need = 0; need < rows.length; need++) {
            there[need] = may(need, site) ? Math.max(0, rows[need][site]) : 0;
            some |= there[need] > 0;
        }
        return some;
    }

    /** Whether a place has already disappointed this order. */
    boolean isDeadEnd(LocationId location) {
        return ask.deadEnds().stream()
                .anyMatch(dead -> dead.location().equals(location)
                        && ask.demand().lines().stream()
                                .anyMatch(line -> line.sku().equals(dead.sku())));
    }

    /** The needs that a site cannot send for what they are, as the names of these goods; empty if there are none. */
    List<String> cannotHandle(int site) {
        int all = Arrays.stream(goods).reduce(0, (a, b) -> a | b);
        return network.care.names(all & ~network.handles[site]);
    }

    /** What a site does not send as it is too heavy; empty if there is nothing. */
    List<String> tooHeavy(int site) {
        return skus(need -> isTooHeavy(need, site));
    }

    /** What a site does not send as it is too long; empty if there is nothing. */
    List<String> tooLong(int site) {
        return skus(need -> isTooLong(need, site));
    }

    private List<String> skus(IntPredicate some) {
        return IntStream.range(0, needs.count())
                .filter(some)
                .mapToObj(need -> needs.sku(need).value())
                .toList();
    }
}
