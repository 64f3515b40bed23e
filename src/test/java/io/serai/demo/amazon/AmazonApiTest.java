package io.serai.demo.amazon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.buyers.Crowd;
import io.serai.demo.catalog.Catalogue;
import io.serai.demo.tools.Dice;
import io.serai.demo.tools.Numbers;
import io.serai.demo.web.Caller;
import io.serai.demo.web.Faults;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AmazonApiTest {
    private static final AmazonKeys KEYS = new AmazonKeys("client", "secret", "Atzr|refresh");
    private static final String GRANT =
            "grant_type=refresh_token&client_id=client&client_secret=secret&refresh_token=Atzr%7Crefresh";
    private static final String SINCE = "?MarketplaceIds=ATVPDKIKX0DER&LastUpdatedAfter=2020-01-01T00:00:00Z";

    private static final String LISTED =
            "/orders/2026-01-01/orders?marketplaceIds=ATVPDKIKX0DER&lastUpdatedAfter=2020-01-01T00:00:00Z";

    @TempDir
    Path folder;

    private final Clock clock = Clock.systemUTC();
    private final Crowd crowd = new Crowd(new Dice(1), 0.1);
    private final Catalogue catalogue = Catalogue.load();
    private Marketplace marketplace;
    private Caller amazon;
    private AmazonApi api;

    @BeforeEach
    void open() throws Exception {
        open(Duration.ZERO, 0);
    }

    @AfterEach
    void close() throws Exception {
        amazon.close();
        marketplace.close();
    }

    @Test
    void an_access_token_is_given_for_the_refresh_token_only() throws Exception {
        assertThat(amazon.post("/auth/o2/token", GRANT.replace("secret", "guess"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(amazon.post("/auth/o2/token", GRANT.replace("refresh_token=Atzr", "refresh_token=A"))
                        .statusCode())
                .isEqualTo(400);
        try (var stranger = new Caller(
                "/amazon",
                new AmazonApi(marketplace, KEYS, Faults.none(), 0, clock),
                "x-amz-access-token",
                "Atza|9|x")) {
            assertThat(stranger.get("/orders/v0/orders" + SINCE).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void an_order_is_pending_without_amounts_until_it_is_paid() throws Exception {
        close();
        open(Duration.ofMinutes(1), 0);
        var id = buy();
        var order = first();
        assertThat(order.get("OrderStatus").asText()).isEqualTo("Pending");
        assertThat(order.has("OrderTotal")).isFalse();
        assertThat(payload("/orders/v0/orders/" + id + "/orderItems")
                        .at("/OrderItems/0")
                        .has("ItemPrice"))
                .isFalse();
    }

    @Test
    void an_orders_items_and_shipping_add_up_to_its_total() throws Exception {
        var id = buy();
        var sum = BigDecimal.ZERO;
        for (var item : payload("/orders/v0/orders/" + id + "/orderItems").get("OrderItems")) {
            sum = sum.add(amount(item, "ItemPrice")).add(amount(item, "ShippingPrice"));
        }
        assertThat(amount(first(), "OrderTotal")).isEqualByComparingTo(sum);
    }

    @Test
    void where_an_order_goes_and_who_bought_it_is_told_to_a_token_for_personal_data_only() throws Exception {
        var path = "/orders/v0/orders/" + buy();
        assertThat(amazon.get(path + "/address").statusCode()).isEqualTo(403);
        assertThat(amazon.get(path + "/buyerInfo").statusCode()).isEqualTo(403);
        var token = Caller.json(amazon.post("/tokens/2021-03-01/restrictedDataToken", """
                        {"restrictedResources": [{"method": "GET", "path": "/orders/v0/orders/{orderId}/address"},
                                                 {"method": "GET", "path": "/orders/v0/orders/{orderId}/buyerInfo"},
                                                 {"method": "GET", "path": "/orders/v0/orders/{orderId}/orderItems",
                                                  "dataElements": ["buyerInfo"]}]}"""))
                .path("restrictedDataToken")
                .asText();
        try (var personal = new Caller("/amazon", api, "x-amz-access-token", token)) {
            assertThat(personal.get(path + "/address").body()).contains("AddressLine1");
            assertThat(personal.get(path + "/buyerInfo").body()).contains("@example.com");
            assertThat(personal.get(path + "/orderItems").statusCode()).isEqualTo(200);
            assertThat(personal.get("/orders/v0/orders" + SINCE).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void orders_are_listed_page_by_page_each_once() throws Exception {
        for (int i = 0; i < 5; i++) {
            buy();
        }
        var seen = new TreeSet<String>();
        var next = SINCE + "&MaxResultsPerPage=2";
        var pages = 0;
        while (next != null) {
            var payload = payload("/orders/v0/orders" + next);
            payload.get("Orders")
                    .forEach(order -> seen.add(order.get("AmazonOrderId").asText()));
            pages++;
            next = payload.has("NextToken")
                    ? "?MaxResultsPerPage=2&NextToken="
                            + payload.get("NextToken").asText()
                    : null;
        }
        assertThat(seen).hasSize(5);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void an_order_is_listed_with_the_data_that_is_asked_for_and_to_any_token() throws Exception {
        var id = buy();
        var bare = listed(LISTED).at("/orders/0");
        assertThat(bare.get("orderId").asText()).isEqualTo(id);
        assertThat(bare.has("recipient") || bare.has("proceeds") || bare.has("fulfillment"))
                .isFalse();

        var whole = listed(LISTED + "&includedData=BUYER,RECIPIENT,PROCEEDS,FULFILLMENT,PAYMENT")
                .at("/orders/0");
        var sum = BigDecimal.ZERO;
        for (var item : whole.get("orderItems")) {
            sum = sum.add(
                    new BigDecimal(item.at("/proceeds/proceedsTotal/amount").asText()));
        }
        assertThat(new BigDecimal(whole.at("/proceeds/grandTotal/amount").asText()))
                .isEqualByComparingTo(sum);
        assertThat(whole.at("/recipient/deliveryAddress/addressLine1").asText()).isNotEmpty();
        assertThat(whole.at("/fulfillment/fulfillmentStatus").asText()).isEqualTo("UNSHIPPED");
        assertThat(listed("/orders/2026-01-01/orders/" + id + "?includedData=FULFILLMENT")
                        .at("/order/fulfillment/fulfillmentStatus")
                        .asText())
                .isEqualTo("UNSHIPPED");
    }

    @Test
    void a_page_further_is_given_for_the_filters_of_the_first_one_alone() throws Exception {
        for (int i = 0; i < 5; i++) {
            buy();
        }
        var seen = new TreeSet<String>();
        var first = listed(LISTED + "&maxResultsPerPage=3");
        first.get("orders").forEach(order -> seen.add(order.get("orderId").asText()));
        var token = first.at("/pagination/nextToken").asText();
        var second = listed(LISTED + "&maxResultsPerPage=3&paginationToken=" + token);
        second.get("orders").forEach(order -> seen.add(order.get("orderId").asText()));

        assertThat(seen).hasSize(5);
        assertThat(second.has("pagination")).isFalse();
        var other = LISTED.replace("2020-01-01", "2020-01-02");
        assertThat(amazon.get(other + "&paginationToken=" + token).statusCode()).isEqualTo(400);
        assertThat(amazon.get("/orders/2026-01-01/orders?marketplaceIds=ATVPDKIKX0DER")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_shipment_confirmed_twice_is_one_and_outlives_a_restart() throws Exception {
        var id = buy();
        var body = confirmation(id, "1");
        assertThat(amazon.post("/orders/v0/orders/" + id + "/shipmentConfirmation", body)
                        .statusCode())
                .isEqualTo(204);
        assertThat(amazon.post("/orders/v0/orders/" + id + "/shipmentConfirmation", body)
                        .statusCode())
                .isEqualTo(204);
        close();
        open(Duration.ZERO, 0);
        var line = Caller.json(amazon.get("/book")).at("/orders/0");
        assertThat(line.get("confirmations")).hasSize(1);
        assertThat(line.get("status").asText()).isEqualTo("Shipped");
        assertThat(first().get("OrderStatus").asText()).isEqualTo("Shipped");
    }

    @Test
    void a_package_of_an_unknown_item_is_refused() throws Exception {
        var id = buy();
        var body = confirmation(id, "1").replaceFirst("\"orderItemId\":\"\\d+\"", "\"orderItemId\":\"1\"");
        var answer = amazon.post("/orders/v0/orders/" + id + "/shipmentConfirmation", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Caller.json(answer).at("/errors/0/code").asText()).isEqualTo("InvalidInput");
    }

    @Test
    void a_throttled_caller_is_told_its_rate() throws Exception {
        close();
        open(Duration.ZERO, 1);
        var answer = amazon.get("/orders/v0/orders" + SINCE);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("x-amzn-RateLimit-Limit")).contains("0.5");
    }

    private void open(Duration pending, double throttled) throws Exception {
        marketplace = new Marketplace(folder.resolve("amazon.jsonl"), pending, new Numbers(clock), clock);
        api = new AmazonApi(marketplace, KEYS, Faults.none(), throttled, clock);
        String token;
        try (var login = new Caller("/amazon", api)) {
            token = Caller.json(login.post("/auth/o2/token", GRANT))
                    .get("access_token")
                    .asText();
        }
        amazon = new Caller("/amazon", api, "x-amz-access-token", token);
    }

    private String buy() {
        return marketplace.buy(crowd.anyone(), crowd.basket(catalogue.articles()));
    }

    private JsonNode first() throws Exception {
        return payload("/orders/v0/orders" + SINCE).at("/Orders/0");
    }

    private JsonNode listed(String path) throws Exception {
        return Caller.json(amazon.get(path));
    }

    private JsonNode payload(String path) throws Exception {
        return Caller.json(amazon.get(path)).get("payload");
    }

    private String confirmation(String id, String reference) throws Exception {
        var items = new StringBuilder();
        for (var item : payload("/orders/v0/orders/" + id + "/orderItems").get("OrderItems")) {
            items.append(items.isEmpty() ? "" : ",")
                    .append("{\"orderItemId\":\"%s\",\"quantity\":%d}"
                            .formatted(
                                    item.get("OrderItemId").asText(),
                                    item.get("QuantityOrdered").asInt()));
        }
        return """
                {"marketplaceId":"ATVPDKIKX0DER","packageDetail":{"packageReferenceId":"%s","carrierCode":"Other",
                 "carrierName":"Pampa","trackingNumber":"T1","shipDate":"2026-01-01T00:00:00Z","orderItems":[%s]}}""".formatted(reference, items);
    }

    private static BigDecimal amount(JsonNode node, String name) {
        return new BigDecimal(node.at("/" + name + "/Amount").asText());
    }
}
