package io.serai.console.web;

import io.serai.fulfilment.allocation.TrialBook.Comparison;
import io.serai.fulfilment.allocation.TrialBook.Sum;
import java.util.List;

/** A comparison as pairs of bars: each pair in proportion to the larger of the two. {@code width} is of a hundred. */
record Bars(List<Pair> pairs) {

    /** {@code measure} is the key of its name; {@code better} is -1 where the candidate has less, 1 where it has more. */
    record Pair(String measure, long live, long tried, int liveWidth, int triedWidth, int better, int y) {}

    private static final int HEIGHT = 64;

    static Bars of(Comparison comparison) {
        return new Bars(List.of(
                pair("cost", comparison.live(), comparison.tried(), Sum::cost, 0),
                pair("parcels", comparison.live(), comparison.tried(), Sum::parcels, 1),
                pair("late", comparison.live(), comparison.tried(), Sum::late, 2),
                pair("own", comparison.live(), comparison.tried(), Sum::own, 3),
                pair("waits", comparison.live(), comparison.tried(), Sum::waits, 4)));
    }

    private static Pair pair(String measure, Sum live, Sum tried, java.util.function.ToLongFunction<Sum> of, int row) {
        long before = of.applyAsLong(live);
        long after = of.applyAsLong(tried);
        long most = Math.max(1, Math.max(before, after));
        return new Pair(
                measure,
                before,
                after,
                (int) (before * 100 / most),
                (int) (after * 100 / most),
                Long.compare(after, before),
                row * HEIGHT);
    }

    /** Of the picture, in its own units. */
    public int height() {
        return pairs.size() * HEIGHT;
    }
}
