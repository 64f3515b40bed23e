package io.serai.sourcing.search;

/** A few sites that have everything and cost little. What they do for no more, another need not be tried for. */
final class Champions {
    private static final int MOST = 4;

    private final Problem problem;
    private final int[] needs;
    private final int[] sites = new int[MOST];
    private final long[][] takes;
    private int count;

    Champions(Problem problem, int[] needs) {
        this.problem = problem;
        this.needs = needs;
        this.takes = new long[MOST][needs.length];
    }

    /** Whether one of them does all that a site could do for no more, and wins a tie with it. */
    boolean outdo(int site, int mask, long[] take) {
        for (int i = 0; i < count; i++) {
            if (isNoWorse(sites[i], site) && takesNoMore(takes[i], take, mask)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNoWorse(int one, int other) {
        long base = problem.base[one] - problem.base[other];
        long metres = problem.metres[one] - problem.metres[other];
        boolean winsTies = one < other || base < 0 || metres < 0;
        return base <= 0 && metres <= 0 && winsTies && problem.isNoDearer(problem.tariff[one], problem.tariff[other]);
    }

    private static boolean takesNoMore(long[] one, long[] other, int mask) {
        for (int bits = mask; bits != 0; bits &= bits - 1) {
            int bit = Integer.numberOfTrailingZeros(bits);
            if (one[bit] > other[bit]) {
                return false;
            }
        }
        return true;
    }

    /** Remembers one, if there is room or in place of the dearest. */
    void crown(int site) {
        int place = count;
        if (count == MOST) {
            place = dearest();
            if (problem.base[sites[place]] <= problem.base[site]) {
                return;
            }
        }
        count = Math.max(count, place + 1);
        sites[place] = site;
        for (int bit = 0; bit < needs.length; bit++) {
            takes[place][bit] = problem.give(site, needs[bit], problem.quantity[needs[bit]]);
        }
    }

    private int dearest() {
        int place = 0;
        for (int i = 1; i < MOST; i++) {
            place = problem.base[sites[i]] > problem.base[sites[place]] ? i : place;
        }
        return place;
    }
}
