package io.serai.sourcing.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The cheapest way to send what is held whole when some sites send a parcel already: with those, for what the parcel costs more, or apart. */
final class Beside {
    private final Problem problem;
    private final int[] needs;
    private final Subsets apart;
    private final long[] best;
    private final List<int[]> joined = new ArrayList<>();
    private final long[] grams;
    private Open open;

    Beside(Problem problem, int[] needs, Subsets apart) {
        this.problem = problem;
        this.needs = needs;
        this.apart = apart;
        this.best = new long[apart.full() + 1];
        this.grams = new long[apart.full() + 1];
        this.open = new Open(problem);
        for (int set = 1; set < grams.length; set++) {
            int need = needs[Integer.numberOfTrailingZeros(set)];
            grams[set] = grams[set & (set - 1)] + problem.quantity[need] * problem.grams[need];
        }
    }

    /** What it costs beside those that send something. */
    long cost(Open sending) {
        open = sending;
        joined.clear();
        for (int set = 0; set < best.length; set++) {
            long alone = apart.cost(set);
            best[set] = set == 0 || alone == Long.MAX_VALUE ? alone : alone + problem.split;
        }
        for (int i = 0; i < open.count(); i++) {
            joined.add(join(open.site(i)));
        }
        return best[apart.full()];
    }

    /** Lets one of them take along what it holds; says for each set what it takes of it. */
    private int[] join(int site) {
        var choice = new int[best.length];
        int mask = mask(site);
        var more = new long[best.length];
        for (int set = -mask & mask; set != 0; set = (set - mask) & mask) {
            more[set] = more(site, set);
        }
        for (int set = best.length - 1; set > 0; set--) {
            int may = set & mask;
            for (int some = may; some != 0; some = (some - 1) & may) {
                long rest = best[set ^ some];
                if (rest < Long.MAX_VALUE && more[some] + rest < best[set]) {
                    best[set] = more[some] + rest;
                    choice[set] = some;
                }
            }
        }
        return choice;
    }

    private int mask(int site) {
        int mask = 0;
        for (int bit = 0; bit < needs.length; bit++) {
            mask |= problem.holdsWhole(site, needs[bit]) ? 1 << bit : 0;
        }
        return mask;
    }

    private long more(int site, int set) {
        long sent = open.grams(site);
        long cost = problem.rate(site, sent + grams[set]) - problem.rate(site, sent);
        for (int bits = set; bits != 0; bits &= bits - 1) {
            int need = needs[Integer.numberOfTrailingZeros(bits)];
            cost += problem.give(site, need, problem.quantity[need]);
        }
        return cost;
    }

    /** Who gives what in the way that was last asked for. */
    List<Gift> gifts() {
        var gifts = new ArrayList<Gift>();
        int left = apart.full();
        for (int i = joined.size() - 1; i >= 0; i--) {
            int some = joined.get(i)[left];
            for (int bits = some; bits != 0; bits &= bits - 1) {
                int need = needs[Integer.numberOfTrailingZeros(bits)];
                gifts.add(new Gift(need, open.site(i), problem.quantity[need]));
            }
            left ^= some;
        }
        gifts.addAll(apart.gifts(left));
        return gifts;
    }

    @Override
    public String toString() {
        return Arrays.toString(needs);
    }
}
