package io.serai.console;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.kernel.ReceiptId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of an order; {@code seq} counts from 1 without a gap. What its channel told and the hub did not take is between them, without
 * a number, because nothing happened to the order. {@code text} says it in the reader's language.
 */
public record TimelineEntry(
        @Nullable Integer seq,
        Instant at,
        String type,
        @Nullable @JsonProperty("from") String from,
        @JsonProperty("to") String to,
        String actor,
        @Nullable ReceiptId receipt,
        JsonNode data,
        String text) {

    /** What a person wrote, as a note or why the order is held; empty if nobody did. */
    public String note() {
        return data.path("note").asText("");
    }
}
