package io.serai.sourcing.search;

import java.util.Comparator;
import java.util.List;

/**
 * Who gives what, sorted by need and site, and its score. No solution costs less than {@code bound}; if the two are equal, or if
 * {@code exact}, this is the best.
 */
public record Solution(List<Gift> gifts, Score score, long bound, boolean exact) {
    private static final Comparator<Gift> ORDER =
            Comparator.comparingInt(Gift::need).thenComparingInt(Gift::site);

    public Solution {
        gifts = gifts.stream().sorted(ORDER).toList();
    }

    static Solution best(Problem problem, List<Gift> gifts) {
        var score = problem.score(gifts);
        return new Solution(gifts, score, score.cost(), true);
    }
}
