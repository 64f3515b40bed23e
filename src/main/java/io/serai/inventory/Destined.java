package io.serai.inventory;

import io.serai.kernel.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a cart is held that says where it goes: from where its order would be sent, as far as its lines name no place. */
final class Destined {
    private final Senders senders;

    Destined(Senders senders) {
        this.senders = senders;
    }

    /**
     * What it wants, with where that is held before anywhere else.
     *
     * @param shelves as the carts before it leave them
     */
    List<Bundle> bundles(Wish wish, List<Bundle> wanted, Shelves shelves) {
        var to = wish.to();
        var open = wanted.stream().filter(Bundle::isAnywhere).toList();
        if (to == null || open.isEmpty()) {
            return wanted;
        }
        var pieces = new HashMap<Sku, Long>();
        open.forEach(bundle -> bundle.addTo(pieces));
        var there = shelves.there(wish.channel(), open);
        if (!isEnough(there, pieces)) {
            // It is refused, wherever some of it lies.
            return wanted;
        }
        var asked = new HashMap<Sku, Integer>();
        pieces.forEach((sku, many) -> asked.put(sku, many.intValue()));
        var chosen = senders.towards(wish.channel(), to, asked, there);
        return wanted.stream().map(bundle -> bundle.from(chosen)).toList();
    }

    private static boolean isEnough(Map<StockPlace, Integer> there, Map<Sku, Long> pieces) {
        var left = new HashMap<>(pieces);
        there.forEach((place, some) -> left.merge(place.sku(), -(long) some, Long::sum));
        return left.values().stream().allMatch(many -> many <= 0);
    }
}
