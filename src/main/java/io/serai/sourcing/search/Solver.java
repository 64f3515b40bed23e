package io.serai.sourcing.search;

import java.util.stream.IntStream;

/**
 * The cheapest solution of a {@link Problem}. Up to {@value #MAX_EXACT} needs it is the best that there is: where every need is held
 * whole by somebody always, and where some must be shared as long as {@link Shares#MAX_NODES} steps are enough: the best of those that a
 * {@link Problem} allows, where all but one give what they have. Beyond that it is the best that was found, with a bound on what a better
 * one could save.
 */
public final class Solver {
    static final int MAX_EXACT = 10;

    private Solver() {}

    /** @param problem of which nothing is {@linkplain Problem#lacking lacking} */
    public static Solution solve(Problem problem) {
        if (problem.needs() > MAX_EXACT) {
            return new Many(problem).solve();
        }
        return IntStream.range(0, problem.needs()).allMatch(problem::isAtomic)
                ? new Subsets(problem).solve()
                : new Shares(problem).solve();
    }

    /** What any solution costs at least, however it divides what nobody holds whole. */
    public static long bound(Problem problem) {
        return new Dual(problem).bound();
    }
}
