package io.serai.sourcing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What each location, the nearest first, can give of each need. A need that some location has whole is <em>atomic</em>: it comes from
 * one that has. The others may come from several.
 */
final class Supplies {
    private final int[] needs;
    private final List<int[]> given;
    private final boolean[] atomic;

    /** {@code given} is at most what is needed. */
    Supplies(int[] needs, List<int[]> given) {
        this.needs = needs;
        this.given = given;
        this.atomic = new boolean[needs.length];
        for (int need = 0; need < needs.length; need++) {
            int index = need;
            atomic[need] = given.stream().anyMatch(site -> site[index] == needs[index]);
        }
    }

    int sites() {
        return given.size();
    }

    /** What a location is good for; of an atomic need everything or nothing. */
    int of(int site, int need) {
        int some = given.get(site)[need];
        return atomic[need] && some < needs[need] ? 0 : some;
    }

    int[] needs() {
        return needs.clone();
    }

    int[] atomicNeeds() {
        return IntStream.range(0, needs.length).filter(need -> atomic[need]).toArray();
    }

    int[] divisibleNeeds() {
        return IntStream.range(0, needs.length).filter(need -> !atomic[need]).toArray();
    }

    /** Whether these locations together have everything. */
    boolean suffice(int[] sites) {
        for (int need = 0; need < needs.length; need++) {
            int index = need;
            if (Arrays.stream(sites).mapToLong(site -> of(site, index)).sum() < needs[need]) {
                return false;
            }
        }
        return true;
    }
}
