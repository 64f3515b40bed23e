package io.serai.fulfilment.work;

import io.serai.inventory.StockChange;
import io.serai.inventory.StockDelta;
import io.serai.inventory.StockLevel;
import io.serai.inventory.StockPlace;
import io.serai.kernel.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a transaction does to stock, before it is written: moves, and what it is about to reserve. */
public final class StockMoves {
    private final List<StockChange> changes = new ArrayList<>();
    private final Map<StockPlace, StockDelta> pending = new HashMap<>();
    private final Set<StockPlace> locked = new HashSet<>();
    private final Map<StockPlace, Integer> planned = new HashMap<>();
    private final Set<Sku> promised = new TreeSet<>();

    void add(StockChange change) {
        changes.add(change);
        change.addTo(pending);
    }

    public List<StockChange> changes() {
        return changes;
    }

    /** The places that the changes so far are of. */
    public Set<StockPlace> places() {
        return pending.keySet();
    }

    /** What the changes so far do to a level that was read before them. */
    public StockLevel applied(StockPlace place, StockLevel before) {
        var delta = pending.get(place);
        return delta == null ? before : before.after(delta);
    }

    /** Pieces that an order of this group is about to reserve. */
    public void plan(StockPlace place, int quantity) {
        planned.merge(place, quantity, Integer::sum);
    }

    /** What was planned is noted as moves by now, or given up. */
    public void forgetPlans() {
        planned.clear();
    }

    public int planned(StockPlace place) {
        return planned.getOrDefault(place, 0);
    }

    /** The rows of these places are locked already: whoever writes them need not lock them in their order. */
    public void locked(Collection<StockPlace> places) {
        locked.addAll(places);
    }

    Set<StockPlace> locked() {
        return locked;
    }

    /** What can be promised of these SKUs may have changed without a move. */
    void touch(Collection<Sku> skus) {
        promised.addAll(skus);
    }

    Set<Sku> promised() {
        return promised;
    }
}
