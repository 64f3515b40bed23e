package io.serai.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import io.serai.log.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The part of a shop that is told things: keeps what it was told, and may be busy for a while. */
final class ToldShop {
    private static final String WOO = "/wp-json/wc/v3";

    private final Map<String, List<JsonNode>> told = new ConcurrentHashMap<>();
    private final Map<String, Integer> stock = new ConcurrentHashMap<>();
    private final Map<String, Integer> articles = new ConcurrentHashMap<>();
    private final ConcurrentLinkedDeque<Answer> faults = new ConcurrentLinkedDeque<>();

    /** The next changes of orders are answered so, and not made. */
    void answersFirst(Answer... answers) {
        faults.addAll(List.of(answers));
    }

    /** It sells this under a number of its own. */
    void sells(String sku) {
        articles.put(sku, articles.size() + 1);
    }

    /** How many pieces of something it believes that it may sell; null if it was never told. */
    @Nullable
    Integer stock(String sku) {
        return stock.get(sku);
    }

    /** The same of one of its sources. */
    @Nullable
    Integer stock(String source, String sku) {
        return stock.get(source + " " + sku);
    }

    /** What it was told of an order, and has taken. */
    List<JsonNode> told(String order) {
        return told.getOrDefault(order, List.of());
    }

    /** WooCommerce, REST v3. */
    @Nullable
    Answer woo(Call call) {
        if (call.is("GET", WOO + "/products")) {
            var sku = call.query().getOrDefault("sku", "");
            var id = articles.get(sku);
            return Answer.json(200, id == null ? List.of() : List.of(Map.of("id", id, "type", "simple", "sku", sku)));
        }
        if (call.is("PUT", WOO + "/products/\\d+")) {
            articles.forEach((sku, id) -> {
                if (call.path().endsWith("/" + id)) {
                    stock.put(sku, call.json().path("stock_quantity").asInt());
                }
            });
            return Answer.json(200, Map.of());
        }
        if (call.is("GET", WOO + "/orders/\\d+")) {
            return Answer.json(200, Map.of("id", call.part(4), "meta_data", List.of()));
        }
        if (call.is("GET", WOO + "/orders/\\d+/refunds")) {
            return Answer.json(200, told(call.part(4)));
        }
        boolean isOfOrder = call.is("PUT", WOO + "/orders/\\d+") || call.is("POST", WOO + "/orders/\\d+/refunds");
        return isOfOrder ? take(call, call.part(4)) : null;
    }

    /** Magento, REST V1: a shipment that it is told twice it has twice. */
    @Nullable
    Answer magento(Call call) {
        if (call.is("POST", "/rest/V1/inventory/source-items")) {
            call.json().path("sourceItems").forEach(item -> {
                int quantity = item.path("quantity").asInt();
                stock.put(item.path("sku").asText(), quantity);
                stock.put(
                        item.path("source_code").asText() + " "
                                + item.path("sku").asText(),
                        quantity);
            });
            return Answer.json(200, List.of());
        }
        if (call.is("GET", "/rest/V1/shipments")) {
            var order = call.query().getOrDefault("searchCriteria[filterGroups][0][filters][0][value]", "");
            var shipments = told(order).stream()
                    .map(each -> Map.of("comments", List.of(each.path("comment"))))
                    .toList();
            return Answer.json(200, Map.of("items", shipments));
        }
        return call.is("POST", "/rest/V1/order/\\d+/ship") ? take(call, call.part(3)) : null;
    }

    private Answer take(Call call, String order) {
        var fault = faults.poll();
        if (fault != null) {
            return fault;
        }
        told.computeIfAbsent(order, none -> new CopyOnWriteArrayList<>()).add(Json.parse(Json.write(call.json())));
        return Answer.json(200, Map.of());
    }
}
