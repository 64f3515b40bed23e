package io.serai.fulfilment.stock;

import io.serai.fulfilment.work.Work;
import io.serai.inventory.SetAside;
import io.serai.inventory.Stock;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockLevel;
import io.serai.inventory.StockPlace;
import java.util.List;
import org.springframework.stereotype.Component;

/** Pieces set aside for one channel: its own orders take them, and nobody else. */
@Component
class Fences {
    private final SetAside aside;
    private final Stock stock;

    Fences(SetAside aside, Stock stock) {
        this.aside = aside;
        this.stock = stock;
    }

    /** So many from now on, or as many as can be promised there. */
    void set(Work work, String channel, StockPlace place, int wanted) {
        int before = aside.lockFence(channel, place, work.now());
        var level = work.applied(place, stock.levels(List.of(place)).getOrDefault(place, StockLevel.NONE));
        int change = Math.min(wanted - before, level.available());
        if (change == 0) {
            return;
        }
        aside.setFence(channel, place, before + change, work.now());
        var name = SetAside.fence(channel, place);
        work.stock(
                change > 0
                        ? StockChange.reserve(place, change, null, name)
                        : StockChange.release(place, -change, null, name));
    }
}
