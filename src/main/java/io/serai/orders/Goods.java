package io.serai.orders;

import io.serai.kernel.Sku;

/**
 * So many pieces of a SKU that have to be found on shelves for an order: of a line as it was bought, or of a part of a kit.
 * {@code line} is its number, which is no other's in the order.
 */
public record Goods(int line, Sku sku, int quantity) {}
