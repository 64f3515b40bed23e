package io.serai.sourcing.search;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** What a solution costs in the unit of its problem; of equal ones the fewer parcels are better, then the shorter way. */
public record Score(long cost, int parcels, long metres) implements Comparable<Score> {
    private static final Comparator<Score> ORDER = Comparator.comparingLong(Score::cost)
            .thenComparingInt(Score::parcels)
            .thenComparingLong(Score::metres);

    static Score of(Problem problem, List<Gift> gifts) {
        var grams = new TreeMap<Integer, Long>();
        long cost = 0;
        for (var gift : gifts) {
            cost += problem.give(gift.site(), gift.need(), gift.pieces());
            grams.merge(gift.site(), gift.pieces() * problem.grams[gift.need()], Long::sum);
        }
        long metres = 0;
        for (var sent : grams.entrySet()) {
            int site = sent.getKey();
            cost += problem.base[site]
                    + problem.tariffs.of(problem.tariff[site]).of(sent.getValue());
            metres += problem.metres[site];
        }
        return new Score(cost + problem.split * Math.max(0, grams.size() - 1), grams.size(), metres);
    }

    @Override
    public int compareTo(Score other) {
        return ORDER.compare(this, other);
    }
}
