package io.serai.fulfilment.payment;

import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Verdict;
import io.serai.log.Attempt;
import io.serai.log.Json;
import io.serai.payments.Payment;
import io.serai.payments.ProviderPayment;
import io.serai.payments.StripeJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The shape of Stripe's PaymentIntents, which whoever has no shape of its own is taken to speak. */
@Component
@Order
class StripeApi implements PaymentApi {
    private static final String REFUNDS = "/v1/refunds";
    private static final String ATTEMPT = "attempt";
    private static final int PAGE = 100;

    private final Environment environment;

    StripeApi(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean isOf(String provider) {
        return true;
    }

    @Override
    public Call.Http ask(Attempt attempt, Payment payment) {
        return http(attempt, payment, "GET", intent(payment) + "?expand[]=latest_charge", null);
    }

    @Override
    public Call.Http capture(Attempt attempt, Payment payment, long amount) {
        return http(attempt, payment, "POST", intent(payment) + "/capture", "amount_to_capture=" + amount);
    }

    @Override
    public Call.Http letGo(Attempt attempt, Payment payment) {
        return http(attempt, payment, "POST", intent(payment) + "/cancel", "");
    }

    @Override
    public Call.Http refund(Attempt attempt, Payment payment, long amount) {
        return http(
                attempt,
                payment,
                "POST",
                REFUNDS,
                "payment_intent=" + payment.reference() + "&amount=" + amount + "&metadata[" + ATTEMPT + "]="
                        + attempt.id());
    }

    /** A refund keeps what it was told with it, and there are hardly ever more than a page of them. */
    @Override
    public Call.Http findRefund(Attempt attempt, Payment payment) {
        return http(
                attempt, payment, "GET", REFUNDS + "?payment_intent=" + payment.reference() + "&limit=" + PAGE, null);
    }

    @Override
    public Verdict found(Attempt attempt, String answer, long booked, long amount) {
        return StripeJson.refund(answer, ATTEMPT, attempt.id().toString())
                .map(found -> switch (found) {
                    case THERE -> new Verdict.Done(Json.write(Map.of("found", true)));
                    case FAILED -> new Verdict.Refused(Json.write(Map.of("found", "failed")));
                    case NOT_THERE -> new Verdict.Retry(Json.write(Map.of("found", false)));
                })
                .orElseGet(() -> new Verdict.Unknown(Json.write(Map.of("found", "unreadable"))));
    }

    @Override
    public Optional<ProviderPayment> read(String answer) {
        return StripeJson.read(answer);
    }

    private static String intent(Payment payment) {
        return "/v1/payment_intents/" + payment.reference();
    }

    private Call.Http http(Attempt attempt, Payment payment, String method, String path, @Nullable String body) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(
                "Authorization",
                "Bearer " + environment.getProperty("serai.secrets." + payment.provider() + "-key", ""));
        if (body != null) {
            headers.put("Content-Type", "application/x-www-form-urlencoded");
            headers.put("Idempotency-Key", attempt.id().toString());
        }
        return new Call.Http(attempt, method, path, headers, body);
    }
}
