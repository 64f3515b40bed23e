package io.serai.console;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place that an order is not sourced from again, since {@code at}; {@code name} is null if there is no such place any more. */
public record DeadEndView(LocationId location, @Nullable String name, Instant at, List<Goods> goods) {

    /** {@code reason} is refused, short or sold. */
    public record Goods(Sku sku, String reason) {}
}
