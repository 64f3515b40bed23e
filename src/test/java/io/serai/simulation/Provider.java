package io.serai.simulation;

import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A payment provider in the shape of Stripe's PaymentIntents, with its own book. It forgets keys after a day, as Stripe does. */
final class Provider implements Outsider {
    private static final String REFUNDS = "/v1/refunds";

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

    private static final Duration KEYS_ARE_KEPT = Duration.ofHours(24);

    private record Answered(Instant at, Reply reply) {}

    private record Refund(String intent, String attempt) {
        private String json() {
            return "{\"object\":\"refund\",\"status\":\"succeeded\",\"metadata\":{\"attempt\":\"" + attempt + "\"}}";
        }
    }

    private final Map<String, Intent> intents = new TreeMap<>();
    private final Map<String, Answered> answered = new HashMap<>();
    private final List<Refund> refunds = new ArrayList<>();
    private final Clock clock;

    Provider(Clock clock) {
        this.clock = clock;
    }

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
        return key == null ? act(http) : once(key, http);
    }

    private Reply once(String key, Call.Http http) {
        var before = answered.get(key);
        var now = clock.instant();
        if (before != null && before.at().plus(KEYS_ARE_KEPT).isAfter(now)) {
            return before.reply();
        }
        var reply = act(http);
        answered.put(key, new Answered(now, reply));
        return reply;
    }

    /** The shop, or somebody at the provider, gives so much back without us. */
    void givesBack(Intent intent, long amount) {
        if (!refund(intent, amount, "").isOk()) {
            throw new IllegalStateException(intent.id + " does not have " + amount);
        }
    }

    private Reply act(Call.Http http) {
        var body = Optional.ofNullable(http.body()).orElse("");
        boolean ofRefunds = http.path().startsWith(REFUNDS);
        var query = http.path().substring(http.path().indexOf('?') + 1);
        var intent = intents.get(ofRefunds ? field(body.isEmpty() ? query : body, "payment_intent") : id(http.path()));
        if (intent == null) {
            return new Reply(404, "{}");
        }
        if (ofRefunds && http.method().equals("GET")) {
            return Outsider.ok(refunds.stream()
                    .filter(refund -> refund.intent().equals(intent.id))
                    .map(Refund::json)
                    .collect(Collectors.joining(",", "{\"object\":\"list\",\"has_more\":false,\"data\":[", "]}")));
        }
        if (http.method().equals("GET")) {
            return Outsider.ok(intent.json());
        }
        if (http.path().endsWith("/capture")) {
            return capture(intent, Long.parseLong(field(body, "amount_to_capture")));
        }
        return http.path().endsWith("/cancel")
                ? cancel(intent)
                : refund(intent, Long.parseLong(field(body, "amount")), field(body, "metadata[attempt]"));
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

    private Reply refund(Intent intent, long amount, String attempt) {
        if (intent.refunded + amount > intent.received) {
            return refused();
        }
        intent.refunded += amount;
        var refund = new Refund(intent.id, attempt);
        refunds.add(refund);
        return Outsider.ok(refund.json());
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
