package io.serai.payments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * A PaymentIntent as Stripe's API tells it. Amounts are in minor units.
 *
 * @see <a href="https://docs.stripe.com/api/payment_intents/object">the published object</a>
 */
public record StripeIntent(String id, String status, long amount, long capturable, long received, long refunded) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty if this is no PaymentIntent. */
    public static Optional<StripeIntent> parse(String body) {
        try {
            var node = JSON.readTree(body);
            return node == null || !node.path("object").asText().equals("payment_intent")
                    ? Optional.empty()
                    : Optional.of(read(node));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static StripeIntent read(JsonNode node) {
        return new StripeIntent(
                node.path("id").asText(),
                node.path("status").asText(),
                node.path("amount").asLong(),
                node.path("amount_capturable").asLong(),
                node.path("amount_received").asLong(),
                node.path("latest_charge").path("amount_refunded").asLong());
    }

    public boolean authorised() {
        return status.equals("requires_capture");
    }

    public boolean captured() {
        return status.equals("succeeded");
    }

    public boolean canceled() {
        return status.equals("canceled");
    }
}
