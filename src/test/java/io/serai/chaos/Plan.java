package io.serai.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What is broken in which round: nothing but the seed decides, so that a run can be told again, and gone on with at any round. */
record Plan(long seed, List<Break> breaks) {
    private static final int LEAST_LOAD = 5;
    private static final int MOST_LOAD = 15;

    /** {@code seed}: of everything in this round that is left to chance; times in seconds. */
    record Round(int no, long seed, Break what, int load, int lasts) {}

    /** @param only names, comma between; empty for all */
    static Plan of(long seed, String only) {
        if (only.isEmpty()) {
            return new Plan(seed, Breaks.all());
        }
        var unknown = new TreeSet<>(List.of(only.split(",", -1)));
        var chosen = Breaks.all().stream()
                .filter(each -> unknown.remove(each.name()))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("no such break: " + unknown);
        }
        return new Plan(seed, chosen);
    }

    List<Round> rounds(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(this::round).toList();
    }

    /** All breaks once in some order, then all again in another. */
    private Round round(int no) {
        int deal = (no - 1) / breaks.size();
        var deck = new ArrayList<>(breaks);
        Collections.shuffle(deck, new Random(seed + deal));
        var what = deck.get((no - 1) % deck.size());
        long own = new Random(seed * 1_000_003 + no).nextLong();
        var random = new Random(own);
        return new Round(no, own, what, LEAST_LOAD + random.nextInt(MOST_LOAD - LEAST_LOAD + 1), what.seconds(random));
    }
}
