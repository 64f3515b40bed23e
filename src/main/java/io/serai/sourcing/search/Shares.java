package io.serai.sourcing.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Needs of which some are held whole by nobody. Depth first over who shares those, cut off where what is spent and what is still to be
 * spent at least come to no less than the best so far; with each way to share them, the others are sent in the cheapest way beside it.
 */
final class Shares {
    static final int MAX_NODES = 20_000;

    private final Problem problem;
    private final int maxNodes;
    private final int[] shared;
    private final Subsets whole;
    private final Beside beside;
    private final int[][] candidates;
    private final long[][] largest;
    private final long wholeLeast;
    private final long cheapestParcel;

    private final Open open;
    private final List<Gift> gifts = new ArrayList<>();
    private List<Gift> best = List.of();
    private long least = Long.MAX_VALUE;
    private int nodes;

    Shares(Problem problem) {
        this(problem, MAX_NODES);
    }

    Shares(Problem problem, int maxNodes) {
        this.problem = problem;
        this.maxNodes = maxNodes;
        var atomic =
                IntStream.range(0, problem.needs()).filter(problem::isAtomic).toArray();
        shared = IntStream.range(0, problem.needs())
                .filter(need -> !problem.isAtomic(need))
                .toArray();
        whole = new Subsets(problem, atomic);
        whole.prepare();
        beside = new Beside(problem, atomic, whole);
        candidates = Arrays.stream(shared).mapToObj(this::candidates).toArray(int[][]::new);
        largest = Arrays.stream(shared).mapToObj(this::largest).toArray(long[][]::new);
        wholeLeast = Arrays.stream(atomic)
                .mapToLong(need -> problem.leastGive(need, problem.quantity[need]))
                .sum();
        cheapestParcel = IntStream.range(0, problem.sites)
                .mapToLong(problem::lightest)
                .min()
                .orElse(0);
        open = new Open(problem);
    }

    Solution solve() {
        long bound = shared.length == 0 ? 0 : bound(0, problem.quantity[shared[0]]);
        share(0, 0, problem.quantity[shared[0]]);
        var found = best;
        if (found.isEmpty()) {
            found = new Many(problem).build();
        }
        boolean exact = nodes <= maxNodes;
        var score = problem.score(found);
        return new Solution(found, score, exact ? score.cost() : Math.min(bound, score.cost()), exact);
    }

    /** The sites that have some of a need, those first that give a piece for the least. */
    private int[] candidates(int need) {
        return IntStream.range(0, problem.sites)
                .filter(site -> problem.available[need][site] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer site) -> perPiece(site, need))
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private double perPiece(int site, int need) {
        int pieces = problem.available[need][site];
        double parcel = problem.base[site] + problem.rate(site, pieces * problem.grams[need]) + problem.split;
        return (parcel + problem.give(site, need, pieces)) / pieces;
    }

    /** What the 1, 2, 3 … sites with most of a need have together. */
    private long[] largest(int need) {
        var ascending = IntStream.of(problem.available[need])
                .limit(problem.sites)
                .filter(pieces -> pieces > 0)
                .sorted()
                .toArray();
        var sums = new long[ascending.length + 1];
        for (int i = 1; i < sums.length; i++) {
            sums[i] = sums[i - 1] + ascending[ascending.length - i];
        }
        return sums;
    }

    private void share(int index, int start, int rest) {
        if (++nodes > maxNodes || bound(index, rest) >= least) {
            return;
        }
        finish(index, rest);
        int need = shared[index];
        var sites = candidates[index];
        for (int at = start; at < sites.length && nodes <= maxNodes; at++) {
            int all = problem.available[need][sites[at]];
            if (all < rest) {
                give(need, sites[at], all);
                share(index, at + 1, rest - all);
                takeBack(need, sites[at], all);
            }
        }
    }

    /** One site gives all of the rest. */
    private void finish(int index, int rest) {
        int need = shared[index];
        for (int site : candidates[index]) {
            if (problem.available[need][site] >= rest && !gives(need, site) && nodes <= maxNodes) {
                give(need, site, rest);
                if (index + 1 < shared.length) {
                    share(index + 1, 0, problem.quantity[shared[index + 1]]);
                } else {
                    complete();
                }
                takeBack(need, site, rest);
            }
        }
    }

    private boolean gives(int need, int site) {
        for (int i = gifts.size() - 1; i >= 0; i--) {
            if (gifts.get(i).need() == need && gifts.get(i).site() == site) {
                return true;
            }
        }
        return false;
    }

    private void give(int need, int site, int pieces) {
        gifts.add(new Gift(need, site, pieces));
        open.add(site, need, pieces);
    }

    private void takeBack(int need, int site, int pieces) {
        gifts.remove(gifts.size() - 1);
        open.remove(site, need, pieces);
    }

    private void complete() {
        nodes++;
        long sofar = open.parcels() + open.gives();
        if (sofar + wholeLeast >= least || open.gives() + whole.cost(whole.full()) >= least) {
            return;
        }
        long cost = sofar + beside.cost(open);
        if (cost < least) {
            least = cost;
            best = new ArrayList<>(gifts);
            best.addAll(beside.gifts());
        }
    }

    /** What any way to go on costs at least. */
    private long bound(int index, int rest) {
        long gives = open.gives();
        long still = wholeLeast + problem.leastGive(shared[index], rest);
        int more = more(index, rest);
        for (int next = index + 1; next < shared.length; next++) {
            int quantity = problem.quantity[shared[next]];
            still += problem.leastGive(shared[next], quantity);
            more = Math.max(more, more(next, quantity));
        }
        long parcels = open.parcels() + more * (cheapestParcel + problem.split);
        if (open.isEmpty()) {
            parcels -= problem.split;
        }
        return Math.max(parcels + gives + still, gives + whole.cost(whole.full()));
    }

    /** How many more sites must give some of a need, at least, when those that are open give all they have. */
    private int more(int index, int rest) {
        int need = shared[index];
        long lacking = rest;
        for (int i = 0; i < open.count(); i++) {
            int site = open.site(i);
            lacking -= gives(need, site) ? 0 : problem.available[need][site];
        }
        int more = 0;
        while (more < largest[index].length - 1 && largest[index][more] < lacking) {
            more++;
        }
        return more;
    }
}
