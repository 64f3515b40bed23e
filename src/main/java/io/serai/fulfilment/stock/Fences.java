package io.serai.fulfilment.stock;

import io.serai.fulfilment.work.Work;
import io.serai.inventory.Fence;
import io.serai.inventory.FenceFilling;
import io.serai.inventory.FenceRows;
import io.serai.inventory.FenceRows.Lacking;
import io.serai.inventory.Stock;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockLevel;
import io.serai.inventory.StockPlace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Pieces set aside for one channel: its own orders and carts take them, and nobody else. */
@Component
class Fences {
    /** It is to hold so many pieces; {@code always}: however many its channel's orders take. */
    record Wanted(Fence fence, int pieces, boolean always) {}

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
     * So many from now on, or as many as can be promised there until more come; what a cart counts on stays its own. All are locked in one
     * statement; where the group has moved stock, it may have locked some for that, and does not wait for others.
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
            held.put(name, before + change);
            var handed = change < 0 ? rows.handOver(each.fence(), before + change) : List.<FenceRows.Handed>of();
            rows.set(each.fence(), before + change, each.pieces(), each.always(), work.now());
            if (change != 0) {
                work.stock(
                        change > 0
                                ? StockChange.reserve(place, change, null, name)
                                : StockChange.release(place, -change, null, name));
                handed.forEach(more -> work.stock(StockChange.reserve(place, more.pieces(), null, more.key())));
            }
        });
    }

    /**
     * What the group brings for sale goes first to the fences of its places that hold fewer pieces than they are to; no more of it, as others may
     * take at this moment what was there before. Fences that somebody has are left to {@link FenceFilling}, so that nobody is waited for.
     */
    void fill(Work work) {
        var come = new HashMap<StockPlace, Integer>();
        for (var place : work.stock().places()) {
            var change = work.stock().applied(place, StockLevel.NONE);
            // What orders give back at the same time is not brought: they look for it again.
            int brought = Math.min(change.onHand(), change.onHand() - change.reserved());
            if (brought > 0) {
                come.put(place, brought);
            }
        }
        var locked = rows.lockFree(rows.lacking(come.keySet()));
        var levels =
                stock.levels(locked.stream().map(each -> each.fence().place()).toList());
        var filled = new ArrayList<Lacking>();
        for (var each : locked) {
            var place = each.fence().place();
            var level = work.stock().applied(place, levels.getOrDefault(place, StockLevel.NONE));
            int pieces = Math.min(Math.min(each.pieces(), come.getOrDefault(place, 0)), level.available());
            if (pieces > 0) {
                come.merge(place, -pieces, Integer::sum);
                filled.add(each.of(pieces));
                work.stock(each.of(pieces).reserved());
            }
        }
        rows.fill(filled);
    }
}
