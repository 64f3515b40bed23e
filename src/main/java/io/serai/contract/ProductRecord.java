package io.serai.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serai.kernel.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Master data of a SKU. {@code gtin} has 8, 12, 13 or 14 digits (GS1); {@code grams} is what one piece weighs.
 *
 * @param length millimetres, as {@code width} and {@code height}; 0: nobody knows; null: as it was
 * @param tracking what is known of each piece; null: as it was
 * @param shelfLife days that a piece has to be good for when it is promised; null: as it was
 * @param care what it wants, by names that the rule sets of sourcing have for goods; null: as it was
 */
public record ProductRecord(
        Sku sku,
        @Nullable String gtin,
        String title,
        @Nullable String colour,
        @Nullable String size,
        int grams,
        @Nullable Integer length,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Tracking tracking,
        @Nullable Integer shelfLife,
        @Nullable List<String> care)
        implements Contract {
    public ProductRecord {
        care = care == null ? null : List.copyOf(care);
    }

    public ProductRecord(
            Sku sku, @Nullable String gtin, String title, @Nullable String colour, @Nullable String size, int grams) {
        this(sku, gtin, title, colour, size, grams, null, null, null);
    }

    /** Of which nobody says how large it is. */
    public ProductRecord(
            Sku sku,
            @Nullable String gtin,
            String title,
            @Nullable String colour,
            @Nullable String size,
            int grams,
            @Nullable Tracking tracking,
            @Nullable Integer shelfLife,
            @Nullable List<String> care) {
        this(sku, gtin, title, colour, size, grams, null, null, null, tracking, shelfLife, care);
    }

    /** How pieces of a SKU are told apart. */
    public enum Tracking {
        @JsonProperty("none")
        NONE,
        /** By the lot that they were made in. */
        @JsonProperty("lot")
        LOT,
        /** By lots of which each has a last day. */
        @JsonProperty("lot-expiry")
        LOT_EXPIRY,
        /** Each by its own number. */
        @JsonProperty("serial")
        SERIAL
    }
}
