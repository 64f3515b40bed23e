package io.serai.demo.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.buyers.Basket;
import io.serai.demo.buyers.Crowd;
import io.serai.demo.catalog.Catalogue;
import io.serai.demo.stripe.StripeApi;
import io.serai.demo.stripe.StripeEvents;
import io.serai.demo.tools.Dice;
import io.serai.demo.tools.Numbers;
import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import io.serai.demo.web.Caller;
import io.serai.demo.web.Courier;
import io.serai.demo.web.Faults;
import io.serai.demo.web.Handler;
import io.serai.demo.web.Signatures;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopTest {
    private static final String ADMIN = "/admin/api/2026-10";

    @TempDir
    Path folder;

    private final Clock clock = Clock.systemUTC();
    private final Numbers numbers = new Numbers(clock);
    private final Catalogue catalogue = Catalogue.load();
    private final Crowd crowd = new Crowd(new Dice(1), 0.1);
    private final List<Call> webhooks = new CopyOnWriteArrayList<>();
    private volatile int hubAnswers = 200;
    private Courier courier;
    private StripeApi provider;
    private Caller stripe;
    private Caller hub;
    private Caller admin;
    private ShopBook book;
    private ShopWebhooks sender;
    private Shop shop;

    @BeforeEach
    void open() {
        open(0, Faults.none());
    }

    @AfterEach
    void close() throws Exception {
        courier.close();
        provider.close();
        stripe.close();
        hub.close();
        admin.close();
        book.close();
        sender.close();
    }

    @Test
    void an_order_is_authorised_at_the_provider_and_announced_with_a_valid_signature() throws Exception {
        var id = shop.buy(cart());
        var webhook = firstWebhook();
        assertThat(webhook.header("X-Shopify-Topic")).isEqualTo("orders/create");
        assertThat(webhook.header("X-Shopify-Hmac-Sha256")).isEqualTo(Signatures.shopify("hook", webhook.body()));
        var order = webhook.json();
        assertThat(order.get("id").asLong()).isEqualTo(id);
        var intent = Caller.json(stripe.get("/v1/payment_intents/" + reference(order)));
        assertThat(intent.get("status").asText()).isEqualTo("requires_capture");
        assertThat(intent.get("amount").asLong())
                .isEqualTo(new BigDecimal(order.get("total_price").asText())
                        .movePointRight(2)
                        .longValueExact());
    }

    @Test
    void an_orders_amounts_add_up() throws Exception {
        for (int i = 0; i < 50; i++) {
            shop.buy(cart());
        }
        for (var order : book.orders()) {
            var sum = amount(order, "total_line_items_price")
                    .subtract(amount(order, "total_discounts"))
                    .add(amount(order.get("shipping_lines").get(0), "price"));
            assertThat(amount(order, "total_price")).isEqualByComparingTo(sum);
            var shares = BigDecimal.ZERO;
            for (var line : order.get("line_items")) {
                for (var allocation : line.get("discount_allocations")) {
                    shares = shares.add(amount(allocation, "amount"));
                }
            }
            assertThat(shares).isEqualByComparingTo(amount(order, "total_discounts"));
        }
    }

    @Test
    void an_order_to_be_collected_names_the_store_and_no_address() throws Exception {
        var store = catalogue.stores().get(0);
        shop.buy(new Cart(crowd.local(), crowd.basket(catalogue.articles()), store));
        var order = book.orders().get(0);
        assertThat(order.at("/note_attributes/1/name").asText()).isEqualTo("pickup_location");
        assertThat(order.at("/note_attributes/1/value").asText()).isEqualTo("PALERMO");
        assertThat(order.get("shipping_address").isNull()).isTrue();
    }

    @Test
    void a_change_and_a_cancellation_are_each_newer_than_what_was_before() throws Exception {
        var id = shop.buy(cart());
        shop.note(id, "sin apuro");
        shop.cancel(id);
        shop.cancel(id);
        await().until(() -> webhooks.size() == 3);
        assertThat(webhooks)
                .extracting(webhook -> webhook.header("X-Shopify-Topic"))
                .containsExactlyInAnyOrder("orders/create", "orders/updated", "orders/cancelled");
        assertThat(webhooks.stream()
                        .map(webhook -> webhook.json().get("updated_at").asText())
                        .distinct())
                .hasSize(3);
    }

    @Test
    void what_the_hub_did_not_take_before_a_crash_is_sent_after_it_with_the_same_id() throws Exception {
        hubAnswers = 503;
        shop.buy(cart());
        var before = firstWebhook();
        close();
        webhooks.clear();
        hubAnswers = 200;
        open(0, Faults.none());
        sender.resume();
        var after = firstWebhook();
        assertThat(after.header("X-Shopify-Webhook-Id")).isEqualTo(before.header("X-Shopify-Webhook-Id"));
        assertThat(after.body()).isEqualTo(before.body());
    }

    @Test
    void a_webhook_may_come_twice() throws Exception {
        close();
        open(1, Faults.none());
        shop.buy(cart());
        await().until(() -> webhooks.size() == 2);
        assertThat(webhooks.stream()
                        .map(webhook -> webhook.header("X-Shopify-Webhook-Id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void orders_are_listed_page_by_page_each_once() throws Exception {
        for (int i = 0; i < 5; i++) {
            shop.buy(cart());
        }
        var seen = new java.util.TreeSet<Long>();
        var pages = 0;
        var url = ADMIN + "/orders.json?limit=2&updated_at_min=2020-01-01T00:00:00-03:00";
        while (url != null) {
            var answer = admin.get(url);
            Caller.json(answer)
                    .get("orders")
                    .forEach(order -> seen.add(order.get("id").asLong()));
            pages++;
            url = answer.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .map(link -> link.substring(link.indexOf(ADMIN)))
                    .orElse(null);
        }
        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(5);
    }

    @Test
    void a_fulfilment_takes_its_pieces_off_what_is_left_and_the_last_one_closes_the_fulfilment_order()
            throws Exception {
        var id = shop.buy(new Cart(
                crowd.anyone(),
                new Basket(List.of(new Basket.Line(catalogue.articles().get(0), 3))),
                null));
        var order = fulfilmentOrder(id);
        assertThat(order.path("status").asText()).isEqualTo("open");

        assertThat(fulfil(order, 1).statusCode()).isEqualTo(201);
        order = fulfilmentOrder(id);
        assertThat(order.path("status").asText()).isEqualTo("in_progress");
        assertThat(order.at("/line_items/0/fulfillable_quantity").asInt()).isEqualTo(2);
        assertThat(book.orders().get(0).path("fulfillment_status").asText()).isEqualTo("partial");

        assertThat(fulfil(order, 3).statusCode()).as("more than is left").isEqualTo(422);
        assertThat(fulfil(order, 2).statusCode()).isEqualTo(201);
        assertThat(fulfilmentOrder(id).path("status").asText()).isEqualTo("closed");
        assertThat(fulfil(order, 1).statusCode()).as("of what is closed").isEqualTo(422);
        assertThat(book.orders().get(0).path("fulfillment_status").asText()).isEqualTo("fulfilled");
    }

    @Test
    void a_fulfilment_told_twice_is_kept_twice_and_outlives_a_restart() throws Exception {
        var id = shop.buy(new Cart(
                crowd.anyone(),
                new Basket(List.of(new Basket.Line(catalogue.articles().get(0), 2))),
                null));
        var order = fulfilmentOrder(id);
        fulfil(order, 1);
        var second = Caller.json(fulfil(order, 1)).path("fulfillment");
        admin.post(ADMIN + "/graphql.json", """
                {"query":"mutation { fulfillmentTrackingInfoUpdate }",
                 "variables":{"id":"%s","info":{"numbers":["377900010000000012","377900010000000029"]}}}""".formatted(
                        second.path("admin_graphql_api_id").asText()));
        close();
        open(0, Faults.none());
        var told = Caller.json(admin.get(ADMIN + "/orders/" + id + "/fulfillments.json"))
                .path("fulfillments");
        assertThat(told).hasSize(2);
        assertThat(told.at("/1/tracking_numbers/1").asText()).isEqualTo("377900010000000029");
        assertThat(Caller.json(admin.get("/book"))
                        .at("/orders/0/tracking_numbers/1")
                        .asText())
                .isEqualTo("377900010000000012");
    }

    @Test
    void what_shopify_took_away_is_not_there() throws Exception {
        var id = shop.buy(cart());
        assertThat(admin.post(ADMIN + "/orders/" + id + "/fulfillments.json", "{\"fulfillment\":{}}")
                        .statusCode())
                .isEqualTo(404);
    }

    private JsonNode fulfilmentOrder(long id) throws Exception {
        return Caller.json(admin.get(ADMIN + "/orders/" + id + "/fulfillment_orders.json"))
                .at("/fulfillment_orders/0");
    }

    private HttpResponse<String> fulfil(JsonNode order, int quantity) throws Exception {
        return admin.post(
                ADMIN + "/fulfillments.json", """
                {"fulfillment":{"line_items_by_fulfillment_order":[{"fulfillment_order_id":%s,
                  "fulfillment_order_line_items":[{"id":%s,"quantity":%d}]}],
                 "tracking_info":{"number":"377900010000000012","company":"Andes","url":"http://t"}}}""".formatted(order.path("id"), order.at("/line_items/0/id"), quantity));
    }

    @Test
    void without_the_token_nothing_is_told() throws Exception {
        Handler api = new ShopApi(book, "http://x", "other", Faults.none(), 0, numbers, clock);
        try (var caller = new Caller("/shopify", api, "X-Shopify-Access-Token", "token")) {
            assertThat(caller.get(ADMIN + "/orders.json").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void an_app_gets_a_token_for_its_secret_that_is_taken_until_it_ends() throws Exception {
        var tokens = new DayTokens("client", "secret", clock);
        Handler api = new ShopApi(book, "http://x", "other", tokens, Faults.none(), 0, numbers, clock);
        String token;
        try (var app = new Caller("/shopify", api)) {
            var form = "grant_type=client_credentials&client_id=client&client_secret=";
            assertThat(app.post("/admin/oauth/access_token", form + "guess").statusCode())
                    .isEqualTo(400);
            token = Caller.json(app.post("/admin/oauth/access_token", form + "secret"))
                    .get("access_token")
                    .asText();
        }
        try (var caller = new Caller("/shopify", api, "X-Shopify-Access-Token", token)) {
            assertThat(caller.get(ADMIN + "/orders.json").statusCode()).isEqualTo(200);
            tokens.end();
            assertThat(caller.get(ADMIN + "/orders.json").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void stock_is_set_with_a_key_and_with_what_it_was_before_or_a_null() throws Exception {
        assertThat(set("", "\"changeFromQuantity\":null")).contains("@idempotent");
        assertThat(set("@idempotent(key: $key)", "\"a\":1")).contains("changeFromQuantity");
        assertThat(set("@idempotent(key: $key)", "\"changeFromQuantity\":null")).contains("\"userErrors\":[]");
    }

    private String set(String directive, String compared) throws Exception {
        admin.post(ADMIN + "/graphql.json", """
                {"query":"query($q: String!) { inventoryItems(first: 250, query: $q) { nodes { id sku } } }",
                 "variables":{"q":"sku:\\"A-1\\""}}""");
        return admin.post(ADMIN + "/graphql.json", """
                {"query":"mutation { inventorySetQuantities(input: $input) %s { userErrors { message } } }",
                 "variables":{"key":"k","input":{"name":"available","quantities":[{"quantity":1,%s,
                  "inventoryItemId":"gid://shopify/InventoryItem/1","locationId":"gid://shopify/Location/1"}]}}}""".formatted(directive, compared))
                .body();
    }

    @Test
    void a_throttled_caller_is_told_when_to_come_again() throws Exception {
        Handler api = new ShopApi(book, "http://x", "token", Faults.none(), 1, numbers, clock);
        try (var caller = new Caller("/shopify", api, "X-Shopify-Access-Token", "token")) {
            var answer = caller.get(ADMIN + "/orders.json");
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).contains("2.0");
        }
    }

    private void open(double twice, Faults faults) {
        courier = new Courier(clock, Duration.ofMillis(20));
        provider = new StripeApi(
                folder.resolve("stripe.jsonl"),
                "sk",
                Faults.none(),
                new StripeEvents(courier, "e", numbers),
                numbers,
                clock);
        stripe = new Caller("/stripe", provider, "Authorization", "Bearer sk");
        hub = new Caller("/channels", this::receive);
        book = new ShopBook(folder.resolve("shop.jsonl"));
        sender = new ShopWebhooks(folder.resolve("hooks.jsonl"), courier, "hook", new Dice(1), twice);
        shop = new Shop(book, sender, new Checkout(stripe.uri("/"), "sk"), numbers, clock);
        admin = new Caller(
                "/shopify",
                new ShopApi(book, "http://127.0.0.1/shopify", "token", faults, 0, numbers, clock),
                "X-Shopify-Access-Token",
                "token");
        courier.open(URI.create("http://127.0.0.1:" + hub.port()));
    }

    private Answer receive(Call call) {
        webhooks.add(call);
        return Answer.of(hubAnswers);
    }

    private Cart cart() {
        return new Cart(crowd.anyone(), crowd.basket(catalogue.articles()), null);
    }

    private Call firstWebhook() {
        await().until(() -> !webhooks.isEmpty());
        return webhooks.get(0);
    }

    private static String reference(JsonNode order) {
        assertThat(order.at("/note_attributes/0/name").asText()).isEqualTo("payment_reference");
        return order.at("/note_attributes/0/value").asText();
    }

    private static BigDecimal amount(JsonNode node, String name) {
        return new BigDecimal(node.get(name).asText());
    }
}
