package io.serai.demo.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.tools.Json;
import io.serai.demo.tools.Numbers;
import io.serai.demo.web.Courier;
import io.serai.demo.web.Delivery;
import io.serai.demo.web.Signatures;
import java.util.Map;

/** Tells the hub by webhook what happened to an intent, signed as Stripe signs. */
public final class StripeEvents {
    /** Where the hub takes the provider's events. */
    public static final String PATH = "/payments/stripe/events";

    private static final String VERSION = "2024-06-20";

    private final Courier courier;
    private final String secret;
    private final Numbers numbers;

    public StripeEvents(Courier courier, String secret, Numbers numbers) {
        this.courier = courier;
        this.secret = secret;
        this.numbers = numbers;
    }

    void tell(String type, ObjectNode object, long at) {
        var event = Json.object()
                .put("id", "evt_" + numbers.next())
                .put("object", "event")
                .put("api_version", VERSION)
                .put("created", at)
                .put("livemode", false)
                .put("pending_webhooks", 1)
                .put("type", type);
        event.putObject("data").set("object", object);
        var body = Json.bytes(event);
        courier.send(
                new Delivery(
                        PATH,
                        now -> Map.of(
                                "Content-Type",
                                "application/json; charset=utf-8",
                                "Stripe-Signature",
                                Signatures.stripe(secret, now, body)),
                        body),
                () -> {});
    }
}
