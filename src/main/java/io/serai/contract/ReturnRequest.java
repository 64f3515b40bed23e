package io.serai.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to give back pieces of the channel's order {@code reference}. A wish: it can be refused.
 *
 * @param key the asker's own name of the return, unique in the order
 * @param by who asks; the channel if null
 * @param way how the goods come; null: as is usual
 * @param location where they come to; null: as is usual
 */
public record ReturnRequest(
        String reference,
        String key,
        @Nullable By by,
        @Nullable Way way,
        @Nullable LocationId location,
        List<Line> lines)
        implements Contract {

    public ReturnRequest {
        lines = List.copyOf(lines);
    }

    public enum By {
        @JsonProperty("customer")
        CUSTOMER,
        @JsonProperty("channel")
        CHANNEL,
        @JsonProperty("store")
        STORE
    }

    public enum Way {
        /** The customer gets a label and gives the parcel to a carrier. */
        @JsonProperty("label")
        LABEL,
        /** The customer brings them to a store. */
        @JsonProperty("store")
        STORE
    }

    public enum Reason {
        @JsonProperty("too-small")
        TOO_SMALL,
        @JsonProperty("too-large")
        TOO_LARGE,
        @JsonProperty("not-as-described")
        NOT_AS_DESCRIBED,
        @JsonProperty("faulty")
        FAULTY,
        @JsonProperty("wrong-article")
        WRONG_ARTICLE,
        @JsonProperty("too-late")
        TOO_LATE,
        @JsonProperty("changed-mind")
        CHANGED_MIND,
        @JsonProperty("other")
        OTHER
    }

    /**
     * Pieces of a line of the order, which is named by the channel's {@code id} of it or, where the order has the SKU in one line only,
     * by {@code sku}.
     *
     * @param quantity pieces, 1 or more
     * @param exchange the SKU that is wanted instead; null: the money
     */
    public record Line(
            @Nullable String id,
            @Nullable Sku sku,
            int quantity,
            Reason reason,
            @Nullable Sku exchange) {}
}
