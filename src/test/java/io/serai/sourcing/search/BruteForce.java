package io.serai.sourcing.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The best solution by trying all that there are. */
public final class BruteForce {
    private static final Comparator<List<Gift>> BY_SITES = (one, other) -> {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int sites = Integer.compare(one.get(i).site(), other.get(i).site());
            if (sites != 0) {
                return sites;
            }
        }
        return Integer.compare(one.size(), other.size());
    };

    private final Problem problem;
    private final List<List<List<Gift>>> ways = new ArrayList<>();
    private List<Gift> best = List.of();

    private BruteForce(Problem problem) {
        this.problem = problem;
        for (int need = 0; need < problem.needs(); need++) {
            ways.add(ways(need));
        }
    }

    public static Optional<List<Gift>> best(Problem problem) {
        var all = new BruteForce(problem);
        all.tryAll(List.of());
        return Optional.of(all.best).filter(gifts -> !gifts.isEmpty());
    }

    private void tryAll(List<Gift> chosen) {
        int need = (int) chosen.stream().map(Gift::need).distinct().count();
        if (need == problem.needs()) {
            if (best.isEmpty() || isBetter(chosen)) {
                best = chosen;
            }
            return;
        }
        for (var way : ways.get(need)) {
            var more = new ArrayList<>(chosen);
            more.addAll(way);
            tryAll(more);
        }
    }

    private boolean isBetter(List<Gift> chosen) {
        int score = problem.score(chosen).compareTo(problem.score(best));
        return score < 0 || (score == 0 && BY_SITES.compare(chosen, best) < 0);
    }

    /** Every way to get a need: whole from one that holds it whole; else all of some, and the rest of one more. */
    private List<List<Gift>> ways(int need) {
        int quantity = problem.quantity[need];
        var whole = IntStream.range(0, problem.sites())
                .filter(site -> problem.available[need][site] >= quantity)
                .mapToObj(site -> List.of(new Gift(need, site, quantity)))
                .toList();
        return whole.isEmpty() ? shared(need, quantity) : whole;
    }

    private List<List<Gift>> shared(int need, int quantity) {
        var ways = new ArrayList<List<Gift>>();
        for (int set = 1; set < 1 << problem.sites(); set++) {
            var gifts = new ArrayList<Gift>();
            for (int site = 0; site < problem.sites(); site++) {
                int pieces = problem.available[need][site];
                if ((set & 1 << site) != 0 && pieces > 0) {
                    gifts.add(new Gift(need, site, pieces));
                }
            }
            if (gifts.size() == Integer.bitCount(set)) {
                ways.addAll(cut(gifts, gifts.stream().mapToInt(Gift::pieces).sum() - quantity));
            }
        }
        return ways;
    }

    /** One of them gives so much less, and still something. */
    private static List<List<Gift>> cut(List<Gift> gifts, int less) {
        if (less < 0) {
            return List.of();
        }
        if (less == 0) {
            return List.of(gifts);
        }
        var ways = new ArrayList<List<Gift>>();
        for (int i = 0; i < gifts.size(); i++) {
            var gift = gifts.get(i);
            if (gift.pieces() > less) {
                var way = new ArrayList<>(gifts);
                way.set(i, new Gift(gift.need(), gift.site(), gift.pieces() - less));
                ways.add(way);
            }
        }
        return ways;
    }
}
