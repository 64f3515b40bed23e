package io.serai.inventory;

import io.serai.inventory.SetAside.Asking;
import io.serai.inventory.SetAside.Line;
import io.serai.inventory.SetAside.Taken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Takes pieces back from carts, then from fences, where a fact left fewer than are set aside; of each the newest goes without first. What
 * else a cart holds stays its own, and a fence is filled again with what comes.
 */
@Component
public class Reclaim {
    private final SetAside aside;

    Reclaim(SetAside aside) {
        this.aside = aside;
    }

    /**
     * In the caller's transaction, after its orders are locked and before any row of stock.
     *
     * @param wanted how many pieces are to be free again at each place
     * @param orders those that may look for other pieces in this transaction
     * @return the moves that say so, of as many pieces as there were
     */
    public List<StockChange> free(Map<StockPlace, Integer> wanted, Collection<Asking> orders) {
        var rest = new HashMap<>(wanted);
        var taken = new ArrayList<Taken>();
        for (var line : aside.lockAt(wanted.keySet(), orders)) {
            int pieces = Math.min(rest.getOrDefault(line.place(), 0), line.pieces());
            if (pieces > 0) {
                rest.merge(line.place(), -pieces, Integer::sum);
                taken.add(new Taken(line, pieces));
            }
        }
        aside.lose(taken);
        return taken.stream().map(Reclaim::released).toList();
    }

    private static StockChange released(Taken taken) {
        Line line = taken.line();
        return StockChange.release(line.place(), taken.pieces(), null, line.key());
    }
}
