package io.serai.fulfilment.allocation;

import io.serai.inventory.Ahead;
import io.serai.inventory.StockLevel;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a channel can promise of a SKU, in pieces, and why.
 *
 * @param now at all its locations today, together; less than at each where orders wait that may be served from any
 * @param waiting pieces that orders wait for, be they here or still to come
 * @param ahead what is still to come, who waits for it already, and how much of it the channel may promise
 * @param fading how many of today's pieces are too old from a day on; empty where nothing has a last day
 */
public record Promise(
        Sku sku,
        String channel,
        List<At> places,
        int now,
        int waiting,
        Ahead ahead,
        NavigableMap<LocalDate, Integer> fading) {
    public Promise {
        places = List.copyOf(places);
        fading = new TreeMap<>(fading);
    }

    Promise(Sku sku, String channel, List<At> places, int now, Ahead ahead) {
        this(sku, channel, places, now, ahead.waiting(), ahead, new TreeMap<>());
    }

    /**
     * At one location.
     *
     * @param kept kept back from this channel: the safety stock, or its own policy where that is more
     * @param fenced set aside for this channel, of what is reserved, and meant for no cart
     * @param now what it can promise there today, by itself: no more than at all places together
     */
    public record At(LocationId location, StockLevel level, int kept, int fenced, int now) {}

    /** What a channel is told in one number: today, and all that it may promise ahead, less the pieces kept off it. */
    int less(int buffer) {
        return Math.max(0, now + ahead.inAll() - buffer);
    }

    /** Of today's pieces those that are good then, and of what is due by that day. */
    public int by(LocalDate day) {
        var faded = fading.floorEntry(day);
        return Math.max(0, now - (faded == null ? 0 : faded.getValue())) + ahead.by(day);
    }

    /** The days on which more can be promised than before, or less because something is too old then; and how much. */
    public NavigableMap<LocalDate, Integer> later() {
        if (fading.isEmpty()) {
            return ahead.promisable(now);
        }
        var days = new TreeSet<>(fading.keySet());
        days.addAll(ahead.expected().keySet());
        var steps = new TreeMap<LocalDate, Integer>();
        int last = now;
        for (var day : days) {
            int then = by(day);
            if (then != last) {
                steps.put(day, then);
                last = then;
            }
        }
        return steps;
    }
}
