package io.serai.simulation;

import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A payment provider in the shape of Stripe's PaymentIntents, with its own book. */
final class Provider implements Outsider {
    /** A payment as the provider knows it, in minor units. */
    static final class Intent {
        final String id;
        final long amount;
        String status;
        long received;
        long refunded;

        Intent(String id, long amount, String status) {
            this.id = id;
            this.amount = amount;
            this.status = status;
        }

        private String json() {
            return """
                    {"object":"payment_intent","currency":"ars","id":"%s","status":"%s","amount":%d,"amount_capturable":%d,"amount_received":%d,\
                    "latest_charge":{"amount_refunded":%d}}""".formatted(
                            id, status, amount, status.equals("requires_capture") ? amount : 0, received, refunded);
        }
    }

    private final Map<String, Intent> intents = new TreeMap<>();
    private final Map<String, Reply> answered = new HashMap<>();

    Intent open(String id, long amount, String status) {
        var intent = new Intent(id, amount, status);
        intents.put(id, intent);
        return intent;
    }

    Map<String, Intent> intents() {
        return intents;
    }

    @Override
    public Reply answer(Call call) {
        var http = (Call.Http) call;
        var key = http.headers().get("Idempotency-Key");
        return key == null ? act(http) : answered.computeIfAbsent(key, same -> act(http));
    }

    private Reply act(Call.Http http) {
        var body = Optional.ofNullable(http.body()).orElse("");
        var intent = intents.get(http.path().equals("/v1/refunds") ? field(body, "payment_intent") : id(http.path()));
        if (intent == null) {
            return new Reply(404, "{}");
        }
        if (http.method().equals("GET")) {
            return Outsider.ok(intent.json());
        }
        if (http.path().endsWith("/capture")) {
            return capture(intent, Long.parseLong(field(body, "amount_to_capture")));
        }
        return http.path().endsWith("/cancel") ? cancel(intent) : refund(intent, Long.parseLong(field(body, "amount")));
    }

    private static Reply capture(Intent intent, long amount) {
        if (!intent.status.equals("requires_capture") || amount > intent.amount) {
            return refused();
        }
        intent.status = "succeeded";
        intent.received = amount;
        return Outsider.ok(intent.json());
    }

    private static Reply cancel(Intent intent) {
        if (intent.status.equals("succeeded") || intent.status.equals("canceled")) {
            return refused();
        }
        intent.status = "canceled";
        return Outsider.ok(intent.json());
    }

    private static Reply refund(Intent intent, long amount) {
        if (intent.refunded + amount > intent.received) {
            return refused();
        }
        intent.refunded += amount;
        return Outsider.ok("{\"object\":\"refund\"}");
    }

    private static Reply refused() {
        return new Reply(400, "{\"error\":{}}");
    }

    private static String id(String path) {
        return path.substring("/v1/payment_intents/".length()).split("[/?]", -1)[0];
    }

    private static String field(String form, String name) {
        for (var pair : form.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }
}
