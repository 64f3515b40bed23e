package io.serai.fulfilment.allocation;

import io.serai.inventory.Ahead;
import io.serai.inventory.StockLevel;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;

/**
 * What a channel can promise of a SKU, in pieces, and why.
 *
 * @param now at all its locations today
 * @param ahead what is still to come, who waits for it already, and how much of it the channel may promise
 */
public record Promise(Sku sku, String channel, List<At> places, int now, Ahead ahead) {
    public Promise {
        places = List.copyOf(places);
    }

    /**
     * At one location.
     *
     * @param kept kept back from this channel: the safety stock, or its own policy where that is more
     * @param fenced set aside for this channel, of what is reserved
     * @param now what it can promise there today
     */
    public record At(LocationId location, StockLevel level, int kept, int fenced, int now) {}

    /** What a channel is told in one number: today, and all that it may promise ahead, less the pieces kept off it. */
    int less(int buffer) {
        return Math.max(0, now + ahead.inAll() - buffer);
    }

    /** Today, and of what is due by a day. */
    public int by(LocalDate day) {
        return now + ahead.by(day);
    }

    /** The days on which more can be promised than before, and how much then. */
    public NavigableMap<LocalDate, Integer> later() {
        return ahead.promisable(now);
    }
}
