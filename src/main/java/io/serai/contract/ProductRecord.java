package io.serai.contract;

import io.serai.kernel.Sku;
import org.jspecify.annotations.Nullable;

/** Master data of a SKU. {@code gtin} has 8, 12, 13 or 14 digits (GS1); {@code grams} is what one piece weighs. */
public record ProductRecord(
        Sku sku,
        @Nullable String gtin,
        String title,
        @Nullable String colour,
        @Nullable String size,
        int grams) implements Contract {}
