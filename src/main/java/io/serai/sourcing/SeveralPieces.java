package io.serai.sourcing;

import io.serai.sourcing.Change.Pieces;
import io.serai.sourcing.Change.Several;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
     * Null if that does not help, or one SKU alone would.
     *
     * @param most pieces in sum
     */
    @Nullable
    Several at(int site, int most) {
        var lacks = lacks(site);
        if (lacks.size() < 2 || sum(lacks) > SmallestChanges.MAX_PIECES || !trying.changes(change(site, lacks))) {
            return null;
        }
        while (takeOne(site, lacks)) {
            // Until none can be done without.
        }
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

    private boolean takeOne(int site, Map<Integer, Integer> lacks) {
        for (int need : List.copyOf(lacks.keySet())) {
            var fewer = new TreeMap<>(lacks);
            fewer.computeIfPresent(need, (same, pieces) -> pieces == 1 ? null : pieces - 1);
            if (trying.changes(change(site, fewer))) {
                lacks.clear();
                lacks.putAll(fewer);
                return true;
            }
        }
        return false;
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
