package io.serai.demo.bazaar;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.channels.KeySignature;
import io.serai.channels.Signatures;
import io.serai.demo.buyers.Basket;
import io.serai.demo.buyers.Crowd;
import io.serai.demo.catalog.Catalogue;
import io.serai.demo.tools.Dice;
import io.serai.demo.tools.Json;
import io.serai.demo.web.Call;
import io.serai.demo.web.Caller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BazaarTest {
    private static final Instant NOW = Instant.parse("2026-03-02T14:05:31Z");
    private static final Keyring KEYS = new Keyring(Map.of(
            "woocommerce-key", "ck",
            "woocommerce-secret", "cs",
            "prestashop-key", "ps",
            "walmart-client-id", "wm",
            "walmart-client-secret", "ws"));

    @TempDir
    Path folder;

    private Sales sales;

    @BeforeEach
    void open() {
        sales = new Sales(folder.resolve("bazaar.jsonl"));
    }

    @AfterEach
    void close() throws IOException {
        sales.close();
    }

    @Test
    void a_shop_lists_what_was_sold_since_then_and_knows_after_a_restart_what_it_was_told() throws Exception {
        var channel = channel("woocommerce");
        sales.keep(sale(channel, 1_772_460_331_000L, NOW));
        sales.keep(sale(channel, 1_772_460_331_001L, NOW.plusSeconds(60)));
        try (var shop = new Caller(
                "/woocommerce", new Shops(sales, KEYS).wooCommerce(channel), "Authorization", "Basic Y2s6Y3M=")) {
            var path = "/wp-json/wc/v3/orders";
            assertThat(Json.read(bytes(shop.get(path + "?modified_after=2026-03-02T14:06:00Z&page=1")
                            .body())))
                    .hasSize(1);
            assertThat(Json.read(bytes(shop.get(path + "?modified_after=2026-03-02T14:00:00Z&page=2")
                            .body())))
                    .isEmpty();
            assertThat(shop.get(path + "/1772460331999").statusCode()).isEqualTo(404);
            assertThat(shop.post(path + "/1772460331001/refunds", "{\"amount\": \"1.00\"}")
                            .statusCode())
                    .isEqualTo(200);
        }
        sales.close();
        sales = new Sales(folder.resolve("bazaar.jsonl"));
        var second = sales.find("woocommerce", "1772460331001").orElseThrow();
        assertThat(sales.told(second).get(0).at("/body/amount").asText()).isEqualTo("1.00");
    }

    @Test
    void a_shop_that_speaks_xml_knows_what_it_was_told() throws Exception {
        var channel = channel("prestashop");
        sales.keep(sale(channel, 1_772_460_331_000L, NOW));
        try (var shop = new Caller(
                "/prestashop", new PulledShops(sales, KEYS).prestaShop(channel), "Authorization", "Basic cHM6")) {
            var histories =
                    "/api/order_histories?filter%5Bid_order%5D=%5B1772460331000%5D&filter%5Bid_order_state%5D=%5B4%5D";
            assertThat(shop.get(histories).body()).doesNotContain("<id>");
            var told = "<prestashop><order_history><id_order>1772460331000</id_order><id_order_state>4</id_order_state>"
                    + "</order_history></prestashop>";
            assertThat(shop.post("/api/order_histories", told).statusCode()).isEqualTo(200);
            assertThat(shop.get(histories).body()).contains("<id>");
        }
    }

    @Test
    void an_access_token_is_given_to_who_shows_the_right_credentials_and_opens_the_api() throws Exception {
        var api = new Marketplaces(sales, KEYS).walmart(channel("walmart"));
        try (var stranger = new Caller("/walmart", api, "Authorization", "Basic d206Z3Vlc3M=");
                var hub = new Caller("/walmart", api, "Authorization", "Basic d206d3M=")) {
            assertThat(stranger.post("/v3/token", "").statusCode()).isEqualTo(401);
            assertThat(hub.get("/v3/orders").statusCode()).isEqualTo(401);
            var token = Json.read(bytes(hub.post("/v3/token", "").body()))
                    .path("access_token")
                    .asText();
            try (var known = new Caller("/walmart", api, "WM_SEC.ACCESS_TOKEN", token)) {
                assertThat(known.get("/v3/orders").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void what_the_bazaar_signs_is_what_the_hub_checks() {
        var body = bytes("{}");
        assertThat(Signatures.tiendanube(body, io.serai.demo.web.Signatures.tiendanube("s", body), "s"))
                .isTrue();
        assertThat(Signatures.square(
                        body, io.serai.demo.web.Signatures.square("s", "http://hub/x", body), "s", "http://hub/x"))
                .isTrue();
        var seal = new EbaySeal();
        var signature = KeySignature.ebay(seal.sign(body)).orElseThrow();
        var key = KeySignature.Key.ebay(
                        Json.read(seal.publicKey(signature.key()).body()))
                .orElseThrow();
        assertThat(signature.isOf(body, key)).isTrue();
        assertThat(signature.isOf(bytes("{ }"), key)).isFalse();
    }

    @Test
    void a_feed_gives_a_sale_until_it_hears_that_it_was_taken() {
        var feed = new Feed();
        feed.add(sale(channel("vtex"), 1_772_460_331_000L, NOW));
        assertThat(Json.read(feed.read().body())).hasSize(1);
        assertThat(Json.read(feed.read().body())).hasSize(1);
        feed.commit(new Call("POST", "", Map.of(), Map.of(), bytes("{\"handles\": [\"H1772460331000\"]}")));
        assertThat(Json.read(feed.read().body())).isEmpty();
    }

    private static Channel channel(String name) {
        return Channel.all().stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Sale sale(Channel channel, long number, Instant at) {
        var line = new Basket.Line(Catalogue.load().articles().get(7), 2);
        return Sale.of(channel, number, at, new Crowd(new Dice(3), 0).local(), line);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
