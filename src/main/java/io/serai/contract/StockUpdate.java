package io.serai.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import org.jspecify.annotations.Nullable;

/** How many pieces are on hand ({@code count}), or how many came or went ({@code delta}). A fact: it cannot be refused. */
public record StockUpdate(
        LocationId location,
        Sku sku,
        Mode mode,
        int quantity,
        @Nullable String reference) implements Contract {

    public enum Mode {
        @JsonProperty("count")
        COUNT,
        @JsonProperty("delta")
        DELTA
    }
}
