package io.serai.demo.mercadopago;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.tools.Json;
import java.math.BigDecimal;

/**
 * A payment as the provider has it, in its own words. {@code amount} is what is held, and after the capture what was taken; {@code
 * captures} and {@code refunds} count how often it was done.
 */
public record MercadoPayment(
        long id, String status, String currency, BigDecimal amount, BigDecimal refunded, int captures, int refunds) {
    static final String AUTHORIZED = "authorized";
    static final String APPROVED = "approved";
    static final String CANCELLED = "cancelled";
    static final String REFUNDED = "refunded";

    boolean is(String wanted) {
        return status.equals(wanted);
    }

    MercadoPayment captured(BigDecimal taken) {
        return new MercadoPayment(id, APPROVED, currency, taken, refunded, captures + 1, refunds);
    }

    MercadoPayment cancelled() {
        return new MercadoPayment(id, CANCELLED, currency, amount, refunded, captures, refunds);
    }

    MercadoPayment refunded(BigDecimal back) {
        var sum = refunded.add(back);
        return new MercadoPayment(
                id, sum.compareTo(amount) == 0 ? REFUNDED : status, currency, amount, sum, captures, refunds + 1);
    }

    ObjectNode json() {
        return Json.object()
                .put("id", id)
                .put("status", status)
                .put("currency_id", currency)
                .put("transaction_amount", amount)
                .put("transaction_amount_refunded", refunded)
                .put("captured", captures > 0)
                .put("payment_method_id", "visa")
                .put("payment_type_id", "credit_card");
    }
}
