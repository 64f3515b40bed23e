package io.serai.inventory;

import io.serai.contract.ProductRecord.Tracking;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How pieces of a SKU are told apart, and how many days they have to be good for when they are promised. */
public record LotRule(Tracking tracking, int shelfLife) {

    public boolean isSerial() {
        return tracking == Tracking.SERIAL;
    }

    /** Whether a lot cannot be promised any more on a day. What nobody knows the end of is good. */
    public boolean isTooOld(@Nullable LocalDate expires, LocalDate day) {
        return expires != null && expires.isBefore(day.plusDays(shelfLife));
    }
}
