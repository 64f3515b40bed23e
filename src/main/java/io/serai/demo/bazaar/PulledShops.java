package io.serai.demo.bazaar;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The APIs of shop systems without webhooks. They do not know the articles of the hub, so that stock is told to nobody. */
final class PulledShops {
    private static final Pattern TRACKING = Pattern.compile("<tracking_number>([^<]*)</tracking_number>");
    private static final Pattern STATE = Pattern.compile("<id_order_state>(\\d+)</id_order_state>");

    private final Sales sales;
    private final Keyring keys;

    PulledShops(Sales sales, Keyring keys) {
        this.sales = sales;
        this.keys = keys;
    }

    /** In XML. Whatever an order refers to has the number of the order. */
    Api prestaShop(Channel channel) {
        var api = new Api(channel, sales, Login.basic(keys.of("prestashop-key"), ""));
        return api.on(
                        "GET",
                        "/api/orders",
                        call -> Answer.xml(api.asked(call).stream()
                                .map(sale -> Template.fill("prestashop/entry.xml", sale))
                                .collect(Collectors.joining("", "<prestashop><orders>", "</orders></prestashop>"))))
                .on(
                        "GET",
                        "/api/(orders|addresses|countries|states|currencies|customers)/\\d+",
                        call -> api.of(
                                call, sale -> Answer.xml(Template.fill("prestashop/" + call.part(1) + ".xml", sale))))
                .on("GET", "/api/order_carriers", call -> api.of(call, sale -> Answer.xml(carrier(sale))))
                .hears("PUT", "/api/order_carriers/\\d+")
                .on("GET", "/api/order_histories", call -> api.of(call, sale -> Answer.xml(histories(sale, call))))
                .hears("POST", "/api/order_histories")
                .on("GET", "/api/(combinations|products|order_slip)", call -> Answer.xml("<prestashop/>"));
    }

    /** With the tracking number that was told last. */
    private String carrier(Sale sale) {
        var number = last(sale, TRACKING);
        return """
                <prestashop><order_carriers><order_carrier><id>%1$d</id><id_order>%1$d</id_order><id_carrier>2</id_carrier>\
                <tracking_number>%2$s</tracking_number></order_carrier></order_carriers></prestashop>""".formatted(sale.number(), number);
    }

    /** Those with the state that is asked for. */
    private String histories(Sale sale, Call call) {
        var asked = call.query().getOrDefault("filter[id_order_state]", "");
        var found = asked.equals("[" + last(sale, STATE) + "]") ? "<order_history><id>1</id></order_history>" : "";
        return "<prestashop><order_histories>" + found + "</order_histories></prestashop>";
    }

    private String last(Sale sale, Pattern pattern) {
        return sales.told(sale).stream()
                .map(said -> pattern.matcher(said.path("body").asText()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .reduce("", (before, after) -> after);
    }

    Api shopware(Channel channel) {
        var asks = Login.formAsks(Map.of(
                "grant_type", "client_credentials",
                "client_id", keys.of("shopware-client-id"),
                "client_secret", keys.of("shopware-client-secret")));
        var api = new Api(channel, sales, Login.token("/api/oauth/token", asks, "Authorization", "Bearer "));
        return api.lists("GET", "/api/order", "shopware.json", page -> Map.of("data", page))
                .on("POST", "/api/search/order", call -> api.of(call, sale -> Answer.json(200, order(sale))))
                .on(
                        "POST",
                        "/api/search/order-delivery",
                        call -> api.of(call, sale -> Answer.json(200, delivery(sale))))
                .hears("PATCH", "/api/order-delivery/d\\d+")
                .hears("POST", "/api/_action/order_delivery/d\\d+/state/(ship|ship_partially)")
                .hears("POST", "/api/_action/order/[0-9a-z]+/state/cancel")
                .on("POST", "/api/search/product", call -> Answer.json(200, Map.of("data", List.of())));
    }

    private Object order(Sale sale) {
        var state = saidOf(sale, "/state/cancel").isEmpty() ? "open" : "cancelled";
        return Map.of(
                "data",
                List.of(Map.of("id", "a" + sale.number(), "stateMachineState", Map.of("technicalName", state))));
    }

    private Object delivery(Sale sale) {
        var codes = saidOf(sale, "/order-delivery/").stream()
                .map(said -> said.at("/body/trackingCodes"))
                .reduce((before, after) -> after);
        var state = saidOf(sale, "/state/ship").isEmpty() ? "open" : "shipped";
        return Map.of(
                "data",
                List.of(Map.of(
                        "id",
                        "d" + sale.number(),
                        "trackingCodes",
                        codes.isPresent() ? codes.get() : List.of(),
                        "stateMachineState",
                        Map.of("technicalName", state))));
    }

    private List<JsonNode> saidOf(Sale sale, String path) {
        return sales.told(sale).stream()
                .filter(said -> said.path("path").asText().contains(path))
                .toList();
    }
}
