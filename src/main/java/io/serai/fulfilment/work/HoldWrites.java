package io.serai.fulfilment.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which holds are to be placed, released, or are about something newer: each row is written once. */
final class HoldWrites {
    private final List<Holds.By> placed = new ArrayList<>();
    private final List<Holds.By> released = new ArrayList<>();
    private final Map<UUID, Hold> asked = new LinkedHashMap<>();

    void place(Dossier dossier, Hold hold, Cause cause) {
        dossier.put(hold);
        placed.add(new Holds.By(hold, cause.actor()));
    }

    /** It stays open, and is about what the channel says now. */
    void change(Dossier dossier, Hold hold) {
        dossier.put(hold);
        var mine = placed.stream().filter(each -> each.isOf(hold)).findFirst();
        if (mine.isPresent()) {
            placed.set(placed.indexOf(mine.get()), new Holds.By(hold, mine.get().actor()));
        } else {
            asked.put(hold.id(), hold);
        }
    }

    void release(Dossier dossier, Hold hold, Cause cause) {
        dossier.remove(hold);
        // What was placed just now is not in its table yet.
        if (!placed.removeIf(each -> each.isOf(hold))) {
            released.add(new Holds.By(hold, cause.actor()));
        }
    }

    List<Holds.By> placed() {
        return placed;
    }

    List<Holds.By> released() {
        return released;
    }

    List<Hold> changed() {
        return List.copyOf(asked.values());
    }
}
