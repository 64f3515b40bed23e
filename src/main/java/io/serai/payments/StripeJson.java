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

    private StripeJson() {}

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
