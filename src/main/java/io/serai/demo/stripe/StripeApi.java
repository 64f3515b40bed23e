package io.serai.demo.stripe;

import io.serai.demo.tools.Numbers;
import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import io.serai.demo.web.Faults;
import io.serai.demo.web.Handler;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The provider's API under {@code /stripe}: {@code /v1/payment_intents}, its {@code capture} and {@code cancel}, {@code /v1/refunds},
 * and {@code /book} for whoever compares. Honours {@code Idempotency-Key} for a day: the same key answers the same, and 400 for another request.
 */
public final class StripeApi implements Handler, Closeable {
    private static final String INTENTS = "/v1/payment_intents";
    private static final String INTENT = INTENTS + "/[^/]+";
    private static final String REFUNDS = "/v1/refunds";
    private static final int ID = 2;

    private final Ledger ledger;
    private final Provider provider;
    private final String key;
    private final Faults faults;

    /** @param key the secret key that callers show as Bearer */
    public StripeApi(Path book, String key, Faults faults, StripeEvents events, Numbers numbers, Clock clock) {
        this.ledger = new Ledger(book, clock);
        this.provider = new Provider(ledger, events, numbers, clock);
        this.key = key;
        this.faults = faults;
    }

    @Override
    public Answer handle(Call call) {
        if (!("Bearer " + key).equals(call.header("Authorization"))) {
            return StripeShapes.error(401, "invalid_request_error", null, "Invalid API key provided.");
        }
        try {
            return call.method().equals("POST") ? posted(call) : read(call);
        } catch (NumberFormatException e) {
            return StripeShapes.error(400, "invalid_request_error", "parameter_invalid_integer", "Invalid integer.");
        }
    }

    @Override
    public void close() throws IOException {
        ledger.close();
    }

    private Answer read(Call call) {
        if (call.is("GET", INTENT)) {
            var intent = ledger.intent(call.part(ID));
            if (intent == null) {
                return missing(call.part(ID));
            }
            boolean expands = "latest_charge".equals(call.query().get("expand[]"));
            return Answer.json(200, expands ? StripeShapes.withCharge(intent) : StripeShapes.intent(intent));
        }
        if (call.is("GET", REFUNDS)) {
            return refunds(call);
        }
        if (call.is("GET", "/book")) {
            return Answer.json(
                    200,
                    Map.of(
                            "intents",
                            ledger.intents().stream()
                                    .map(StripeShapes::bookLine)
                                    .toList()));
        }
        return nothingThere(call);
    }

    /** The newest first, as many as are asked for. */
    private Answer refunds(Call call) {
        var all = new ArrayList<>(ledger.refundsOf(call.query().getOrDefault("payment_intent", "")));
        Collections.reverse(all);
        int limit = Integer.parseInt(call.query().getOrDefault("limit", "10"));
        var page = all.stream().limit(limit).map(StripeShapes::refund).toList();
        return Answer.json(200, StripeShapes.list(page, REFUNDS, all.size() > limit));
    }

    private Answer posted(Call call) {
        var form = call.form();
        if (call.is("POST", INTENTS)) {
            return once(call, form, () -> provider.create(form));
        }
        if (call.is("POST", INTENT + "/(capture|cancel)")) {
            var id = call.part(ID);
            var capture = call.path().endsWith("/capture");
            return onIntent(id, call, form, () -> capture ? provider.capture(id, form) : provider.cancel(id));
        }
        if (call.is("POST", REFUNDS)) {
            var id = form.getOrDefault("payment_intent", "");
            return onIntent(id, call, form, () -> provider.refund(id, form));
        }
        return nothingThere(call);
    }

    private Answer onIntent(String id, Call call, Map<String, String> form, Supplier<Ledger.Effect> work) {
        return ledger.intent(id) == null ? missing(id) : faults.on(once(call, form, work));
    }

    private Answer once(Call call, Map<String, String> form, Supplier<Ledger.Effect> work) {
        return ledger.once(call.header("Idempotency-Key"), call.path() + new TreeMap<>(form), work);
    }

    private static Answer missing(String id) {
        return StripeShapes.error(
                404, "invalid_request_error", "resource_missing", "No such payment_intent: '" + id + "'");
    }

    private static Answer nothingThere(Call call) {
        return StripeShapes.error(
                404,
                "invalid_request_error",
                null,
                "Unrecognized request URL (" + call.method() + ": " + call.path() + ").");
    }
}
