package io.serai.sourcing;

import io.serai.sourcing.Change.Pieces;
import io.serai.sourcing.Change.Several;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a site lacks of several SKUs, as few of each as help: with a piece less of any of them the choice is the same. */
final class SeveralPieces {
    private final Trying trying;
    private final Needs needs;

    SeveralPieces(Trying trying) {
        this.trying = trying;
        this.needs = trying.inquiry.needs();
    }

    /**
     * Null if that does not help, or one SKU alone would, or if what was chosen may not be the best there is.
     *
     * @param most pieces in sum
     */
    @Nullable
    Several at(int site, int most) {
        if (!trying.isExact()) {
            return null;
        }
        var lacks = lacks(site);
        if (lacks.size() < 2 || sum(lacks) > SmallestChanges.MAX_PIECES || !trying.changes(change(site, lacks))) {
            return null;
        }
        spare(lacks, fewer -> trying.changes(change(site, fewer)));
        return lacks.size() < 2 || sum(lacks) > most ? null : change(site, lacks);
    }

    /** By need; nothing where it is not known how fast it would be sold there. */
    private Map<Integer, Integer> lacks(int site) {
        var lacks = new TreeMap<Integer, Integer>();
        for (int need = 0; need < needs.count(); need++) {
            int there = Math.max(0, trying.shelves.row(needs.sku(need))[site]);
            if (there == 0 && trying.inquiry.network().rules().countsSales()) {
                return new TreeMap<>();
            }
            if (there < needs.quantity(need)) {
                lacks.put(need, needs.quantity(need) - there);
            }
        }
        return lacks;
    }

    /**
     * As few as still help. Need by need once: of what could not be spared while there was more of the others, nothing can be spared later.
     */
    static void spare(Map<Integer, Integer> lacks, Predicate<Map<Integer, Integer>> helps) {
        for (int need : List.copyOf(lacks.keySet())) {
            var fewer = less(lacks, need);
            while (lacks.containsKey(need) && helps.test(fewer)) {
                lacks.clear();
                lacks.putAll(fewer);
                fewer = less(lacks, need);
            }
        }
    }

    private static Map<Integer, Integer> less(Map<Integer, Integer> lacks, int need) {
        var fewer = new TreeMap<>(lacks);
        fewer.computeIfPresent(need, (same, pieces) -> pieces == 1 ? null : pieces - 1);
        return fewer;
    }

    private static int sum(Map<Integer, Integer> lacks) {
        return lacks.values().stream().mapToInt(Integer::intValue).sum();
    }

    private Several change(int site, Map<Integer, Integer> lacks) {
        return new Several(lacks.entrySet().stream()
                .map(each -> new Pieces(trying.id(site), needs.sku(each.getKey()), each.getValue()))
                .toList());
    }
}
