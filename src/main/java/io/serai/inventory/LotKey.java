package io.serai.inventory;

import io.serai.kernel.Sku;

/** A lot of a SKU, wherever it lies. */
public record LotKey(Sku sku, String lot) {}
