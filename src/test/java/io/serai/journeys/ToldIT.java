package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.PACHECO;
import static io.serai.journeys.World.ROSARIO;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.web.Answer;
import io.serai.log.Json;
import io.serai.workshop.Bench;
import io.serai.workshop.Draft;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** What goes back to shops: that something left, that it was cancelled here, and how much there is of what they sell. */
@Tag("full")
class ToldIT extends Journey {
    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private Bench bench;

    private static final Path SAMPLES = Path.of("mappings/channels");

    private final List<String> told = new ArrayList<>();
    private final String id = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L));

    @Test
    void a_shop_that_is_busy_at_first_is_told_once_what_left_and_not_before_it_asked() throws IOException {
        var order = woo();
        Stage.SET.wooDesk.answersFirst(Answer.of(429).with("Retry-After", "2"), Answer.of(500));

        leaves(order);

        soon(() -> assertThat(order.timeline()).containsOnlyOnce("CHANNEL_TOLD"));
        assertThat(Stage.SET.wooDesk.told(id)).singleElement().satisfies(told -> {
            assertThat(told.path("status").asText()).isEqualTo("completed");
            assertThat(told.at("/meta_data/0/value/0/tracking_number").asText())
                    .isEqualTo(order.parcels("andes").get(0));
        });
        var changes = Stage.SET.woo.calls("PUT", "/wp-json/wc/v3/orders/" + id);
        assertThat(changes)
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(call -> assertThat(call.header("Authorization")).isEqualTo("Basic Y2tfMTpjc18x"));
    }

    @Test
    void a_shop_whose_answer_was_lost_is_asked_and_not_told_again() throws IOException {
        var order = magento();
        Stage.SET.magento.losesTheAnswerTo("POST", "/rest/V1/order/" + id + "/ship");

        leaves(order);

        soon(() -> assertThat(order.timeline()).contains("CHANNEL_TOLD"));
        assertThat(Stage.SET.magentoDesk.told(id)).hasSize(1);
        assertThat(Stage.SET.magento.calls("POST", "/rest/V1/order/" + id + "/ship"))
                .singleElement()
                .satisfies(call -> assertThat(call.header("Authorization")).isEqualTo("Bearer mg-token"));
    }

    @Test
    void a_shop_that_refuses_comes_before_a_person() throws IOException {
        var order = woo();
        Stage.SET.wooDesk.answersFirst(Answer.of(422));

        leaves(order);

        var parked = "select code from exception where order_id = ?::uuid";
        soon(() -> assertThat(world.jdbc().queryForList(parked, String.class, order.id()))
                .containsExactly("SER-0510"));
        assertThat(order.timeline()).doesNotContain("CHANNEL_TOLD");
        world.jdbc().update("update exception set state = 'DISMISSED' where order_id = ?::uuid", order.id());
    }

    @Test
    void what_a_person_cancels_here_the_shop_is_told_and_what_it_cancelled_itself_it_knows() throws IOException {
        var order = woo();

        assertThat(order.cancel().status()).isEqualTo(200);

        soon(() -> assertThat(Stage.SET.wooDesk.told(id))
                .singleElement()
                .satisfies(told -> assertThat(told.path("status").asText()).isEqualTo("cancelled")));
        soon(() -> assertThat(order.timeline()).contains("CHANNEL_TOLD"));

        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        bought.arrives();
        bought.order().reaches("ALLOCATED");
        bought.cancelled().arrives().isDone();
        bought.order().reaches("CANCELLED");
        assertThat(bought.order().calls()).noneMatch(call -> call.startsWith("CANCELLATION"));
    }

    @Test
    void a_shop_that_has_the_money_is_told_to_give_it_back_once_even_if_its_answer_is_lost() throws IOException {
        var order = woo();
        leaves(order);
        world.carrier("andes").delivers(order);
        order.reaches("DELIVERED");
        Stage.SET.woo.losesTheAnswerTo("POST", "/wp-json/wc/v3/orders/" + id + "/refunds");
        var line = order.view().at("/lines/0/reference").asText();

        var back =
                Back.asked(order, "RMA-1", Back.line(line, 1)).comes(1, CORDOBA).isSettled();

        soon(() -> assertThat(order.calls()).contains("REFUND DONE"));
        assertThat(Stage.SET.wooDesk.told(id).stream().filter(told -> told.has("amount")))
                .singleElement()
                .satisfies(told -> assertThat(new BigDecimal(told.path("amount").asText()))
                        .isEqualByComparingTo(back.view().path("refunded").asText()));
    }

    @Test
    void a_shop_that_has_the_money_is_told_to_give_it_back_for_what_is_cancelled_after_a_part_had_left()
            throws IOException {
        var order = woo();
        world.warehouse(CORDOBA).picks(order, 1).packs(order);
        world.carrier("andes").leaves();
        soon(() -> assertThat(order.timeline()).contains("FULFILMENT_SHIPPED"));

        assertThat(order.cancelRest().status()).isEqualTo(200);

        soon(() -> assertThat(order.calls()).contains("REFUND DONE"));
        var amount = world.jdbc().queryForObject("""
                        select split_part(data->>'amount', ' ', 1) from event
                        where order_id = ?::uuid and type = 'ORDER_REST_CANCELLED'
                        """, String.class, order.id());
        assertThat(Stage.SET.wooDesk.told(id).stream().filter(told -> told.has("amount")))
                .singleElement()
                .satisfies(told ->
                        assertThat(new BigDecimal(told.path("amount").asText())).isEqualByComparingTo(amount));
    }

    @Test
    void shops_are_told_how_much_there_is_of_what_they_sell_when_it_changes() {
        var remera = world.ware();
        var others = world.ware().lies(3, CORDOBA);
        Stage.SET.wooDesk.sells(remera.sku());
        areTold("woocommerce", "magento");

        remera.lies(5, CORDOBA).lies(4, ROSARIO);

        inTime(() -> assertThat(Stage.SET.wooDesk.stock(remera.sku())).isEqualTo(9));
        inTime(() -> assertThat(Stage.SET.magentoDesk.stock(remera.sku())).isEqualTo(9));
        assertThat(Stage.SET.wooDesk.stock(others.sku())).as("not sold there").isNull();
        var bought = world.shop().order().of(2, remera).to("5000", "Córdoba").bought();
        bought.arrives();
        bought.order().reaches("ALLOCATED");
        inTime(() -> assertThat(Stage.SET.wooDesk.stock(remera.sku()))
                .as("reserved, and perhaps a buffer of a fast seller")
                .isBetween(5, 7));
    }

    @Test
    void a_shop_with_several_sources_is_told_the_number_of_each() {
        var remera = world.ware().lies(5, CORDOBA).lies(4, ROSARIO).lies(2, PACHECO);
        var begun = bench.work("magento").orElseThrow();
        var settings = begun.draft().settings() + "  locations:\n    centro: [CORDOBA]\n    otras: [store]\n";
        var draft = new Draft(settings, begun.draft().mapping());
        assertThat(bench.save("magento", begun.version(), draft, "several sources", true, "ana"))
                .isInstanceOf(Bench.Answer.Saved.class);
        try {
            soon(() -> assertThat(bench.work("magento").orElseThrow().draft()).isEqualTo(draft));
            areTold("magento");

            inTime(() -> assertThat(Stage.SET.magentoDesk.stock("centro", remera.sku()))
                    .isEqualTo(5));
            inTime(() -> assertThat(Stage.SET.magentoDesk.stock("otras", remera.sku()))
                    .as("of all other shops, and not of the centre")
                    .isEqualTo(4));
            remera.comes(-1, CORDOBA);
            inTime(() -> assertThat(Stage.SET.magentoDesk.stock("centro", remera.sku()))
                    .isEqualTo(4));
        } finally {
            var now = bench.work("magento").orElseThrow().version();
            assertThat(bench.restore("magento", now, 0, "ana")).isInstanceOf(Bench.Answer.Saved.class);
            soon(() -> assertThat(bench.work("magento").orElseThrow().draft()).isEqualTo(begun.draft()));
        }
    }

    @Test
    void shopify_and_amazon_are_told_by_their_own_interfaces() {
        var remera = world.ware().lies(5, CORDOBA).lies(4, ROSARIO);
        areTold("shopify", "amazon");

        inTime(() -> assertThat(Stage.SET.shopInventory.available(remera.sku())).isEqualTo(9));
        inTime(() -> assertThat(Stage.SET.listings.quantity(remera.sku())).isEqualTo(9));
        remera.comes(-3, ROSARIO);
        inTime(() -> assertThat(Stage.SET.shopInventory.available(remera.sku())).isEqualTo(6));
        inTime(() -> assertThat(Stage.SET.listings.quantity(remera.sku())).isEqualTo(6));
    }

    @Test
    void a_token_that_the_shop_takes_no_more_is_asked_for_anew_and_nothing_is_lost() {
        var remera = world.ware().lies(5, CORDOBA);
        areTold("shopify");
        inTime(() -> assertThat(Stage.SET.shopInventory.available(remera.sku())).isEqualTo(5));

        Stage.SET.shopTokens.end();
        remera.comes(-3, CORDOBA);

        inTime(() -> assertThat(Stage.SET.shopInventory.available(remera.sku())).isEqualTo(2));
        assertThat(Stage.SET.shopApi.calls("POST", "/admin/oauth/access_token"))
                .as("it is kept while it is good")
                .hasSizeBetween(2, 3);
    }

    @Test
    void a_token_that_is_among_the_secrets_goes_before_one_of_a_day() {
        var remera = world.ware().lies(5, CORDOBA);
        var secret = Map.<String, Object>of("serai.secrets.shopify-token", Stage.SHOP_TOKEN);
        environment.getPropertySources().addFirst(new MapPropertySource("secret", secret));
        try {
            areTold("shopify");
            inTime(() ->
                    assertThat(Stage.SET.shopInventory.available(remera.sku())).isEqualTo(5));
        } finally {
            environment.getPropertySources().remove("secret");
        }
        assertThat(Stage.SET.shopApi.calls("POST", Stage.SHOP_ADMIN + "/graphql\\.json"))
                .filteredOn(call -> call.json().toString().contains(remera.sku()))
                .isNotEmpty()
                .allSatisfy(call ->
                        assertThat(call.header("X-Shopify-Access-Token")).isEqualTo(Stage.SHOP_TOKEN));
    }

    @Test
    void the_tills_of_square_are_told_by_counts_at_their_location() {
        var remera = world.ware().lies(5, CORDOBA).lies(4, ROSARIO);
        areTold("square");

        inTime(() -> assertThat(Stage.SET.markets.counted).containsEntry(remera.sku(), "LCORDOBA 9"));
        remera.comes(-3, ROSARIO);
        inTime(() -> assertThat(Stage.SET.markets.counted).containsEntry(remera.sku(), "LCORDOBA 6"));
        remera.comes(3, ROSARIO);
        inTime(() -> assertThat(Stage.SET.markets.counted)
                .as("the same number again is another message")
                .containsEntry(remera.sku(), "LCORDOBA 9"));
    }

    @Test
    void one_article_that_a_shop_refuses_keeps_no_other_from_being_told_and_an_alert_names_it() {
        var remera = world.ware().lies(5, CORDOBA);
        var refused = world.ware().lies(10, CORDOBA);
        areTold("shopify");
        inTime(() ->
                assertThat(Stage.SET.shopInventory.available(refused.sku())).isEqualTo(10));
        Stage.SET.shopInventory.refuses(refused.sku());

        world.hub()
                .post(
                        "/api/stock",
                        Json.write(Stream.of(remera, refused)
                                .map(ware -> Map.of(
                                        "kind",
                                        "stock",
                                        "location",
                                        CORDOBA,
                                        "sku",
                                        ware.sku(),
                                        "mode",
                                        "count",
                                        "quantity",
                                        0))
                                .toList()));

        inTime(() -> assertThat(Stage.SET.shopInventory.available(remera.sku())).isZero());
        var alert = "select closed_at is null from alert where code = 'stock-refused' and subject = ?";
        inTime(() -> assertThat(world.jdbc().queryForList(alert, Boolean.class, "shopify " + refused.sku()))
                .containsExactly(true));
        Stage.SET.shopInventory.takes(refused.sku());
        thePauseIsOver(refused.sku());
        inTime(() -> assertThat(Stage.SET.shopInventory.available(refused.sku()))
                .as("it is told again")
                .isZero());
    }

    /** A minute after it was refused by itself, and then longer: RefusalsTest has the pauses. */
    private void thePauseIsOver(String sku) {
        world.jdbc()
                .update("update publication_refused set next_at = now() where channel = 'shopify' and sku = ?", sku);
    }

    @Test
    void an_article_that_a_shop_does_not_stock_is_stocked_there_first_and_nobody_has_to_look() {
        var remera = world.ware().lies(5, CORDOBA);
        var jean = world.ware().lies(3, CORDOBA);
        Stage.SET.shopInventory.doesNotStock(jean.sku());
        areTold("shopify");

        inTime(() -> assertThat(Stage.SET.shopInventory.available(jean.sku())).isEqualTo(3));
        inTime(() -> assertThat(Stage.SET.shopInventory.available(remera.sku())).isEqualTo(5));
        assertThat(world.jdbc()
                        .queryForList(
                                "select 1 from publication_refused where channel = 'shopify' and sku in (?, ?)",
                                Integer.class,
                                jean.sku(),
                                remera.sku()))
                .isEmpty();
    }

    private void areTold(String... shops) {
        for (var shop : shops) {
            var put = world.hub()
                    .put("/api/stock/publications/" + shop, Json.write(Map.of("target", "call", "every", 1)));
            assertThat(put.status()).as(put.body()).isEqualTo(202);
            told.add(shop);
        }
    }

    @AfterEach
    void areToldNoMore() {
        for (var shop : told) {
            var path = "/api/stock/publications/" + shop;
            assertThat(world.hub().delete(path).status()).isEqualTo(202);
            assertThat(world.hub().delete(path).status())
                    .as("nothing is told it")
                    .isEqualTo(404);
        }
    }

    /** The first time a shop is told of everything that there is. */
    private static void inTime(ThrowingRunnable holds) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(holds);
    }

    private void leaves(PlacedOrder order) {
        world.warehouse(CORDOBA).makesReady(order);
        world.carrier("andes").leaves();
        order.reaches("SHIPPED");
    }

    private PlacedOrder woo() throws IOException {
        var remera = world.ware().lies(9, CORDOBA);
        var order = sample("woocommerce", remera)
                .replace("\"id\": 7311", "\"id\": " + id)
                .replace("2026-03-02T14:05:31", now());
        Stage.SET.wooShop.lists("/wp-json/wc/v3/orders", order);
        return new PlacedOrder("woocommerce", id, world).reaches("ALLOCATED");
    }

    private PlacedOrder magento() throws IOException {
        var remera = world.ware().lies(9, CORDOBA);
        var order = sample("magento", remera)
                .replace("\"entity_id\": 41", "\"entity_id\": " + id)
                .replace("2026-03-02 14:05:31", now().replace("T", " "))
                .replaceAll("MEDIAS|GORRA", remera.sku());
        Stage.SET.magentoShop.lists("/rest/V1/orders", order);
        return new PlacedOrder("magento", id, world).reaches("ALLOCATED");
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
    }

    private static String sample(String channel, Ware ware) throws IOException {
        return Files.readString(SAMPLES.resolve(channel + "/samples/sent-home.in.json"))
                .replace("REMERA-AZUL-M", ware.sku())
                .replace("JEAN-NEGRO-38", ware.sku());
    }
}
