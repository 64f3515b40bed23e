package io.serai.demo.bazaar;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.web.Answer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The APIs of marketplaces and of Square: what each lists and shows, and what it wants to be told. */
final class Marketplaces {
    private final Sales sales;
    private final Keyring keys;

    Marketplaces(Sales sales, Keyring keys) {
        this.sales = sales;
        this.keys = keys;
    }

    Api mercadoLibre(Channel channel) {
        var asks = Login.formAsks(Map.of(
                "grant_type", "refresh_token",
                "client_id", keys.of("mercadolibre-client-id"),
                "client_secret", keys.of("mercadolibre-client-secret"),
                "refresh_token", keys.of("mercadolibre-refresh-token")));
        return new Api(channel, sales, Login.token("/oauth/token", asks, "Authorization", "Bearer "))
                .lists("GET", "/orders/search", "mercadolibre/orders.json", page -> Map.of("results", page))
                .shows("/orders/\\d+", "mercadolibre/orders.json")
                .shows("/shipments/\\d+", "mercadolibre/shipments.json")
                .hears("PUT", "/shipments/\\d+")
                .on("GET", "/orders/\\d+/feedback", call -> Answer.json(200, Map.of()))
                .hears("POST", "/orders/\\d+/feedback");
    }

    Api walmart(Channel channel) {
        var asks = Login.basicAsks(keys.of("walmart-client-id"), keys.of("walmart-client-secret"));
        return new Api(channel, sales, Login.token("/v3/token", asks, "WM_SEC.ACCESS_TOKEN", ""))
                .lists(
                        "GET",
                        "/v3/orders",
                        "walmart.json",
                        page -> Map.of("list", Map.of("meta", Map.of(), "elements", Map.of("order", page))))
                .shows("/v3/orders/\\d+", "walmart.json", order -> Map.of("order", order))
                .hears("POST", "/v3/orders/\\d+/(acknowledge|shipping|cancel)");
    }

    /** Its Post-Order API wants the same token in other words, and nobody cancels at the bazaar. */
    Api ebay(Channel channel, EbaySeal seal) {
        var orders = "/sell/fulfillment/v1/order";
        var asks = Login.basicAsks(keys.of("ebay-client-id"), keys.of("ebay-client-secret"));
        return new Api(channel, sales, Login.token("/identity/v1/oauth2/token", asks, "Authorization", "Bearer "))
                .on("GET", "/commerce/notification/v1/public_key/.+", call -> seal.publicKey(call.part(4)))
                .lists("GET", orders, "ebay.json", page -> Map.of("orders", page))
                .shows(orders + "/[0-9-]+", "ebay.json")
                .recalls(orders + "/[0-9-]+/shipping_fulfillment", Marketplaces::fulfilments)
                .hears("POST", orders + "/[0-9-]+/shipping_fulfillment")
                .on("POST", "/sell/inventory/v1/bulk_update_price_quantity", call -> Answer.json(200, Map.of()));
    }

    Api square(Channel channel) {
        return new Api(channel, sales, Login.header("Authorization", "Bearer " + keys.of("square-token")))
                .lists("POST", "/v2/orders/search", "square.json", page -> Map.of("orders", page))
                .shows("/v2/orders/SQ\\d+", "square.json", order -> Map.of("order", order));
    }

    private static Object fulfilments(List<JsonNode> told) {
        Function<JsonNode, Object> entry = each -> Map.of("shipmentTrackingNumber", each.at("/body/trackingNumber"));
        return Map.of("fulfillments", told.stream().map(entry).toList());
    }
}
