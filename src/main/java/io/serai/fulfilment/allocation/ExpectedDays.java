package io.serai.fulfilment.allocation;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** From which day on a channel could promise what is lacking today, by what suppliers have announced. */
@Component
class ExpectedDays {
    private final Promises promises;

    ExpectedDays(Promises promises) {
        this.promises = promises;
    }

    /**
     * The first day of each SKU on which so many pieces of it can be promised, at all locations of {@code where} together. Not in it are those
     * of which never enough has been announced, or may be promised ahead, and those that are there today: whatever they lack, it is not stock.
     */
    Map<Sku, LocalDate> of(String channel, Map<Sku, Integer> pieces, Predicate<LocationId> where) {
        var days = new HashMap<Sku, LocalDate>();
        promises.of(channel, pieces.keySet(), where).forEach((sku, promise) -> {
            int needed = pieces.getOrDefault(sku, 0);
            if (promise.now() < needed) {
                promise.later().entrySet().stream()
                        .filter(day -> day.getValue() >= needed)
                        .findFirst()
                        .ifPresent(day -> days.put(sku, day.getKey()));
            }
        });
        return days;
    }
}
