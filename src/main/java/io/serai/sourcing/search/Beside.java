package io.serai.sourcing.search;

import java.util.ArrayList;
import java.util.List;

/** The cheapest way to send what is held whole when some sites send a parcel already: with those, for what the parcel costs more, or apart. */
final class Beside {
    private final Problem problem;
    private final int[] needs;
    private final Subsets apart;
    private final int full;
    private final long[] best;
    private final long[] more;
    /** For each site that joins, in turn, what it takes along of each set. */
    private final List<int[]> choices = new ArrayList<>();

    private Open open;

    Beside(Problem problem, int[] needs, Subsets apart) {
        this.problem = problem;
        this.needs = needs;
        this.apart = apart;
        this.full = apart.full();
        this.best = new long[full + 1];
        this.more = new long[full + 1];
        this.open = new Open(problem);
    }

    /**
     * What it costs beside those that send something. They join one after another, and of what is sent a set matters only if those that
     * join later could take the rest.
     */
    long cost(Open sending) {
        open = sending;
        int others = heldFrom(0);
        for (int rest = 0; ; rest = (rest - others) & others) {
            int set = full ^ rest;
            long alone = apart.cost(set);
            best[set] = set == 0 || alone == Long.MAX_VALUE ? alone : alone + problem.split;
            if (rest == others) {
                break;
            }
        }
        for (int i = 0; i < open.count(); i++) {
            join(open.site(i), choice(i), heldFrom(i + 1));
        }
        return best[full];
    }

    /** What the sites hold whole that join from the one with this number on. */
    private int heldFrom(int first) {
        int held = 0;
        for (int i = first; i < open.count(); i++) {
            held |= apart.held(open.site(i));
        }
        return held;
    }

    private int[] choice(int number) {
        if (number == choices.size()) {
            choices.add(new int[full + 1]);
        }
        return choices.get(number);
    }

    /** Lets one of them take along what it holds. */
    private void join(int site, int[] choice, int later) {
        int mask = apart.held(site);
        for (int set = -mask & mask; set != 0; set = (set - mask) & mask) {
            more[set] = more(site, set);
        }
        // The large sets first: what is looked up of a smaller one is from before this site has joined.
        for (int rest = 0; ; rest = (rest - later) & later) {
            int set = full ^ rest;
            choice[set] = 0;
            int may = set & mask;
            for (int some = may; some != 0; some = (some - 1) & may) {
                long left = best[set ^ some];
                if (left < Long.MAX_VALUE && more[some] + left < best[set]) {
                    best[set] = more[some] + left;
                    choice[set] = some;
                }
            }
            if (rest == later) {
                break;
            }
        }
    }

    private long more(int site, int set) {
        long sent = open.grams(site);
        long cost = problem.rate(site, sent + apart.grams(set)) - problem.rate(site, sent);
        for (int bits = set; bits != 0; bits &= bits - 1) {
            int need = needs[Integer.numberOfTrailingZeros(bits)];
            cost += problem.give(site, need, problem.quantity[need]);
        }
        return cost;
    }

    /** Who gives what in the way that was last asked for. */
    List<Gift> gifts() {
        var gifts = new ArrayList<Gift>();
        int left = full;
        for (int i = open.count() - 1; i >= 0; i--) {
            int some = choices.get(i)[left];
            for (int bits = some; bits != 0; bits &= bits - 1) {
                int need = needs[Integer.numberOfTrailingZeros(bits)];
                gifts.add(new Gift(need, open.site(i), problem.quantity[need]));
            }
            left ^= some;
        }
        gifts.addAll(apart.gifts(left));
        return gifts;
    }
}
