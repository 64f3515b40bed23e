package io.serai.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Reply;
import io.serai.log.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the shop was told of its orders: it knows no idempotency key, so it can only be asked. Each order has one line, and one fulfilment
 * order with it; of more pieces than can be bought nothing can be fulfilled.
 */
final class ShopBook implements Outsider {
    private static final String ADMIN = "/admin/api/2026-10/";

    private final Map<String, List<JsonNode>> fulfilments = new TreeMap<>();

    @Override
    public Reply answer(Call call) {
        var http = (Call.Http) call;
        if (http.path().equals(ADMIN + "fulfillments.json")) {
            return fulfil(
                    Json.parse(Optional.ofNullable(http.body()).orElse("")).path("fulfillment"));
        }
        var order = http.path().replaceAll(".*/orders/(.*)/.*", "$1");
        if (http.path().equals(ADMIN + "orders/" + order + "/fulfillments.json")) {
            return Outsider.ok(Json.write(Map.of("fulfillments", of(order))));
        }
        return http.path().equals(ADMIN + "orders/" + order + "/fulfillment_orders.json")
                ? Outsider.ok(fulfilmentOrders(order))
                : new Reply(404, "");
    }

    private String fulfilmentOrders(String order) {
        return """
                {"fulfillment_orders": [{"id": %1$s, "status": "%2$s", "assigned_location_id": 1, "line_items":
                  [{"id": %1$s, "line_item_id": 1, "fulfillment_order_id": %1$s, "fulfillable_quantity": %3$d}]}]}""".formatted(order, left(order) > 0 ? "open" : "closed", left(order));
    }

    private int left(String order) {
        return Buyers.MOST - pieces(order);
    }

    private Reply fulfil(JsonNode wish) {
        var wanted = wish.at("/line_items_by_fulfillment_order/0");
        var order = wanted.path("fulfillment_order_id").asText();
        var line = wanted.at("/fulfillment_order_line_items/0");
        int quantity = line.path("quantity").asInt();
        if (!line.path("id").asText().equals(order) || quantity < 1 || quantity > left(order)) {
            return new Reply(422, "");
        }
        var fulfilment = Map.of(
                "status",
                "success",
                "tracking_number",
                wish.at("/tracking_info/number").asText(),
                "line_items",
                List.of(Map.of("id", 1, "quantity", quantity)));
        fulfilments.computeIfAbsent(order, none -> new ArrayList<>()).add(Json.tree(fulfilment));
        return new Reply(201, "{}");
    }

    /** The fulfilments of an order, each as it was told. */
    List<JsonNode> of(String order) {
        return fulfilments.getOrDefault(order, List.of());
    }

    /** How many pieces of an order it knows to have left. */
    int pieces(String order) {
        return of(order).stream()
                .mapToInt(each -> each.at("/line_items/0/quantity").asInt())
                .sum();
    }
}
