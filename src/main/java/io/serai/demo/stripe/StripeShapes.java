package io.serai.demo.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.tools.Json;
import io.serai.demo.web.Answer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The provider's objects in the shapes of Stripe's API. */
final class StripeShapes {
    private StripeShapes() {}

    static ObjectNode intent(Intent intent) {
        var json = Json.object()
                .put("id", intent.id())
                .put("object", "payment_intent")
                .put("amount", intent.amount())
                .put("amount_capturable", intent.capturable())
                .put("amount_received", intent.captured())
                .put("capture_method", intent.manual() ? "manual" : "automatic")
                .put("created", intent.created())
                .put("currency", intent.currency())
                .put("latest_charge", "ch_" + intent.id().substring("pi_".length()))
                .put("livemode", false)
                .put("status", intent.status().name());
        json.set("metadata", Json.tree(intent.metadata()));
        json.set("payment_method_types", Json.tree(List.of("card")));
        return json;
    }

    /** With what {@code expand[]=latest_charge} asks for. */
    static ObjectNode withCharge(Intent intent) {
        var json = intent(intent);
        var charge = Json.object()
                .put("id", json.path("latest_charge").asText())
                .put("object", "charge")
                .put("amount", intent.amount())
                .put("amount_captured", intent.captured())
                .put("amount_refunded", intent.refunded())
                .put("refunded", intent.refunded() > 0 && intent.refunded() == intent.captured());
        json.set("latest_charge", charge);
        return json;
    }

    static ObjectNode refund(Ledger.Refund refund) {
        var json = Json.object()
                .put("id", refund.id())
                .put("object", "refund")
                .put("amount", refund.amount())
                .put("charge", "ch_" + refund.intent().substring("pi_".length()))
                .put("created", refund.created())
                .put("currency", refund.currency())
                .put("payment_intent", refund.intent())
                .put("status", "succeeded");
        json.set("metadata", Json.tree(refund.metadata()));
        return json;
    }

    static ObjectNode list(List<ObjectNode> data, String url, boolean goesOn) {
        var json = Json.object().put("object", "list").put("url", url).put("has_more", goesOn);
        json.set("data", Json.tree(data));
        return json;
    }

    /** What the book says of an intent, for whoever compares. */
    static Map<String, Object> bookLine(Intent intent) {
        return Map.of(
                "id", intent.id(),
                "currency", intent.currency(),
                "amount", intent.amount(),
                "status", intent.status().name(),
                "captured", intent.captured(),
                "refunded", intent.refunded(),
                "captures", intent.captures(),
                "metadata", intent.metadata());
    }

    static Answer error(int status, String type, @Nullable String code, String message) {
        return Answer.json(status, errorBody(type, code, message));
    }

    static ObjectNode errorBody(String type, @Nullable String code, String message) {
        var json = Json.object();
        var error = json.putObject("error").put("type", type).put("message", message);
        if (code != null) {
            error.put("code", code);
        }
        return json;
    }

    static Answer keyReused() {
        return error(
                400,
                "idempotency_error",
                null,
                "Keys for idempotent requests can only be used with the same parameters they were first used with.");
    }
}
