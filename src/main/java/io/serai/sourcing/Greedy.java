package io.serai.sourcing;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** A good choice of locations where there are too many to try them all: again and again the one that gives most, then no more than needed. */
final class Greedy {
    private final Supplies supplies;

    Greedy(Supplies supplies) {
        this.supplies = supplies;
    }

    /** Ascending; all locations together have everything. */
    int[] choose() {
        var rest = supplies.needs();
        var chosen = new TreeSet<Integer>();
        while (Arrays.stream(rest).anyMatch(open -> open > 0)) {
            int best = most(rest, chosen);
            for (int need = 0; need < rest.length; need++) {
                rest[need] -= gives(best, need, rest);
            }
            chosen.add(best);
        }
        return withoutSpare(chosen.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The location that gives most of what is open, of those that give nothing yet; the nearest of several. */
    private int most(int[] rest, Set<Integer> chosen) {
        int best = -1;
        long most = 0;
        for (int site = 0; site < supplies.sites(); site++) {
            long pieces = chosen.contains(site) ? 0 : pieces(site, rest);
            if (pieces > most) {
                most = pieces;
                best = site;
            }
        }
        return best;
    }

    private long pieces(int site, int[] rest) {
        long pieces = 0;
        for (int need = 0; need < rest.length; need++) {
            pieces += gives(site, need, rest);
        }
        return pieces;
    }

    private int gives(int site, int need, int[] rest) {
        return Math.min(rest[need], supplies.of(site, need));
    }

    private int[] withoutSpare(int[] sites) {
        var kept = sites;
        for (int i = sites.length - 1; i >= 0; i--) {
            int spare = sites[i];
            var fewer = Arrays.stream(kept).filter(site -> site != spare).toArray();
            if (supplies.suffice(fewer)) {
                kept = fewer;
            }
        }
        return kept;
    }
}
