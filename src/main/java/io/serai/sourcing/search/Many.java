package io.serai.sourcing.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * More needs than can be tried in all ways. Again and again the site is taken that sends a piece for the least; then what a few sites
 * send is given up and sent again in the cheapest way, exactly, as long as that is better in sum. The bound is that of the parts that
 * could be tried in all ways, and of a dual solution of the whole.
 */
final class Many {
    private static final int MAX_ROUNDS = 6;

    private final Problem problem;

    Many(Problem problem) {
        this.problem = problem;
    }

    Solution solve() {
        var gifts = orWhole(improve(build()));
        var score = problem.score(gifts);
        long bound = Math.min(score.cost(), new Dual(problem).bound());
        return new Solution(gifts, score, bound, bound == score.cost());
    }

    /** The same, unless one site sends everything for less. */
    private List<Gift> orWhole(List<Gift> found) {
        var best = found;
        for (int site = 0; site < problem.sites; site++) {
            if (problem.holdsAll(site)) {
                var whole = problem.all(site);
                best = problem.score(whole).compareTo(problem.score(best)) < 0 ? whole : best;
            }
        }
        return best;
    }

    /** A first solution. */
    List<Gift> build() {
        var rest = problem.quantity.clone();
        var gifts = new ArrayList<Gift>();
        var used = new TreeSet<Integer>();
        while (IntStream.of(rest).anyMatch(open -> open > 0)) {
            int site = cheapest(rest, used);
            used.add(site);
            for (int need = 0; need < rest.length; need++) {
                int pieces = pieces(site, need, rest);
                if (pieces > 0) {
                    gifts.add(new Gift(need, site, pieces));
                    rest[need] -= pieces;
                }
            }
        }
        return gifts;
    }

    private int cheapest(int[] rest, Set<Integer> used) {
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int site = 0; site < problem.sites; site++) {
            double each = used.contains(site) ? Double.MAX_VALUE : perPiece(site, rest);
            if (each < least) {
                least = each;
                best = site;
            }
        }
        if (best < 0) {
            throw new IllegalStateException("all sites together have not everything");
        }
        return best;
    }

    private double perPiece(int site, int[] rest) {
        long grams = 0;
        long pieces = 0;
        double cost = problem.base[site] + problem.split;
        for (int need = 0; need < rest.length; need++) {
            int some = pieces(site, need, rest);
            pieces += some;
            grams += some * problem.grams[need];
            cost += some == 0 ? 0 : problem.give(site, need, some);
        }
        return pieces == 0 ? Double.MAX_VALUE : (cost + problem.rate(site, grams)) / pieces;
    }

    private int pieces(int site, int need, int[] rest) {
        int there = problem.available[need][site];
        boolean may = there >= problem.quantity[need] || !problem.isAtomic(need);
        return may ? Math.min(rest[need], there) : 0;
    }

    /** Takes what one or two sites send whole, and sends it anew in the cheapest way beside the others. */
    private List<Gift> improve(List<Gift> start) {
        var gifts = start;
        boolean better = true;
        for (int round = 0; round < MAX_ROUNDS && better; round++) {
            better = false;
            for (var some : neighbourhoods(gifts)) {
                var other = again(gifts, some);
                if (problem.score(other).compareTo(problem.score(gifts)) < 0) {
                    gifts = other;
                    better = true;
                }
            }
        }
        return gifts;
    }

    /** The needs that are sent whole by each site and by each two of them, as far as that can be tried in all ways. */
    private List<int[]> neighbourhoods(List<Gift> gifts) {
        var bySite = new TreeMap<Integer, Set<Integer>>();
        gifts.stream()
                .filter(gift -> problem.isAtomic(gift.need()))
                .forEach(gift -> bySite.computeIfAbsent(gift.site(), site -> new TreeSet<>())
                        .add(gift.need()));
        var sites = List.copyOf(bySite.values());
        var all = new ArrayList<int[]>();
        for (int a = 0; a < sites.size(); a++) {
            for (int b = a; b < sites.size(); b++) {
                var needs = new TreeSet<>(sites.get(a));
                needs.addAll(sites.get(b));
                all.add(needs.stream()
                        .limit(Solver.MAX_EXACT)
                        .mapToInt(Integer::intValue)
                        .toArray());
            }
        }
        all.sort(Comparator.comparingInt((int[] needs) -> needs.length).reversed());
        return all;
    }

    private List<Gift> again(List<Gift> gifts, int[] needs) {
        var kept = gifts.stream()
                .filter(gift -> IntStream.of(needs).noneMatch(need -> need == gift.need()))
                .toList();
        var apart = new Subsets(problem, needs);
        apart.prepare();
        var all = new ArrayList<>(kept);
        if (kept.isEmpty()) {
            all.addAll(apart.gifts(apart.full()));
            return all;
        }
        var open = new Open(problem);
        kept.forEach(gift -> open.add(gift.site(), gift.need(), gift.pieces()));
        var beside = new Beside(problem, needs, apart);
        beside.cost(open);
        all.addAll(beside.gifts());
        return all;
    }
}
