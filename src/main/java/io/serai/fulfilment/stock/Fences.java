package io.serai.fulfilment.stock;

import io.serai.fulfilment.work.Work;
import io.serai.inventory.Fence;
import io.serai.inventory.FenceRows;
import io.serai.inventory.Stock;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockLevel;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Pieces set aside for one channel: its own orders and carts take them, and nobody else. */
@Component
class Fences {
    /** So many pieces of it. */
    record Wanted(Fence fence, int pieces) {}

    private final FenceRows rows;
    private final Stock stock;

    Fences(FenceRows rows, Stock stock) {
        this.rows = rows;
        this.stock = stock;
    }

    /** Before all else that the group locks: who opens the same is waited for with nothing in hand. */
    void open(Work work, Collection<Fence> fences) {
        rows.open(fences, work.now());
    }

    /**
     * So many from now on, or as many as can be promised there; what a cart counts on stays its own. All are locked in one statement; where the group has moved stock, it may have
     * locked some for that, and does not wait for others.
     */
    void set(Work work, List<Wanted> wanted) {
        var fences = wanted.stream().map(Wanted::fence).toList();
        var held = rows.lock(fences, work.stock().changes().isEmpty());
        var levels = stock.levels(fences.stream().map(Fence::place).toList());
        wanted.forEach(each -> {
            var place = each.fence().place();
            var level = work.stock().applied(place, levels.getOrDefault(place, StockLevel.NONE));
            var name = each.fence().key();
            int before = held.getOrDefault(name, 0);
            int change = Math.min(each.pieces() - before, level.available());
            if (change != 0) {
                held.put(name, before + change);
                var handed = change < 0 ? rows.handOver(each.fence(), before + change) : List.<FenceRows.Handed>of();
                rows.set(each.fence(), before + change, work.now());
                work.stock(
                        change > 0
                                ? StockChange.reserve(place, change, null, name)
                                : StockChange.release(place, -change, null, name));
                handed.forEach(more -> work.stock(StockChange.reserve(place, more.pieces(), null, more.key())));
            }
        });
    }
}
