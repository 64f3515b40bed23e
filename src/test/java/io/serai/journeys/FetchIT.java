package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.web.Call;
import io.serai.log.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Channels that say that something is new with an order, and not what; and what they never said. */
class FetchIT extends Journey {
    private static final Path SAMPLES = Path.of("mappings/channels");

    @Autowired
    private ConfigurableEnvironment environment;

    private final String id = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L));

    @Test
    void a_signed_notification_is_kept_and_the_order_is_fetched_though_the_shop_is_busy_at_first() throws IOException {
        var remera = world.ware().lies(9, CORDOBA);
        var shop = Stage.SET.tiendanubeShop;
        shop.has("/orders/" + id, tiendanube(remera));
        shop.answersFirst(429, 500);

        var hint = "{\"store_id\":77,\"event\":\"order/paid\",\"id\":" + id + "}";
        var taken = tiendanubeSays(hint);

        assertThat(taken.status()).isEqualTo(202);
        assertThat(world.receipt(taken).outcomes()).containsExactly("IGNORED hint");
        world.timePasses();
        var order = new PlacedOrder("tiendanube", id, world).reaches("ALLOCATED");
        assertThat(order.view().path("total").asText()).isEqualTo("57500.00");
        assertThat(asked(Stage.SET.tiendanube, "/orders/" + id))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(call -> assertThat(call.header("User-Agent")).startsWith("Serai ("));

        tiendanubeSays(hint);

        soon(() -> assertThat(attempts("tiendanube", id)).containsExactly("DONE", "DONE"));
        assertThat(order.found()).as("the same answer is the same delivery").hasSize(1);
        remera.isAt(CORDOBA, 9, 3);
    }

    @Test
    void a_notification_of_an_order_that_is_not_there_comes_before_a_person() {
        comesBeforeAPerson();
    }

    @Test
    void a_notification_of_an_order_that_is_refused_for_good_comes_before_a_person() {
        Stage.SET.tiendanubeShop.refuses("/orders/" + id, 422);

        comesBeforeAPerson();
    }

    private void comesBeforeAPerson() {
        tiendanubeSays("{\"store_id\":77,\"event\":\"order/created\",\"id\":" + id + "}");

        soon(() -> assertThat(world.jdbc()
                        .queryForList(
                                "select code from exception where partner = 'tiendanube' and problems::text like ?",
                                String.class,
                                "%" + id + "%"))
                .containsExactly("SER-0112"));
        assertThat(attempts("tiendanube", id)).containsExactly("REFUSED");
        world.jdbc().update("update exception set state = 'DISMISSED' where problems::text like ?", "%" + id + "%");
    }

    @Test
    void an_order_that_no_notification_told_of_is_found_by_the_pull_and_asked_for_once() throws IOException {
        var remera = world.ware().lies(9, CORDOBA);
        var changed = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        Stage.SET.tiendanubeShop.lists("/orders", tiendanube(remera).replace("2026-03-02T14:21:40+0000", changed));

        new PlacedOrder("tiendanube", id, world).reaches("ALLOCATED");

        int kept = world.receipts("tiendanube").size();
        int asked = asked(Stage.SET.tiendanube, "/orders").size();
        soon(() -> assertThat(asked(Stage.SET.tiendanube, "/orders")).hasSizeGreaterThan(asked + 2));
        assertThat(world.receipts("tiendanube")).hasSize(kept);
    }

    @Test
    void a_pull_that_fails_is_known_until_it_works_again() {
        var failing = "select why from pull_failure where partner = 'tiendanube'";
        Stage.SET.tiendanubeShop.answersListFirst(503, 503, 503, 503);

        soon(() -> assertThat(world.jdbc().queryForList(failing, String.class))
                .singleElement()
                .asString()
                .contains("503"));
        soon(() -> assertThat(world.jdbc().queryForList(failing, String.class)).isEmpty());
    }

    @Test
    void an_order_of_woocommerce_whose_webhook_was_lost_is_pulled() throws IOException {
        var remera = world.ware().lies(9, CORDOBA);
        var changed = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
        var order = sample("woocommerce", "sent-home", remera)
                .replace("\"id\": 7311", "\"id\": " + id)
                .replace("2026-03-02T14:05:31", changed);
        Stage.SET.wooShop.lists("/wp-json/wc/v3/orders", order);

        new PlacedOrder("woocommerce", id, world).reaches("ALLOCATED");
    }

    @Test
    void a_shop_that_gives_its_last_page_for_ever_is_pulled_to_its_end() throws IOException {
        var remera = world.ware().lies(9, CORDOBA);
        var changed = Instant.now()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace("T", " ")
                .replace("Z", "");
        var order = sample("magento", "sent-home", remera)
                .replace("\"entity_id\": 41", "\"entity_id\": " + id)
                .replace("2026-03-02 14:05:31", changed)
                .replaceAll("MEDIAS|GORRA", remera.sku());
        Stage.SET.magentoShop.lists("/rest/V1/orders", order);

        new PlacedOrder("magento", id, world).reaches("ALLOCATED");

        soon(() -> assertThat(world.jdbc()
                        .queryForList("select value from setting where name = 'cursor:magento'", String.class))
                .as("the cursor moves")
                .hasSize(1));
        assertThat(asked(Stage.SET.magento, "/rest/V1/orders").get(0).query())
                .containsEntry("searchCriteria[currentPage]", "1");
    }

    @Test
    void what_the_feed_of_vtex_tells_is_taken_from_it_once_it_is_kept_and_not_before() throws IOException {
        var remera = world.ware().lies(9, CORDOBA);
        var name = id + "-02";
        Stage.SET.vtexShop.has(
                "/api/oms/pvt/orders/" + name,
                sample("vtex", "sent-home", remera)
                        .replace("1488730012345-01", name)
                        .replace("\"BRA\"", "\"ARG\""));
        Stage.SET.vtexFeed.losesCommits(2);

        Stage.SET.vtexFeed.has(name);

        var order = new PlacedOrder("vtex", name, world).reaches("ALLOCATED");
        soon(() -> assertThat(Stage.SET.vtexFeed.isEmpty()).isTrue());
        assertThat(Stage.SET.vtexFeed.told(name))
                .as("what is not committed comes again")
                .isGreaterThan(2);
        assertThat(order.found()).hasSize(1);
        assertThat(order.timeline()).containsOnlyOnce("ORDER_ACCEPTED");
        assertThat(asked(Stage.SET.vtex, "/api/orders/feed"))
                .allSatisfy(
                        call -> assertThat(call.header("X-VTEX-API-AppToken")).isEqualTo("app-token"));
        soon(() -> assertThat(world.jdbc()
                        .queryForList("select why from pull_failure where partner = 'vtex.feed'", String.class))
                .isEmpty());
    }

    @Test
    void the_hook_of_vtex_shows_our_key_and_its_order_is_fetched() throws IOException {
        var remera = world.ware().lies(9, CORDOBA);
        var name = id + "-01";
        Stage.SET.vtexShop.has(
                "/api/oms/pvt/orders/" + name,
                sample("vtex", "sent-home", remera)
                        .replace("1488730012345-01", name)
                        .replace("\"BRA\"", "\"ARG\""));
        var hook = "{\"OrderId\":\"" + name + "\",\"State\":\"ready-for-handling\",\"Domain\":\"Fulfillment\"}";

        assertThat(post("vtex", Map.of("X-Api-Key", "guess"), hook).status()).isEqualTo(401);
        assertThat(post("vtex", Map.of("X-Api-Key", Stage.VTEX), hook).status()).isEqualTo(200);

        new PlacedOrder("vtex", name, world).reaches("ALLOCATED");
        assertThat(asked(Stage.SET.vtex, "/api/oms/pvt/orders/" + name))
                .allSatisfy(
                        call -> assertThat(call.header("X-VTEX-API-AppToken")).isEqualTo("app-token"));
    }

    @Test
    void an_order_that_vtex_cancelled_without_a_hook_is_found_though_its_list_is_by_the_day_of_payment()
            throws IOException {
        var remera = world.ware().lies(9, CORDOBA);
        var name = id + "-03";
        var path = "/api/oms/pvt/orders/" + name;
        var paid = sample("vtex", "sent-home", remera)
                .replace("1488730012345-01", name)
                .replace("\"BRA\"", "\"ARG\"");
        Stage.SET.vtexShop.has(path, paid);
        var hook = "{\"OrderId\":\"" + name + "\",\"State\":\"ready-for-handling\",\"Domain\":\"Fulfillment\"}";
        assertThat(post("vtex", Map.of("X-Api-Key", Stage.VTEX), hook).status()).isEqualTo(200);
        var order = new PlacedOrder("vtex", name, world).reaches("ALLOCATED");
        Stage.SET.vtexShop.has(
                path,
                paid.replace("\"status\": \"ready-for-handling\"", "\"status\": \"canceled\"")
                        .replace("\"lastChange\": \"2026-03-02", "\"lastChange\": \"2026-03-09"));

        assertThat(world.hub().post("/api/partners/vtex/reconcile", "").status())
                .isEqualTo(202);

        order.reaches("CANCELLED");
        assertThat(order.found()).hasSize(1);
    }

    @Test
    void a_cart_of_mercado_libre_is_one_order_whichever_of_its_sales_was_told_and_only_hints_open_its_door()
            throws IOException {
        var remera = world.ware().lies(9, CORDOBA);
        var shop = Stage.SET.meliShop;
        var cart = Json.parse(sample("mercadolibre", "cart-of-two-orders", remera)
                .replace("2000005550001111", "20" + id)
                .replace("2000009876543211", "21" + id)
                .replace("2000009876543212", "22" + id));
        cart.path("orders")
                .forEach(sale -> shop.has("/orders/" + sale.path("id").asText(), Json.write(sale)));
        shop.has("/packs/20" + id, Json.write(cart.path("pack")));
        shop.has("/shipments/" + cart.at("/orders/0/shipping/id").asText(), Json.write(cart.path("shipment")));
        shop.has("/orders/22" + id + "/billing_info", Json.write(cart.path("billing_info")));

        assertThat(post("mercadolibre", Map.of(), Json.write(cart)).status())
                .as("anybody could have written it")
                .isEqualTo(401);
        for (var sale : List.of("21" + id, "22" + id)) {
            var hint = "{\"resource\":\"/orders/" + sale + "\",\"user_id\":1,\"topic\":\"orders_v2\"}";
            assertThat(post("mercadolibre", Map.of(), hint).status()).isEqualTo(200);
        }

        var order = new PlacedOrder("mercadolibre", "20" + id, world).reaches("ALLOCATED");
        assertThat(order.view().path("lines")).hasSize(2);
        assertThat(order.view().path("total").asText()).isEqualTo("62900.50");
        soon(() -> assertThat(attempts("mercadolibre", "21" + id)).containsExactly("DONE"));
        assertThat(order.found()).hasSize(1);
        assertThat(world.jdbc()
                        .queryForObject(
                                "select value from setting where name = 'cursor:refresh:mercadolibre'", String.class))
                .as("each refresh token is good for once")
                .startsWith("TG-first+");
    }

    @Test
    void of_an_order_that_is_told_of_again_before_it_is_asked_for_it_is_asked_once() throws Exception {
        camel.getRouteController().stopRoute("mercadolibre.fetch");
        try {
            var first = meliSays(id);
            soon(() -> assertThat(attempts("mercadolibre", id)).containsExactly("WAITING"));
            for (int i = 0; i < 10; i++) {
                assertThat(meliSays(id).outcomes()).containsExactly("IGNORED hint");
            }
            assertThat(attempts("mercadolibre", id)).containsExactly("WAITING");

            world.jdbc()
                    .update(
                            "update attempt set state = 'STARTED', next_at = now() + interval '1 hour' where subject like ?",
                            id + "@%");
            meliSays(id).isDone();

            assertThat(attempts("mercadolibre", id))
                    .as("what is being told already may be older")
                    .containsExactly("STARTED", "WAITING");
            world.jdbc().update("update attempt set next_at = now() where subject like ?", id + "@%");
            assertThat(first.outcomes()).containsExactly("IGNORED hint");
        } finally {
            camel.getRouteController().startRoute("mercadolibre.fetch");
        }
        soon(() -> assertThat(attempts("mercadolibre", id)).containsExactly("REFUSED", "REFUSED"));
    }

    @Test
    void a_hint_that_nobody_signed_of_what_is_not_there_or_not_ours_bothers_no_person() {
        var somebodyElses = "9" + id;
        Stage.SET.meliShop.has("/orders/" + somebodyElses, "{}");

        var nothing = meliSays(id);
        soon(() -> assertThat(nothing.outcomes()).containsExactly("IGNORED not-there"));
        Stage.SET.meliShop.answersFirst(503, 403);
        var notOurs = meliSays(somebodyElses);

        soon(() -> assertThat(notOurs.outcomes()).containsExactly("IGNORED not-ours"));
        assertThat(attempts("mercadolibre", somebodyElses)).containsExactly("REFUSED");
        assertThat(world.jdbc()
                        .queryForList(
                                "select code from exception where problems::text like ?", String.class, "%" + id + "%"))
                .isEmpty();
    }

    @Test
    void where_nobody_could_fetch_it_a_hint_that_nobody_signed_is_told_to_come_again() {
        var missing = Map.<String, Object>of("serai.runtime.missing.mercadolibre", "serai.channels.mercadolibre.url");
        int before = world.receipts("mercadolibre").size();
        environment.getPropertySources().addFirst(new MapPropertySource("not connected", missing));
        try {
            var reply = post("mercadolibre", Map.of(), meliHint(id));

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.json().path("title").asText()).isEqualTo("not-connected");
            assertThat(reply.whole().headers().firstValue("Retry-After")).isPresent();
        } finally {
            environment.getPropertySources().remove("not connected");
        }
        assertThat(world.receipts("mercadolibre")).hasSize(before);
    }

    @Test
    void what_nobody_signs_leaves_half_of_a_lane_to_what_is_signed() {
        var half = """
                insert into receipt (id, partner, lane, transport, dedupe_key, sha256, size, body, not_before, deadline)
                select gen_random_uuid(), 'lane-is-half-full', 'orders', 'http', n::text, sha256(''), 0, '',
                  now() + interval '1 hour', now() + interval '1 hour'
                from generate_series(1, 450) n
                """;
        world.jdbc().update(half);
        try {
            soon(() -> assertThat(post("mercadolibre", Map.of(), meliHint(id)).status())
                    .isEqualTo(503));
            assertThat(tiendanubeSays("{\"store_id\":77,\"event\":\"order/paid\",\"id\":" + id + "}")
                            .status())
                    .isEqualTo(202);
        } finally {
            world.jdbc().update("delete from receipt where partner = 'lane-is-half-full'");
        }
        soon(() -> assertThat(post("mercadolibre", Map.of(), meliHint(id)).status())
                .isEqualTo(200));
        soon(() -> assertThat(attempts("tiendanube", id)).containsExactly("REFUSED"));
        world.jdbc().update("update exception set state = 'DISMISSED' where problems::text like ?", "%" + id + "%");
    }

    private Kept meliSays(String reference) {
        var reply = post("mercadolibre", Map.of(), meliHint(reference));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return world.receipt(reply);
    }

    private static String meliHint(String reference) {
        return "{\"resource\":\"/orders/" + reference + "\",\"user_id\":1,\"topic\":\"orders_v2\"}";
    }

    private String tiendanube(Ware ware) throws IOException {
        return sample("tiendanube", "sent-home", ware).replace("1480022113", id);
    }

    private static String sample(String channel, String name, Ware ware) throws IOException {
        return Files.readString(SAMPLES.resolve(channel + "/samples/" + name + ".in.json"))
                .replace("REMERA-AZUL-M", ware.sku())
                .replace("JEAN-NEGRO-38", ware.sku())
                .replace("CAMISETA-AZUL-M", ware.sku())
                .replace("MEIA-P", ware.sku());
    }

    private List<String> attempts(String partner, String reference) {
        return world.jdbc()
                .queryForList(
                        "select state from attempt where door = ? and subject like ? order by created_at",
                        String.class,
                        "fetch:" + partner,
                        reference + "@%");
    }

    private static List<Call> asked(Watched shop, String path) {
        return shop.calls("GET", path);
    }

    private Http.Reply tiendanubeSays(String hint) {
        return post("tiendanube", Map.of("x-linkedstore-hmac-sha256", hex(hint)), hint);
    }

    private Http.Reply post(String channel, Map<String, String> headers, String body) {
        return world.hub().send("POST", "/channels/" + channel + "/orders", headers, bytes(body));
    }

    private static String hex(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(Stage.TIENDANUBE), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
