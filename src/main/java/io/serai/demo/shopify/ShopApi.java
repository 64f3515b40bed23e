package io.serai.demo.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.tools.Json;
import io.serai.demo.tools.Numbers;
import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import io.serai.demo.web.Faults;
import io.serai.demo.web.Handler;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shop's Admin API under {@code /shopify}: orders with paging, fulfilment orders and fulfilments, cancellation, and {@code /book} for
 * whoever compares. Like Shopify it does not know a repeat: as long as pieces are left to fulfil, a fulfilment that is told twice is kept twice.
 */
public final class ShopApi implements Handler {
    static final String VERSION = "2026-10";
    private static final String ADMIN = "/admin/api/" + VERSION;
    private static final String ORDER = ADMIN + "/orders/\\d+";

    private final ShopBook book;
    private final String token;
    private final @Nullable DayTokens tokens;
    private final Faults faults;
    private final double throttled;
    private final Numbers numbers;
    private final Clock clock;
    private final OrderPages pages;
    private final ShopInventory inventory = new ShopInventory();

    /**
     * @param base where callers reach this API, for the links to further pages
     * @param token what callers show as {@code X-Shopify-Access-Token}
     * @param throttled how often a caller is told to come again later, from 0 to 1
     */
    public ShopApi(
            ShopBook book, String base, String token, Faults faults, double throttled, Numbers numbers, Clock clock) {
        this(book, base, token, null, faults, throttled, numbers, clock);
    }

    /** @param tokens of an app beside that; null: there is none */
    public ShopApi(
            ShopBook book,
            String base,
            String token,
            @Nullable DayTokens tokens,
            Faults faults,
            double throttled,
            Numbers numbers,
            Clock clock) {
        this.book = book;
        this.pages = new OrderPages(base + ADMIN + "/orders.json");
        this.token = token;
        this.tokens = tokens;
        this.faults = faults;
        this.throttled = throttled;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** What it was told of the stock. */
    public ShopInventory inventory() {
        return inventory;
    }

    @Override
    public Answer handle(Call call) {
        if (tokens != null && call.is("POST", "/admin/oauth/access_token")) {
            return tokens.give(call);
        }
        var shown = call.header("X-Shopify-Access-Token");
        if (!token.equals(shown) && (tokens == null || !tokens.isGood(shown))) {
            return error(401, "[API] Invalid API key or access token (unrecognized login or wrong password)");
        }
        if (faults.dice().falls(throttled)) {
            return error(429, "Exceeded 2 calls per second for api client.").with("Retry-After", "2.0");
        }
        return call.method().equals("POST") ? faults.on(posted(call)) : read(call);
    }

    private Answer read(Call call) {
        if (call.is("GET", ADMIN + "/orders\\.json")) {
            return pages.page(book.orders(), call.query());
        }
        if (call.is("GET", ORDER + "\\.json")) {
            var order = book.order(id(call));
            return order == null ? error(404, "Not Found") : Answer.json(200, Map.of("order", order));
        }
        if (call.is("GET", ORDER + "/transactions\\.json")) {
            var order = book.order(id(call));
            return order == null
                    ? error(404, "Not Found")
                    : Answer.json(200, Map.of("transactions", List.of(OrderJson.transaction(order))));
        }
        if (call.is("GET", ORDER + "/fulfillments\\.json")) {
            return Answer.json(200, Map.of("fulfillments", book.fulfilments(id(call))));
        }
        if (call.is("GET", ORDER + "/fulfillment_orders\\.json")) {
            var order = book.order(id(call));
            return order == null
                    ? error(404, "Not Found")
                    : Answer.json(200, Map.of("fulfillment_orders", List.of(FulfilmentOrders.of(order))));
        }
        return call.is("GET", "/book") ? Answer.json(200, Map.of("orders", bookLines())) : error(404, "Not Found");
    }

    private Answer posted(Call call) {
        if (call.is("POST", ADMIN + "/graphql\\.json")) {
            return call.json().path("query").asText().contains("fulfillmentTrackingInfoUpdate")
                    ? numbered(call.json().path("variables"))
                    : inventory.graphql(call);
        }
        if (call.is("POST", ADMIN + "/fulfillments\\.json")) {
            return fulfil(call.json().path("fulfillment"));
        }
        return call.is("POST", ORDER + "/cancel\\.json") ? cancel(id(call)) : error(404, "Not Found");
    }

    private Answer cancel(long id) {
        var order = book.order(id);
        if (order == null) {
            return error(404, "Not Found");
        }
        if (!order.get("cancelled_at").isNull()) {
            return error(422, "Order has already been cancelled");
        }
        book.keep(order.put("cancelled_at", OrderJson.time(clock.instant()))
                .put("cancel_reason", "other")
                .put("updated_at", OrderJson.laterThan(order, clock.instant())));
        return Answer.json(200, Map.of("order", order));
    }

    /** One at a time: two that came at once would both find the same pieces left. */
    private synchronized Answer fulfil(JsonNode wish) {
        var order = book.order(FulfilmentOrders.orderOf(wish));
        if (order == null) {
            return error(404, "Not Found");
        }
        var refusal = FulfilmentOrders.refusal(order, wish);
        if (refusal.isPresent()) {
            return error(422, refusal.get());
        }
        var lines = FulfilmentOrders.fulfil(order, wish);
        var fulfilment = FulfilmentJson.of(numbers.next(), order, wish, lines, clock.instant());
        book.keepFulfilment(fulfilment);
        book.keep(order.put("updated_at", OrderJson.laterThan(order, clock.instant())));
        return Answer.json(201, Map.of("fulfillment", fulfilment));
    }

    private Answer numbered(JsonNode variables) {
        var fulfilment = book.fulfilment(variables.path("id").asText().replaceFirst(".*/", ""));
        if (fulfilment == null) {
            var wrong = Map.of("field", List.of("fulfillmentId"), "message", "Fulfillment does not exist.");
            return tracked(List.of(wrong));
        }
        book.keepFulfilment(FulfilmentJson.numbered(fulfilment, variables.at("/info/numbers")));
        return tracked(List.of());
    }

    private static Answer tracked(List<?> errors) {
        return Answer.json(200, Map.of("data", Map.of("fulfillmentTrackingInfoUpdate", Map.of("userErrors", errors))));
    }

    private List<ObjectNode> bookLines() {
        return book.orders().stream()
                .map(order -> {
                    var fulfilments = book.fulfilments(order.get("id").asLong());
                    var line = Json.object()
                            .put("id", order.get("id").asLong())
                            .put("name", order.get("name").asText())
                            .put("cancelled", !order.get("cancelled_at").isNull())
                            .put("fulfillments", fulfilments.size());
                    line.set(
                            "tracking_numbers",
                            Json.tree(fulfilments.stream()
                                    .map(fulfilment ->
                                            fulfilment.path("tracking_number").asText())
                                    .toList()));
                    return line;
                })
                .toList();
    }

    private static long id(Call call) {
        return Long.parseLong(call.part(4).replace(".json", ""));
    }

    private static Answer error(int status, String text) {
        return Answer.json(status, Map.of("errors", text));
    }
}
