package io.serai.sourcing;

import java.util.Arrays;
import java.util.stream.IntStream;

/** {@link Supplies} in the form that a search is fast on: the atomic needs that a location has as bits, the divisible ones as numbers. */
final class Profiles {
    private static final int UNREACHABLE = Integer.MAX_VALUE / 2;

    private final Supplies supplies;
    private final int[] masks;
    private final int[][] amounts;
    private final int[] wanted;
    private final int full;

    Profiles(Supplies supplies) {
        this.supplies = supplies;
        var atomic = supplies.atomicNeeds();
        var divisible = supplies.divisibleNeeds();
        var needs = supplies.needs();
        full = (1 << atomic.length) - 1;
        wanted = Arrays.stream(divisible).map(need -> needs[need]).toArray();
        masks = new int[supplies.sites()];
        amounts = new int[supplies.sites()][];
        for (int site = 0; site < masks.length; site++) {
            int place = site;
            for (int bit = 0; bit < atomic.length; bit++) {
                masks[site] |= supplies.of(site, atomic[bit]) > 0 ? 1 << bit : 0;
            }
            amounts[site] = Arrays.stream(divisible)
                    .map(need -> supplies.of(place, need))
                    .toArray();
        }
    }

    /** All atomic needs. */
    int full() {
        return full;
    }

    /** How much is needed of each divisible need. */
    int[] wanted() {
        return wanted.clone();
    }

    int mask(int site) {
        return masks[site];
    }

    int[] amounts(int site) {
        return amounts[site];
    }

    /**
     * The locations that can be in a best set of this size. One is out if {@code size} earlier ones each give at least as much: one
     * of those is not in the set, and could take its place. Where nothing is divisible one such makes it needless.
     */
    int[] candidates(int size) {
        int enough = wanted.length == 0 ? 1 : size;
        var kept = new int[supplies.sites()];
        int count = 0;
        for (int site = 0; site < kept.length; site++) {
            if (isUseful(site) && !isOutdone(site, kept, count, enough)) {
                kept[count++] = site;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private boolean isUseful(int site) {
        return masks[site] != 0 || Arrays.stream(amounts[site]).anyMatch(amount -> amount > 0);
    }

    private boolean isOutdone(int site, int[] kept, int count, int enough) {
        int better = 0;
        for (int i = 0; i < count && better < enough; i++) {
            better += givesAsMuch(kept[i], site) ? 1 : 0;
        }
        return better >= enough;
    }

    private boolean givesAsMuch(int site, int other) {
        if ((masks[site] & masks[other]) != masks[other]) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (amounts[site][i] < amounts[other][i]) {
                return false;
            }
        }
        return true;
    }

    /** For each set of atomic needs, how few locations have them all. */
    int[] fewest() {
        var kinds = Arrays.stream(masks).filter(mask -> mask != 0).distinct().toArray();
        var fewest = new int[full + 1];
        for (int open = 1; open <= full; open++) {
            fewest[open] = UNREACHABLE;
            int first = Integer.lowestOneBit(open);
            for (int kind : kinds) {
                if ((kind & first) != 0) {
                    fewest[open] = Math.min(fewest[open], 1 + fewest[open & ~kind]);
                }
            }
        }
        return fewest;
    }

    /** No fewer locations than this have enough of each divisible need. */
    int fewestForAmounts() {
        return IntStream.range(0, wanted.length).map(this::fewestFor).max().orElse(0);
    }

    private int fewestFor(int need) {
        var ascending =
                Arrays.stream(amounts).mapToInt(amount -> amount[need]).sorted().toArray();
        long sum = 0;
        int count = 0;
        while (sum < wanted[need]) {
            sum += ascending[ascending.length - ++count];
        }
        return count;
    }
}
