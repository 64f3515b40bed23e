package io.serai.console;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import org.jspecify.annotations.Nullable;

/**
 * The stock of a SKU at a location, in pieces. {@code available} (to promise) is on hand − safety − reserved, and
 * never below 0.
 */
public record StockView(
        LocationId location, Sku sku, @Nullable String title, int onHand, int reserved, int safety, int available) {}
