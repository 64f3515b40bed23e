package io.serai.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a channel asks for on behalf of a customer. The customer is known by mail and phone, or by {@code references}, the channel's names
 * of orders.
 */
public record PrivacyRequest(
        Wants wants, @Nullable String email, @Nullable String phone, List<String> references) implements Contract {
    /** What is to be done. */
    public enum Wants {
        /** The customer wants to know what is known of them. */
        @JsonProperty("report")
        REPORT,
        /** The customer wants to be forgotten. */
        @JsonProperty("redact")
        REDACT,
        /** The channel leaves: all of its customers are to be forgotten. */
        @JsonProperty("redact-all")
        REDACT_ALL
    }

    public PrivacyRequest {
        references = references == null ? List.of() : List.copyOf(references);
    }
}
