package io.serai.demo.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.tools.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the shop means to send of an order, in the shape of Shopify's fulfilment orders: one for each order here, of one place. What is left
 * to fulfil of a line is kept in the order; with the last piece the fulfilment order is closed.
 */
final class FulfilmentOrders {
    private static final long PLACE = 655_441_491L;

    /** The fulfilment order's id is the order's and this. */
    private static final long OFFSET = 7;

    /** The id of a line of it is that of the order's line and this. */
    private static final long LINE_OFFSET = 50;

    private FulfilmentOrders() {}

    /** The id of the order that a wish to fulfil is of. */
    static long orderOf(JsonNode wish) {
        return wish.at("/line_items_by_fulfillment_order/0/fulfillment_order_id")
                        .asLong()
                - OFFSET;
    }

    static ObjectNode of(ObjectNode order) {
        var id = order.get("id").asLong();
        var json = Json.object()
                .put("id", id + OFFSET)
                .put("order_id", id)
                .put("assigned_location_id", PLACE)
                .put("status", status(order))
                .put("request_status", "unsubmitted");
        var lines = json.putArray("line_items");
        order.get("line_items")
                .forEach(line -> lines.addObject()
                        .put("id", line.get("id").asLong() + LINE_OFFSET)
                        .put("line_item_id", line.get("id").asLong())
                        .put("fulfillment_order_id", id + OFFSET)
                        .put("quantity", line.get("quantity").asInt())
                        .put("fulfillable_quantity", open(line)));
        return json;
    }

    private static String status(ObjectNode order) {
        if (!order.path("cancelled_at").isNull()) {
            return "cancelled";
        }
        int open = 0;
        int all = 0;
        for (var line : order.get("line_items")) {
            open += open(line);
            all += line.get("quantity").asInt();
        }
        return open == 0 ? "closed" : open < all ? "in_progress" : "open";
    }

    /** Why the shop does not fulfil what is wished; empty if it does. */
    static Optional<String> refusal(ObjectNode order, JsonNode wish) {
        var status = status(order);
        if (status.equals("closed") || status.equals("cancelled")) {
            return Optional.of("Fulfillment order " + (order.get("id").asLong() + OFFSET)
                    + " has an unfulfillable status= " + status + ".");
        }
        var wanted = wanted(order, wish);
        int known = 0;
        for (var line : order.get("line_items")) {
            var quantity = wanted.get(line.get("id").asLong());
            known += quantity == null ? 0 : 1;
            if (quantity != null && (quantity < 1 || quantity > open(line))) {
                return Optional.of("Invalid fulfillment order line item quantity requested.");
            }
        }
        return known < wanted.size() || wanted.isEmpty()
                ? Optional.of("Invalid fulfillment order line item ids requested.")
                : Optional.empty();
    }

    /** Takes what is wished off what is left to fulfil; the lines of the fulfilment. */
    static ArrayNode fulfil(ObjectNode order, JsonNode wish) {
        var wanted = wanted(order, wish);
        var fulfilled = Json.object().putArray("line_items");
        for (var line : order.get("line_items")) {
            int quantity = wanted.getOrDefault(line.get("id").asLong(), 0);
            if (quantity > 0) {
                int left = open(line) - quantity;
                ((ObjectNode) line)
                        .put("fulfillable_quantity", left)
                        .put("fulfillment_status", left == 0 ? "fulfilled" : "partial");
                fulfilled
                        .addObject()
                        .put("id", line.get("id").asLong())
                        .put("sku", line.path("sku").asText())
                        .put("quantity", quantity);
            }
        }
        order.put("fulfillment_status", status(order).equals("closed") ? "fulfilled" : "partial");
        return fulfilled;
    }

    /** Pieces by the order's own lines; a fulfilment order that is named without lines is wished for with all that is left. */
    private static Map<Long, Integer> wanted(ObjectNode order, JsonNode wish) {
        var wanted = new HashMap<Long, Integer>();
        var lines = wish.at("/line_items_by_fulfillment_order/0/fulfillment_order_line_items");
        if (lines.isEmpty()) {
            order.get("line_items").forEach(line -> wanted.put(line.get("id").asLong(), open(line)));
            wanted.values().removeIf(quantity -> quantity == 0);
        }
        lines.forEach(line -> wanted.merge(
                line.get("id").asLong() - LINE_OFFSET, line.path("quantity").asInt(), Integer::sum));
        return wanted;
    }

    private static int open(JsonNode line) {
        return line.get("fulfillable_quantity").asInt();
    }
}
