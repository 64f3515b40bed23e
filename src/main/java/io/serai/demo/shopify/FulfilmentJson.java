package io.serai.demo.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.tools.Json;
import java.time.Instant;

/** Fulfilments in the shape of Shopify's REST Admin API. */
final class FulfilmentJson {
    /** An order has one fulfilment order here; its id is the order's and this. */
    private static final long OFFSET = 7;

    private FulfilmentJson() {}

    static long orderOf(long fulfilmentOrder) {
        return fulfilmentOrder - OFFSET;
    }

    static ObjectNode fulfilmentOrder(ObjectNode order) {
        var id = order.get("id").asLong();
        var json = Json.object()
                .put("id", id + OFFSET)
                .put("order_id", id)
                .put("status", order.path("fulfillment_status").isNull() ? "open" : "closed")
                .put("request_status", "unsubmitted");
        var lines = json.putArray("line_items");
        order.get("line_items")
                .forEach(line -> lines.addObject()
                        .put("id", line.get("id").asLong())
                        .put("line_item_id", line.get("id").asLong())
                        .put("fulfillment_order_id", id + OFFSET)
                        .put("quantity", line.get("quantity").asInt())
                        .put(
                                "fulfillable_quantity",
                                line.get("fulfillable_quantity").asInt()));
        return json;
    }

    /** What is kept of a wish, whether it names its tracking number in the older or the newer way. */
    static ObjectNode of(long id, ObjectNode order, JsonNode wish, Instant at) {
        var info = wish.path("tracking_info");
        var json = Json.object()
                .put("id", id)
                .put("order_id", order.get("id").asLong())
                .put("status", "success")
                .put("created_at", OrderJson.time(at))
                .put("updated_at", OrderJson.time(at))
                .put("name", order.get("name").asText() + ".F" + id)
                .put("tracking_company", first(info.path("company"), wish.path("tracking_company")))
                .put("tracking_number", first(info.path("number"), numbers(wish)))
                .put("tracking_url", first(info.path("url"), wish.path("tracking_url")));
        json.set("line_items", lines(order, wish));
        return json;
    }

    private static JsonNode lines(ObjectNode order, JsonNode wish) {
        if (wish.path("line_items") instanceof ArrayNode lines) {
            return lines;
        }
        var lines = wish.at("/line_items_by_fulfillment_order/0/fulfillment_order_line_items");
        return lines.isArray() ? lines : order.get("line_items");
    }

    private static JsonNode numbers(JsonNode wish) {
        var first = wish.at("/tracking_numbers/0");
        return first.isMissingNode() ? wish.path("tracking_number") : first;
    }

    private static String first(JsonNode one, JsonNode other) {
        return one.isMissingNode() || one.isNull() ? other.asText("") : one.asText();
    }
}
