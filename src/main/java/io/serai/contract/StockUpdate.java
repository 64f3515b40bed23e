package io.serai.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What lies on a shelf, or what came, went or changed its condition. A fact: it cannot be refused.
 *
 * @param quantity pieces, as {@code mode} says
 * @param condition of these pieces; null: they can be sold
 * @param from the condition that they were in before, of {@code condition}; null: they could be sold
 * @param towards the other location of a {@code transfer}
 * @param reference what it was told by; of a {@code receipt} the purchase order or ASN that announced it
 * @param lot the lot or serial number, where the SKU has them
 * @param expires the last day of the lot, wherever it lies; null: as it was said before
 * @param at when it was so, by the teller's clock: what is older than the last count is no news, and to a {@code count} what moved after it
 *     is added; null: now
 */
public record StockUpdate(
        LocationId location,
        Sku sku,
        Mode mode,
        int quantity,
        @Nullable Condition condition,
        @Nullable Condition from,
        @Nullable LocationId towards,
        @Nullable String reference,
        @Nullable String lot,
        @Nullable LocalDate expires,
        @Nullable Instant at)
        implements Contract {

    public StockUpdate(LocationId location, Sku sku, Mode mode, int quantity, @Nullable String reference) {
        this(location, sku, mode, quantity, null, null, null, reference, null, null, null);
    }

    /** The same of another SKU. */
    public StockUpdate of(Sku other) {
        return new StockUpdate(location, other, mode, quantity, condition, from, towards, reference, lot, expires, at);
    }

    public enum Mode {
        /** So many are there. */
        @JsonProperty("count")
        COUNT,
        /** So many came or, below 0, went. */
        @JsonProperty("delta")
        DELTA,
        /** So many came from a supplier. */
        @JsonProperty("receipt")
        RECEIPT,
        /** So many set out {@code towards} another location. */
        @JsonProperty("transfer")
        TRANSFER,
        /** So many that were on their way here have come. */
        @JsonProperty("arrival")
        ARRIVAL,
        /** So many are of another condition than before. */
        @JsonProperty("condition")
        CONDITION
    }

    /** Whether it can be sold. */
    public enum Condition {
        @JsonProperty("sellable")
        SELLABLE,
        @JsonProperty("damaged")
        DAMAGED,
        @JsonProperty("quarantine")
        QUARANTINE
    }
}
