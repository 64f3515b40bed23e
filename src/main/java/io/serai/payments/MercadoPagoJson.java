package io.serai.payments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.kernel.Money;
import io.serai.payments.ProviderPayment.Status;
import java.util.Currency;
import java.util.Optional;

/**
 * A payment as Mercado Pago's API tells it: its amounts are decimals in major units, and one capture settles it.
 *
 * @see <a href="https://www.mercadopago.com.ar/developers/en/reference/payments/_payments_id/get">the published object</a>
 */
public final class MercadoPagoJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private MercadoPagoJson() {}

    /** Empty if this is no payment, or if an amount is finer than its currency. */
    public static Optional<ProviderPayment> read(String body) {
        try {
            var node = JSON.readTree(body);
            return node == null || !node.has("id") || !node.has("status") || !node.has("currency_id")
                    ? Optional.empty()
                    : Optional.of(read(node));
        } catch (JsonProcessingException | IllegalArgumentException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    private static ProviderPayment read(JsonNode node) {
        var currency = Money.currency(node.path("currency_id").asText());
        var status = status(node.path("status").asText());
        long amount = minor(node.path("transaction_amount"), currency);
        return new ProviderPayment(
                node.path("id").asText(),
                status,
                currency.getCurrencyCode(),
                status == Status.AUTHORISED ? amount : 0,
                status == Status.CAPTURED ? amount : 0,
                minor(node.path("transaction_amount_refunded"), currency));
    }

    /** What was taken back by the bank, or is in dispute, was captured before. */
    private static Status status(String word) {
        return switch (word) {
            case "authorized" -> Status.AUTHORISED;
            case "approved", "in_mediation", "refunded", "charged_back" -> Status.CAPTURED;
            case "cancelled", "rejected" -> Status.CANCELED;
            default -> Status.PENDING;
        };
    }

    private static long minor(JsonNode amount, Currency currency) {
        return Money.of(amount.decimalValue(), currency).minor();
    }
}
