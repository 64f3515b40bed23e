package io.serai.fulfilment.work;

import io.serai.kernel.FulfilmentId;
import io.serai.sourcing.Slot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a transaction does to the places that parcels have in the days of their locations, before it is written. */
public final class LoadWrites {
    private final Writes<Fulfilment> fulfilments;
    private final List<Loads.Given> given = new ArrayList<>();
    /** Who goes on with a parcel in the end, and who had it before this transaction. */
    private final Map<FulfilmentId, FulfilmentId> passed = new LinkedHashMap<>();

    private final Set<FulfilmentId> worked = new HashSet<>();

    /** @param fulfilments what becomes of them in the same transaction */
    LoadWrites(Writes<Fulfilment> fulfilments) {
        this.fulfilments = fulfilments;
    }

    /** A location is given a parcel to work on. */
    public void gave(FulfilmentId fulfilment, Slot slot) {
        given.add(new Loads.Given(fulfilment, slot));
    }

    /** A location has done its work on a parcel that will not be sent: its place in the day is used. */
    void worked(FulfilmentId fulfilment) {
        worked.add(fulfilment);
    }

    /** What is left of one that its location was given is worked on there as another. */
    void goesOn(FulfilmentId before, FulfilmentId after) {
        var first = passed.getOrDefault(before, before);
        passed.remove(before);
        passed.put(after, first);
    }

    List<Loads.Given> given() {
        var ended = fulfilments.added().stream()
                .filter(each -> !each.state().counts())
                .map(Fulfilment::id)
                .toList();
        return given.stream().filter(each -> !ended.contains(each.fulfilment())).toList();
    }

    List<Loads.Passed> passed() {
        return passed.entrySet().stream()
                .map(each -> new Loads.Passed(each.getValue(), each.getKey()))
                .toList();
    }

    /**
     * Fulfilment orders of which nothing will be sent, and on which nobody has worked so far that it was picked; also new ones, which may have
     * gone on with what another was given.
     */
    List<FulfilmentId> unsent() {
        return Stream.concat(fulfilments.changed().stream(), fulfilments.added().stream())
                .filter(each -> !each.state().counts() && !worked.contains(each.id()))
                .map(Fulfilment::id)
                .toList();
    }
}
