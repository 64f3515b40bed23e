package io.serai.demo.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.tools.Json;
import java.time.Instant;

/** Fulfilments in the shape of Shopify's REST Admin API. */
final class FulfilmentJson {
    private FulfilmentJson() {}

    /** What is kept of a wish. */
    static ObjectNode of(long id, ObjectNode order, JsonNode wish, ArrayNode lines, Instant at) {
        var info = wish.path("tracking_info");
        var json = Json.object()
                .put("id", id)
                .put("admin_graphql_api_id", "gid://shopify/Fulfillment/" + id)
                .put("order_id", order.get("id").asLong())
                .put("status", "success")
                .put("created_at", OrderJson.time(at))
                .put("updated_at", OrderJson.time(at))
                .put("name", order.get("name").asText() + ".F" + id)
                .put("tracking_company", info.path("company").asText())
                .put("tracking_url", info.path("url").asText());
        json.set("line_items", lines);
        return numbered(
                json, Json.object().putArray("numbers").add(info.path("number").asText()));
    }

    /** With other tracking numbers, of which the first is the one that most look at. */
    static ObjectNode numbered(ObjectNode fulfilment, JsonNode numbers) {
        fulfilment.put("tracking_number", numbers.path(0).asText());
        fulfilment.set("tracking_numbers", numbers);
        return fulfilment;
    }
}
