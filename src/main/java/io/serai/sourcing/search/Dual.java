package io.serai.sourcing.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What any solution costs at least. Each need pays for the pieces and towards the parcels of the sites that it could come from, as long
 * as no parcel is paid for more than once (dual ascent for facility location; D. Erlenkotter, 1978). Needs that are shared only pay for
 * their pieces. The better of that, and of what a few needs alone cost in the cheapest way, counts.
 */
final class Dual {
    private final Problem problem;
    private final long[] slack;

    Dual(Problem problem) {
        this.problem = problem;
        this.slack = new long[problem.sites];
        for (int site = 0; site < slack.length; site++) {
            slack[site] = problem.lightest(site) + problem.split;
        }
    }

    long bound() {
        long paid = -problem.split;
        for (int need = 0; need < problem.needs(); need++) {
            paid += problem.isAtomic(need) ? ascend(need) : problem.leastGive(need, problem.quantity[need]);
        }
        return Math.max(paid, parts());
    }

    /** The most that a need can pay until some site that it could come from is paid for. */
    private long ascend(int need) {
        long most = Long.MAX_VALUE;
        for (int site = 0; site < slack.length; site++) {
            if (problem.holdsWhole(site, need)) {
                most = Math.min(most, give(site, need) + slack[site]);
            }
        }
        for (int site = 0; site < slack.length; site++) {
            if (problem.holdsWhole(site, need)) {
                slack[site] -= Math.max(0, most - give(site, need));
            }
        }
        return most;
    }

    private long give(int site, int need) {
        return problem.give(site, need, problem.quantity[need]);
    }

    /** Needs are sent no cheaper in company: the rest pays for its pieces. */
    private long parts() {
        var atomic =
                IntStream.range(0, problem.needs()).filter(problem::isAtomic).toArray();
        long pieces = IntStream.range(0, problem.needs())
                .mapToLong(need -> problem.leastGive(need, problem.quantity[need]))
                .sum();
        long best = pieces;
        for (var part : parts(atomic)) {
            var alone = new Subsets(problem, part);
            alone.prepare();
            long own = IntStream.of(part)
                    .mapToLong(need -> problem.leastGive(need, problem.quantity[need]))
                    .sum();
            best = Math.max(best, alone.cost(alone.full()) + pieces - own);
        }
        return best;
    }

    private static List<int[]> parts(int[] needs) {
        var parts = new ArrayList<int[]>();
        for (int from = 0; from < needs.length; from += Solver.MAX_EXACT / 2) {
            parts.add(IntStream.range(from, Math.min(needs.length, from + Solver.MAX_EXACT))
                    .map(i -> needs[i])
                    .toArray());
        }
        return parts;
    }
}
