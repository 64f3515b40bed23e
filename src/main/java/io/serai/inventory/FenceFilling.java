package io.serai.inventory;

import io.serai.inventory.FenceRows.Lacking;
import io.serai.kernel.Port;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills fences up to what they are to hold with what has become free since: what was cancelled, given up, brought back, or what somebody else
 * kept when it came. What a fact brings goes to them with it already.
 */
@Port
@Component("fenceFilling")
public class FenceFilling {
    private static final int AT_ONCE = 200;

    private final FenceRows rows;
    private final Stock stock;
    private final Clock clock;

    FenceFilling(FenceRows rows, Stock stock, Clock clock) {
        this.rows = rows;
        this.stock = stock;
        this.clock = clock;
    }

    /** How many hold more than before. Those that somebody else has at this moment are left for the next time. */
    @Transactional
    public int fill() {
        var locked = rows.lockFree(rows.fillable(AT_ONCE));
        if (locked.isEmpty()) {
            return 0;
        }
        var levels = new HashMap<>(
                stock.lock(locked.stream().map(each -> each.fence().place()).collect(Collectors.toSet())));
        var filled = new ArrayList<Lacking>();
        for (var each : locked) {
            var level = levels.getOrDefault(each.fence().place(), StockLevel.NONE);
            int pieces = Math.min(each.pieces(), level.available());
            if (pieces > 0) {
                levels.put(each.fence().place(), level.reserve(pieces));
                filled.add(each.of(pieces));
            }
        }
        rows.fill(filled);
        stock.apply(filled.stream().map(Lacking::reserved).toList(), levels.keySet(), clock.instant());
        return filled.size();
    }
}
