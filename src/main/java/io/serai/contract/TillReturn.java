package io.serai.contract;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goods that a customer gave back at a till and was refunded for. A fact: it cannot be refused. */
public record TillReturn(
        String reference,
        @Nullable String original,
        LocationId location,
        Instant at,
        String currency,
        BigDecimal refunded,
        List<Line> lines)
        implements Contract {

    /** {@code quantity} counts pieces that came back, 1 or more. */
    public record Line(String id, Sku sku, int quantity) {}
}
