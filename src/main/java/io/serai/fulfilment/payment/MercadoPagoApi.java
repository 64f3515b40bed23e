package io.serai.fulfilment.payment;

import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Verdict;
import io.serai.kernel.Money;
import io.serai.log.Attempt;
import io.serai.log.Json;
import io.serai.payments.MercadoPagoJson;
import io.serai.payments.Payment;
import io.serai.payments.ProviderPayment;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Mercado Pago's payments: amounts are decimals in major units; one capture settles a payment, and lets go of the rest. */
@Component
@Order(0)
class MercadoPagoApi implements PaymentApi {
    private static final String NAME = "mercadopago";

    private final Environment environment;

    MercadoPagoApi(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean isOf(String provider) {
        return provider.equals(NAME);
    }

    @Override
    public Call.Http ask(Attempt attempt, Payment payment) {
        return http(attempt, "GET", path(payment), null);
    }

    @Override
    public Call.Http capture(Attempt attempt, Payment payment, long amount) {
        return http(
                attempt, "PUT", path(payment), Map.of("capture", true, "transaction_amount", decimal(payment, amount)));
    }

    @Override
    public Call.Http letGo(Attempt attempt, Payment payment) {
        return http(attempt, "PUT", path(payment), Map.of("status", "cancelled"));
    }

    @Override
    public Call.Http refund(Attempt attempt, Payment payment, long amount) {
        return http(attempt, "POST", path(payment) + "/refunds", Map.of("amount", decimal(payment, amount)));
    }

    /** Its refunds keep no word of ours, so that the payment is asked. */
    @Override
    public Call.Http findRefund(Attempt attempt, Payment payment) {
        return ask(attempt, payment);
    }

    /** If less is given back than we know of and the refund come to, the refund is not in it. Otherwise it is, or others gave back as much. */
    @Override
    public Verdict found(Attempt attempt, String answer, long booked, long amount) {
        return read(answer)
                .map(known -> known.refunded() - booked < amount
                        ? new Verdict.Retry(Json.write(known))
                        : new Verdict.Done(Json.write(Map.of(PaymentDoor.UNCLEAR, known))))
                .orElseGet(() -> new Verdict.Unknown(Json.write(Map.of("found", "unreadable"))));
    }

    @Override
    public Optional<ProviderPayment> read(String answer) {
        return MercadoPagoJson.read(answer);
    }

    private static String path(Payment payment) {
        return "/v1/payments/" + payment.reference();
    }

    private static BigDecimal decimal(Payment payment, long minor) {
        return new Money(minor, Money.currency(payment.currency())).amount();
    }

    private Call.Http http(Attempt attempt, String method, String path, @Nullable Map<String, ?> body) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Authorization", "Bearer " + environment.getProperty("serai.secrets.mercadopago-token", ""));
        if (body != null) {
            headers.put("Content-Type", "application/json");
            headers.put("X-Idempotency-Key", attempt.id().toString());
        }
        return new Call.Http(attempt, method, path, headers, body == null ? null : Json.write(body));
    }
}
