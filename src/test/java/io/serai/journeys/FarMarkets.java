package io.serai.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The APIs of Walmart, eBay and Square: each with its own login and its own way of turning a page, one order on each. */
final class FarMarkets {
    private static final String VARIATION = "V-";

    final List<JsonNode> walmart = new CopyOnWriteArrayList<>();
    final List<JsonNode> ebay = new CopyOnWriteArrayList<>();
    final List<JsonNode> square = new CopyOnWriteArrayList<>();
    /** What eBay has and does not list. */
    final List<JsonNode> ebayAlone = new CopyOnWriteArrayList<>();

    /** What Square counts of a SKU, and at which of its locations. */
    final Map<String, String> counted = new ConcurrentHashMap<>();

    private final Set<String> counts = ConcurrentHashMap.newKeySet();

    final EbayKeys ebayKeys = new EbayKeys();

    /** A token for our credentials; the next page is a query that the answer has. */
    Answer walmart(Call call) {
        if (call.is("POST", "/v3/token")) {
            return basic("wm-id:wm-secret").equals(call.header("Authorization"))
                            && "client_credentials".equals(call.form().get("grant_type"))
                            && call.header("WM_QOS.CORRELATION_ID") != null
                    ? Answer.json(200, Map.of("access_token", "wm-token", "expires_in", 900))
                    : Answer.of(401);
        }
        if (!"wm-token".equals(call.header("WM_SEC.ACCESS_TOKEN"))) {
            return Answer.of(401);
        }
        if (!call.is("GET", "/v3/orders")) {
            return call.is("POST", "/v3/orders/\\d+/(shipping|acknowledge)")
                    ? Answer.json(200, Map.of())
                    : Answer.of(404);
        }
        if (!call.query().containsKey("lastModifiedStartDate") && !call.query().containsKey("cursor")) {
            return Answer.of(400);
        }
        int at = Integer.parseInt(call.query().getOrDefault("cursor", "0"));
        var meta = at + 1 < walmart.size() ? Map.of("nextCursor", "?limit=1&cursor=" + (at + 1)) : Map.of();
        return walmart.isEmpty()
                ? Answer.of(404)
                : Answer.json(
                        200,
                        Map.of("list", Map.of("meta", meta, "elements", Map.of("order", List.of(walmart.get(at))))));
    }

    /** A token for a refresh token and our credentials, and another for these alone; pages are counted by what was before them. */
    Answer ebay(Call call) {
        if (call.is("POST", "/identity/v1/oauth2/token")) {
            return ebayToken(call);
        }
        if (call.is("GET", "/commerce/notification/v1/public_key/.+")) {
            return "Bearer eb-app-token".equals(call.header("Authorization"))
                    ? ebayKeys.answer(call.part(4))
                    : Answer.of(401);
        }
        if (call.is("POST", "/post-order/v2/cancellation")) {
            return "IAF eb-token".equals(call.header("Authorization")) ? Answer.json(201, Map.of()) : Answer.of(401);
        }
        if (!"Bearer eb-token".equals(call.header("Authorization"))) {
            return Answer.of(401);
        }
        if (call.is("GET", "/sell/fulfillment/v1/order/.+")) {
            return Stream.concat(ebay.stream(), ebayAlone.stream())
                    .filter(order -> order.path("orderId").asText().equals(call.part(4)))
                    .findFirst()
                    .map(order -> Answer.json(200, order))
                    .orElseGet(() -> Answer.of(404));
        }
        if (!call.is("GET", "/sell/fulfillment/v1/order")
                || !call.query().getOrDefault("filter", "").matches("lastmodifieddate:\\[.*[.]\\d{3}Z[.][.]]")) {
            return Answer.of(400);
        }
        int at = Integer.parseInt(call.query().getOrDefault("offset", "0"));
        return Answer.json(200, Map.of("orders", at < ebay.size() ? List.of(ebay.get(at)) : List.of()));
    }

    private static Answer ebayToken(Call call) {
        if (!basic("eb-id:eb-secret").equals(call.header("Authorization"))) {
            return Answer.of(401);
        }
        if ("client_credentials".equals(call.form().get("grant_type"))) {
            return "https://api.ebay.com/oauth/api_scope".equals(call.form().get("scope"))
                    ? Answer.json(200, Map.of("access_token", "eb-app-token", "expires_in", 7200))
                    : Answer.of(400);
        }
        return "eb-refresh".equals(call.form().get("refresh_token"))
                ? Answer.json(200, Map.of("access_token", "eb-token", "expires_in", 7200))
                : Answer.of(401);
    }

    /** Searches by POST; the answer has a cursor. */
    Answer square(Call call) {
        if (!"Bearer sq-token".equals(call.header("Authorization"))) {
            return Answer.of(401);
        }
        if (call.is("GET", "/v2/orders/.+")) {
            return square.stream()
                    .filter(order -> order.path("id").asText().equals(call.part(2)))
                    .findFirst()
                    .map(order -> Answer.json(200, Map.of("order", order)))
                    .orElseGet(() -> Answer.of(404));
        }
        var wish = call.json();
        if (call.is("POST", "/v2/catalog/search")) {
            return Answer.json(200, Map.of("objects", variations(wish.at("/query/set_query/attribute_values"))));
        }
        if (call.is("POST", "/v2/inventory/changes/batch-create")) {
            return count(wish);
        }
        if (!call.is("POST", "/v2/orders/search")
                || !wish.at("/location_ids/0").asText().equals("LCORDOBA")
                || wish.at("/query/filter/date_time_filter/updated_at/start_at")
                        .asText()
                        .isEmpty()
                || wish.path("cursor").asText("-").isEmpty()) {
            return Answer.of(400);
        }
        int at = wish.path("cursor").asInt(0);
        var orders = at < square.size() ? List.of(square.get(at)) : List.of();
        return Answer.json(
                200,
                at + 1 < square.size() ? Map.of("orders", orders, "cursor", at + 1 + "") : Map.of("orders", orders));
    }

    private static List<Map<String, Object>> variations(JsonNode skus) {
        var variations = new ArrayList<Map<String, Object>>();
        skus.forEach(sku -> variations.add(Map.of(
                "type",
                "ITEM_VARIATION",
                "id",
                VARIATION + sku.asText(),
                "item_variation_data",
                Map.of("sku", sku.asText()))));
        return variations;
    }

    /** The same key again is the same request, which is done. */
    private Answer count(JsonNode wish) {
        if (counts.add(wish.path("idempotency_key").asText())) {
            for (var change : wish.path("changes")) {
                var count = change.path("physical_count");
                counted.put(
                        count.path("catalog_object_id").asText().substring(VARIATION.length()),
                        count.path("location_id").asText() + " "
                                + count.path("quantity").asText());
            }
        }
        return Answer.json(200, Map.of());
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }
}
