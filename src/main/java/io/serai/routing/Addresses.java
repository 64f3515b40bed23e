package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.contract.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where something is to be sent, as far as a shop knows that while there is only a cart. */
final class Addresses {
    private Addresses() {}

    /** @throws IllegalArgumentException if it does not say in which country */
    static Address of(JsonNode to) {
        if (to.path("country").asText("").isBlank()) {
            throw new IllegalArgumentException("to.country is missing: a code of ISO 3166-1 alpha-2, such as AR");
        }
        return new Address(
                null,
                null,
                List.of(),
                text(to, "city"),
                text(to, "province"),
                text(to, "postcode"),
                to.path("country").asText(),
                null,
                to.has("latitude") ? to.path("latitude").asDouble() : null,
                to.has("longitude") ? to.path("longitude").asDouble() : null);
    }

    private static @Nullable String text(JsonNode to, String name) {
        return to.hasNonNull(name) ? to.path(name).asText() : null;
    }
}
