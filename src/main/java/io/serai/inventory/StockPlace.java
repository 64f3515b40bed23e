package io.serai.inventory;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.util.Comparator;

/** One SKU at one location. Their order is the order in which rows are locked. */
public record StockPlace(LocationId location, Sku sku) implements Comparable<StockPlace> {
    private static final Comparator<StockPlace> ORDER =
            Comparator.comparing(StockPlace::location).thenComparing(StockPlace::sku);

    @Override
    public int compareTo(StockPlace other) {
        return ORDER.compare(this, other);
    }
}
