package io.serai.sourcing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the fewest locations that together have everything, and of those sets the one with the least sum of distances; of several,
 * the first in the order of their ranks. Branch and bound over sets of growing size. Exact for up to {@value #MAX_ATOMIC} different
 * SKUs that some location has whole, and as long as {@value #MAX_STEPS} steps are enough; beyond that the best it has come upon.
 */
final class SplitSearch {
    static final int MAX_ATOMIC = 10;
    static final int MAX_STEPS = 2_000_000;

    private final Supplies supplies;
    private final long[] distances;
    private final int maxSteps;
    private int steps;
    private long least = Long.MAX_VALUE;
    private int[] best = new int[0];

    /** Everything in the order of rank, the nearest first; all together have everything, none has it alone. */
    SplitSearch(int[] needs, List<int[]> given, long[] distances) {
        this(needs, given, distances, MAX_STEPS);
    }

    SplitSearch(int[] needs, List<int[]> given, long[] distances, int maxSteps) {
        this.supplies = new Supplies(needs, given);
        this.distances = distances;
        this.maxSteps = maxSteps;
    }

    /** Ascending ranks, and whether no better set exists. */
    record Found(List<Integer> ranks, boolean exact) {
        private static Found of(int[] ranks, boolean exact) {
            return new Found(Arrays.stream(ranks).boxed().toList(), exact);
        }
    }

    Found search() {
        if (supplies.atomicNeeds().length > MAX_ATOMIC) {
            return Found.of(new Greedy(supplies).choose(), false);
        }
        var profiles = new Profiles(supplies);
        var fewest = profiles.fewest();
        int size = Math.max(2, Math.max(fewest[profiles.full()], profiles.fewestForAmounts()));
        while (best.length == 0 && !isTired()) {
            new OfSize(profiles, fewest, size).search();
            size++;
        }
        return best.length == 0 ? Found.of(new Greedy(supplies).choose(), false) : Found.of(best, !isTired());
    }

    private boolean isTired() {
        return steps > maxSteps;
    }

    /** All sets of one size that can matter. */
    private final class OfSize {
        private final Profiles profiles;
        private final int[] fewest;
        private final int size;
        private final int[] candidates;
        private final LargestSums[] most;
        private final int[] chosen;

        OfSize(Profiles profiles, int[] fewest, int size) {
            this.profiles = profiles;
            this.fewest = fewest;
            this.size = size;
            this.candidates = profiles.candidates(size);
            this.most = most();
            this.chosen = new int[size];
        }

        void search() {
            extend(0, 0, profiles.full(), profiles.wanted(), 0);
        }

        private void extend(int depth, int start, int open, int[] wanted, long distance) {
            int left = size - depth;
            for (int at = start; at <= candidates.length - left; at++) {
                int site = candidates[at];
                // Those that follow are no nearer.
                if (distance + left * distances[site] >= least || ++steps > maxSteps) {
                    return;
                }
                int stillOpen = open & ~profiles.mask(site);
                var stillWanted = minus(wanted, profiles.amounts(site));
                if (isReachable(stillOpen, stillWanted, left - 1, at + 1)) {
                    chosen[depth] = site;
                    if (left == 1) {
                        keep(distance + distances[site]);
                        return;
                    }
                    extend(depth + 1, at + 1, stillOpen, stillWanted, distance + distances[site]);
                }
            }
        }

        private void keep(long distance) {
            least = distance;
            best = chosen.clone();
        }

        /** Whether that many more, from there on, may have the rest. With none left: whether nothing is missing. */
        private boolean isReachable(int open, int[] wanted, int left, int start) {
            if (fewest[open] > left) {
                return false;
            }
            for (int i = 0; i < wanted.length; i++) {
                if (wanted[i] > most[i].from(start, left)) {
                    return false;
                }
            }
            return true;
        }

        private LargestSums[] most() {
            return IntStream.range(0, profiles.wanted().length)
                    .mapToObj(need -> Arrays.stream(candidates).map(site -> profiles.amounts(site)[need]))
                    .map(amounts -> new LargestSums(amounts.toArray(), size))
                    .toArray(LargestSums[]::new);
        }
    }

    private static int[] minus(int[] wanted, int[] amounts) {
        var rest = Arrays.copyOf(wanted, wanted.length);
        for (int i = 0; i < rest.length; i++) {
            rest[i] = Math.max(0, rest[i] - amounts[i]);
        }
        return rest;
    }
}
