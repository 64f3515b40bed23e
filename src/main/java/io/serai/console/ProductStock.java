package io.serai.console;

import io.serai.kernel.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product with its stock at each location that has ever had any, by location. */
public record ProductStock(
        Sku sku, @Nullable String gtin, @Nullable String title, List<StockView> places) {
    public ProductStock {
        places = List.copyOf(places);
    }

    public int onHand() {
        return places.stream().mapToInt(StockView::onHand).sum();
    }

    public int reserved() {
        return places.stream().mapToInt(StockView::reserved).sum();
    }

    public int available() {
        return places.stream().mapToInt(StockView::available).sum();
    }
}
