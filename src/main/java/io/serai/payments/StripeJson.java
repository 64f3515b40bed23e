package io.serai.payments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.payments.ProviderPayment.Status;
import java.util.Locale;
import java.util.Optional;

/**
 * A PaymentIntent as Stripe's API tells it.
 *
 * @see <a href="https://docs.stripe.com/api/payment_intents/object">the published object</a>
 */
public final class StripeJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether a refund is among those that are there. */
    public enum Found {
        /** It is, and was made or is being made. */
        THERE,
        /** It is, and came to nothing: the money stays ours. */
        FAILED,
        NOT_THERE
    }

    private StripeJson() {}

    /**
     * What a list of refunds says of the one whose metadata has this value; empty if this is no such list, or if it goes on and does not
     * have it so far.
     *
     * @see <a href="https://docs.stripe.com/api/refunds/object">the published object</a>
     */
    public static Optional<Found> refund(String list, String field, String value) {
        try {
            var node = JSON.readTree(list);
            return node == null
                            || !node.path("object").asText().equals("list")
                            || !node.path("data").isArray()
                    ? Optional.empty()
                    : find(node, field, value);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<Found> find(JsonNode list, String field, String value) {
        for (var refund : list.path("data")) {
            if (refund.path("metadata").path(field).asText().equals(value)) {
                return Optional.of(isLost(refund.path("status").asText()) ? Found.FAILED : Found.THERE);
            }
        }
        return list.path("has_more").asBoolean() ? Optional.empty() : Optional.of(Found.NOT_THERE);
    }

    private static boolean isLost(String status) {
        return status.equals("failed") || status.equals("canceled");
    }

    /** Empty if this is no PaymentIntent. */
    public static Optional<ProviderPayment> read(String body) {
        try {
            var node = JSON.readTree(body);
            return node == null || !node.path("object").asText().equals("payment_intent")
                    ? Optional.empty()
                    : Optional.of(read(node));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static ProviderPayment read(JsonNode node) {
        return new ProviderPayment(
                node.path("id").asText(),
                status(node.path("status").asText()),
                node.path("currency").asText().toUpperCase(Locale.ROOT),
                node.path("amount_capturable").asLong(),
                node.path("amount_received").asLong(),
                node.path("latest_charge").path("amount_refunded").asLong());
    }

    private static Status status(String word) {
        return switch (word) {
            case "requires_capture" -> Status.AUTHORISED;
            case "succeeded" -> Status.CAPTURED;
            case "canceled" -> Status.CANCELED;
            default -> Status.PENDING;
        };
    }
}
