package io.serai.journeys;

import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import io.serai.log.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The web services of a PrestaShop, in XML, and of a Shopware 6: each with the login and the way of filtering that its pull has to get right, and
 * with what it is told.
 */
final class FarShops {
    static final String PRESTA_KEY = "PSKEY7";
    static final String SHOPWARE_ID = "SWIA7";
    static final String SHOPWARE_SECRET = "sw-secret";

    /** Its key is the user, without a password. */
    private static final String PRESTA_LOGIN = "Basic UFNLRVk3Og==";

    private static final Pattern SINCE = Pattern.compile(">\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d]");
    private static final Pattern LIMIT = Pattern.compile("(\\d+),50");
    private static final String SHOPWARE_TOKEN = "Bearer sw-access";

    private final Map<String, String> resources = new ConcurrentHashMap<>();
    private final List<String> listed = new CopyOnWriteArrayList<>();
    private final List<String> slips = new CopyOnWriteArrayList<>();
    private final List<Object> shopware = new CopyOnWriteArrayList<>();
    private final List<Call> told = new CopyOnWriteArrayList<>();

    /** An order of PrestaShop with all that belongs to it: path below {@code /api}, and document. */
    void prestaShopHas(String id, String changed, Map<String, String> documents) {
        resources.putAll(documents);
        listed.add("<order><id>" + id + "</id><date_upd>" + changed + "</date_upd></order>");
    }

    /** Some of an order was given back: a slip says so, and the order changes nothing about itself. */
    void prestaShopGivesBack(String slip, String order, Map<String, String> documents) {
        resources.putAll(documents);
        slips.add("<order_slip><id>" + slip + "</id><id_order xlink:href=\"https://shop.example/api/orders/" + order
                + "\">" + order + "</id_order><date_upd>2026-03-04 09:00:00</date_upd></order_slip>");
    }

    /** What else it shows. */
    void prestaShopHas(Map<String, String> documents) {
        resources.putAll(documents);
    }

    void shopwareHas(Object order) {
        shopware.add(order);
    }

    /** The bodies of what was changed at a path. */
    List<String> told(String method, String path) {
        return told.stream()
                .filter(call -> call.is(method, path))
                .map(call -> new String(call.body(), StandardCharsets.UTF_8))
                .toList();
    }

    Answer prestaShop(Call call) {
        if (!PRESTA_LOGIN.equals(call.header("Authorization"))) {
            return Answer.of(401);
        }
        if (!call.method().equals("GET")) {
            return "application/xml".equals(call.header("Content-Type")) ? hears(call) : Answer.of(415);
        }
        boolean areSlips = call.path().equals("/api/order_slip");
        if (!areSlips && !call.path().equals("/api/orders")) {
            var document = resources.get(call.path().substring("/api".length()));
            return document == null ? Answer.of(404) : Answer.xml(document);
        }
        var limit = LIMIT.matcher(call.query().getOrDefault("limit", ""));
        if (!SINCE.matcher(call.query().getOrDefault("filter[date_upd]", "")).matches() || !limit.matches()) {
            return Answer.of(400);
        }
        int from = Integer.parseInt(limit.group(1));
        var name = areSlips ? "order_slips" : "orders";
        return Answer.xml("<prestashop xmlns:xlink=\"http://www.w3.org/1999/xlink\"><" + name + ">"
                + (areSlips ? slips : listed).stream().skip(from).collect(Collectors.joining())
                + "</" + name + "></prestashop>");
    }

    /** Of Shopware: its state is the last one that it was told. */
    private Map<String, Object> delivery(String order) {
        var id = "d-" + order;
        var states = told.stream()
                .filter(call -> call.is("POST", "/api/_action/order_delivery/" + id + "/state/.*"))
                .map(call -> call.part(5))
                .toList();
        var state = states.isEmpty()
                ? "open"
                : states.get(states.size() - 1).equals("ship") ? "shipped" : "shipped_partially";
        var codes = told("PATCH", "/api/order-delivery/" + id).stream()
                .reduce((before, after) -> after)
                .map(body -> Json.parse(body).path("trackingCodes"))
                .orElseGet(() -> Json.tree(List.of()));
        return Map.of("id", id, "trackingCodes", codes, "stateMachineState", Map.of("technicalName", state));
    }

    private Answer hears(Call call) {
        told.add(call);
        return Answer.of(200);
    }

    Answer shopware(Call call) {
        if (call.is("POST", "/api/oauth/token")) {
            var form = call.form();
            boolean known = "client_credentials".equals(form.get("grant_type"))
                    && SHOPWARE_ID.equals(form.get("client_id"))
                    && SHOPWARE_SECRET.equals(form.get("client_secret"));
            return known ? Answer.json(200, Map.of("access_token", "sw-access", "expires_in", 600)) : Answer.of(401);
        }
        if (!SHOPWARE_TOKEN.equals(call.header("Authorization"))) {
            return Answer.of(401);
        }
        if (call.is("POST", "/api/search/order-delivery")) {
            return Answer.json(
                    200,
                    Map.of(
                            "data",
                            List.of(delivery(call.json().at("/filter/0/value").asText()))));
        }
        if (!call.method().equals("GET")) {
            return hears(call);
        }
        if (!"multi".equals(call.query().get("filter[0][type]"))) {
            return Answer.of(400);
        }
        var page = "1".equals(call.query().get("page")) ? new ArrayList<>(shopware) : List.of();
        return Answer.json(200, Json.tree(Map.of("data", page)));
    }
}
