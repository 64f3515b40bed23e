package io.serai.demo.catalog;

import io.serai.contract.ProductRecord;
import io.serai.kernel.Sku;
import java.math.BigDecimal;

/** A product and what it costs in the shops: in ARS, value added tax inside. */
public record Article(ProductRecord product, BigDecimal price) {
    public Sku sku() {
        return product.sku();
    }
}
