package io.serai.demo.bazaar;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.tools.Json;
import io.serai.demo.web.Answer;
import java.util.List;
import java.util.Map;

/** The APIs of the shop systems: what each lists and shows, and what it wants to be told. */
final class Shops {
    private final Sales sales;
    private final Keyring keys;

    Shops(Sales sales, Keyring keys) {
        this.sales = sales;
        this.keys = keys;
    }

    Api wooCommerce(Channel channel) {
        var orders = "/wp-json/wc/v3/orders";
        return new Api(channel, sales, Login.basic(keys.of("woocommerce-key"), keys.of("woocommerce-secret")))
                .lists("GET", orders, "woocommerce.json", page -> page)
                .shows(orders + "/\\d+", "woocommerce.json")
                .hears("PUT", orders + "/\\d+")
                .recalls(orders + "/\\d+/refunds", Shops::bodies)
                .hears("POST", orders + "/\\d+/refunds")
                .on("GET", "/wp-json/wc/v3/products", call -> Answer.json(200, List.of()));
    }

    Api magento(Channel channel) {
        return new Api(channel, sales, Login.header("Authorization", "Bearer " + keys.of("magento-token")))
                .lists(
                        "GET",
                        "/rest/V1/orders",
                        "magento.json",
                        page -> Map.of("items", page, "search_criteria", Map.of(), "total_count", page.size()))
                .shows("/rest/V1/orders/\\d+", "magento.json")
                .hears("POST", "/rest/V1/order/\\d+/ship")
                .on("POST", "/rest/V1/orders/\\d+/cancel", call -> Answer.json(200, true))
                .recalls(
                        "/rest/V1/shipments",
                        told -> Map.of(
                                "items",
                                told.stream()
                                        .map(each -> Map.of("comments", List.of(each.at("/body/comment"))))
                                        .toList()))
                .on("POST", "/rest/V1/inventory/source-items", call -> Answer.json(200, List.of()));
    }

    Api vtex(Channel channel, Feed feed) {
        var orders = "/api/oms/pvt/orders";
        return new Api(channel, sales, Login.header("X-VTEX-API-AppToken", keys.of("vtex-app-token")))
                .on("GET", "/api/orders/feed", call -> feed.read())
                .on("POST", "/api/orders/feed", feed::commit)
                .lists("GET", orders, "vtex.json", page -> Map.of("list", page))
                .shows(orders + "/[0-9-]+", "vtex.json")
                .hears("POST", orders + "/[0-9-]+/(invoice|cancel)");
    }

    Api tiendanube(Channel channel) {
        return new Api(channel, sales, Login.header("Authentication", "bearer " + keys.of("tiendanube-token")))
                .lists("GET", "/orders", "tiendanube.json", page -> page)
                .shows("/orders/\\d+", "tiendanube.json")
                .hears("POST", "/orders/\\d+/(fulfill|cancel)");
    }

    private static Object bodies(List<JsonNode> told) {
        var bodies = Json.array();
        told.forEach(each -> bodies.add(each.path("body")));
        return bodies;
    }
}
