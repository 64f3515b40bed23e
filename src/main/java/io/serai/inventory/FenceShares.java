package io.serai.inventory;

import static java.util.stream.Collectors.toSet;

import io.serai.inventory.FenceNotes.Note;
import io.serai.inventory.SetAside.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whose the pieces of fences are: those that a cart counts on are its order's, and the rest is for any order of the channel. */
final class FenceShares {
    private FenceShares() {}

    /**
     * Carts come first, then what they count on in a fence, then what is left there. What carts count on that are not locked is somebody
     * else's.
     *
     * @param locked carts and fences
     * @param notes all that there are on these fences
     */
    static List<Line> of(List<Line> locked, List<Note> notes) {
        var fences = locked.stream().filter(Line::isFence).toList();
        var carts = locked.stream().filter(line -> !line.isFence()).toList();
        var own = carts.stream().map(Line::reservation).collect(toSet());
        var lines = new ArrayList<>(carts);
        var rest = new LinkedHashMap<UUID, Integer>();
        var meant = new LinkedHashMap<UUID, Map<String, Integer>>();
        fences.forEach(fence -> rest.put(fence.reservation(), fence.pieces()));
        FenceNotes.worth(notes).forEach((note, pieces) -> {
            rest.merge(note.fence(), -pieces, Integer::sum);
            if (own.contains(note.cart()) && pieces > 0) {
                meant.computeIfAbsent(note.fence(), same -> new LinkedHashMap<>())
                        .merge(note.taker(), pieces, Integer::sum);
            }
        });
        fences.forEach(fence -> meant.getOrDefault(fence.reservation(), Map.of())
                .forEach((taker, pieces) -> lines.add(fence.of(taker, pieces))));
        fences.forEach(fence -> lines.add(fence.of("", rest.getOrDefault(fence.reservation(), 0))));
        return lines;
    }
}
