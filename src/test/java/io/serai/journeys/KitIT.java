package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.ROSARIO;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.log.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What is sold as one and lies on the shelf as several: bought as a kit, sent as its parts, told back as what was bought. */
class KitIT extends Journey {

    @Test
    void a_kit_is_sourced_picked_and_delivered_as_its_parts_and_told_as_what_was_bought() throws IOException {
        var cup = world.ware().lies(9, CORDOBA);
        var saucer = world.ware().lies(9, ROSARIO);
        var other = world.ware().lies(9, CORDOBA);
        var set = kit(Map.of(cup, 2, saucer, 1));
        var id = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L));
        Stage.SET.magentoShop.lists("/rest/V1/orders", order(id, set, other));
        var order = new PlacedOrder("magento", id, world).reaches("ALLOCATED");
        order.isAllocated(Map.of(CORDOBA, 8, ROSARIO, 2));
        cup.isAt(CORDOBA, 9, 4);
        saucer.isAt(ROSARIO, 9, 2);

        becomes(set, Map.of(other, 5));
        world.warehouse(CORDOBA).makesReady(order);
        world.carrier("andes").leaves();

        soon(() -> assertThat(Stage.SET.magentoDesk.told(id))
                .as("half a set is nothing that was bought")
                .singleElement()
                .satisfies(told -> assertThat(items(told)).isEqualTo(Map.of("104", 3, "105", 1))));
        cup.isAt(CORDOBA, 5, 0);

        world.warehouse(ROSARIO).makesReady(order);
        world.carrier("andes").leaves();

        soon(() -> assertThat(Stage.SET.magentoDesk.told(id)).hasSize(2));
        var second = Stage.SET.magentoDesk.told(id).get(1);
        assertThat(items(second)).isEqualTo(Map.of("101", 2));
        assertThat(second.path("tracks").findValuesAsText("track_number"))
                .as("both parcels brought it")
                .containsExactlyInAnyOrderElementsOf(order.parcels("andes"));
        world.carrier("andes").delivers(order);
        order.reaches("DELIVERED");
        assertThat(order.view().at("/lines/0/parts").findValuesAsText("quantity"))
                .containsExactlyInAnyOrder("4", "2");
    }

    @Test
    void an_edit_and_a_cancellation_speak_of_kits_and_move_their_parts() {
        var cup = world.ware().lies(9, CORDOBA);
        var saucer = world.ware().lies(9, CORDOBA);
        var set = kit(Map.of(cup, 2, saucer, 1));
        var bought = world.shop().order().of(3, set).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 9));
        becomes(set, Map.of());

        assertThat(bought.changed(60, KitIT::oneIsCancelled).arrives().outcomes())
                .containsExactly("UPDATED");

        cup.isAt(CORDOBA, 9, 4);
        saucer.isAt(CORDOBA, 9, 2);
        assertThat(order.cancel().status()).isEqualTo(200);
        cup.isAt(CORDOBA, 9, 0);
        saucer.isAt(CORDOBA, 9, 0);
    }

    @Test
    void who_waits_for_a_kit_waits_for_the_part_that_is_missing() {
        var cup = world.ware().lies(2, CORDOBA);
        var saucer = world.ware();
        var set = kit(Map.of(cup, 2, saucer, 1));

        var order = world.shop().order().of(1, set).arrives().reaches("AWAITING_STOCK");
        saucer.lies(1, CORDOBA);

        order.reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 3));
    }

    @Test
    void a_store_where_a_kit_is_to_be_collected_is_told_the_part_that_it_lacks_and_not_the_kit() {
        var cup = world.ware().lies(2, CORDOBA);
        var saucer = world.ware();
        var set = kit(Map.of(cup, 2, saucer, 1));
        var order =
                world.shop().order().of(1, set).collectedAt(CORDOBA).arrives().reaches("AWAITING_STOCK");

        var page = world.hub()
                .send(
                        "GET",
                        "/store/" + CORDOBA + "?q="
                                + order.view().path("reference").asText(),
                        Http.login(),
                        new byte[0])
                .body();

        assertThat(page).contains(order.id(), saucer.sku()).doesNotContain(set.sku());
    }

    @Test
    void what_completes_a_begun_kit_is_nobody_elses_when_what_it_is_packed_with_is_cancelled() {
        var cup = world.ware().lies(2, CORDOBA);
        var saucer = world.ware().lies(1, ROSARIO);
        var other = world.ware().lies(5, CORDOBA);
        var bought = world.shop()
                .order()
                .of(1, kit(Map.of(cup, 2, saucer, 1)))
                .of(3, other)
                .bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 5, ROSARIO, 1));
        world.warehouse(ROSARIO).makesReady(order);
        world.carrier("andes").leaves();
        soon(() -> assertThat(order.timeline()).contains("FULFILMENT_SHIPPED"));
        world.warehouse(CORDOBA).makesReady(order);
        var waits = world.shop().order().of(1, cup).bought();
        waits.arrives();
        waits.order().reaches("AWAITING_STOCK");

        assertThat(order.cancelRest().status()).isEqualTo(200);

        other.isAt(CORDOBA, 5, 0);
        cup.isAt(CORDOBA, 2, 2);
        assertThat(order.timeline()).containsSubsequence("ORDER_REST_CANCELLED", "FULFILMENT_RELEASED");
        world.warehouse(CORDOBA).makesReady(order);
        world.carrier("andes").leaves();
        order.reaches("SHIPPED");
        assertThat(waits.order().state()).isEqualTo("AWAITING_STOCK");
    }

    @Test
    void a_till_sells_and_takes_back_the_parts_of_a_kit_as_it_was_sold() {
        var cup = world.ware().lies(4, CORDOBA);
        var saucer = world.ware().lies(2, CORDOBA);
        var set = kit(Map.of(cup, 2, saucer, 1));

        var sale = world.till(CORDOBA).sells(1, set).reaches("COMPLETED");
        cup.isAt(CORDOBA, 2, 0);
        saucer.isAt(CORDOBA, 1, 0);
        becomes(set, Map.of(saucer, 1));
        world.file(world.till(CORDOBA).takesBack(1, set, sale)).isDone();

        cup.isAt(CORDOBA, 4, 0);
        saucer.isAt(CORDOBA, 2, 0);
    }

    @Test
    void a_cart_sets_the_parts_of_a_kit_aside_at_one_place_and_its_order_takes_them() {
        var cup = world.ware().lies(8, CORDOBA).lies(9, ROSARIO);
        var saucer = world.ware().lies(4, CORDOBA).lies(1, ROSARIO);
        var set = kit(Map.of(cup, 2, saucer, 1));
        var bought = world.shop().order().of(4, set).bought();
        var cart = Map.of(
                "key",
                "cart-" + set.sku(),
                "channel",
                "shopify",
                "order",
                bought.reference(),
                "lines",
                List.of(Map.of("sku", set.sku(), "quantity", 4)));

        var held = world.hub().post("/api/reservations", Json.write(cart));

        assertThat(held.status()).as(held.body()).isEqualTo(200);
        cup.isAt(CORDOBA, 8, 8);
        saucer.isAt(CORDOBA, 4, 4);
        bought.arrives();
        bought.order().reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 12));
        cup.isAt(CORDOBA, 8, 8);
    }

    @Test
    void a_kit_within_a_kit_comes_before_a_person() {
        var cup = world.ware();
        var set = kit(Map.of(cup, 2));
        var reply = world.hub()
                .post(
                        "/api/stock",
                        Json.write(List.of(told(world.ware(), Map.of(set, 1)), told(cup, Map.of(world.ware(), 1)))));

        var kept = world.receipt(reply);
        assertThat(kept.outcomes()).containsExactly("PARKED SER-0427", "PARKED SER-0427");
        world.jdbc().update("update exception set state = 'DISMISSED' where receipt_id = ?::uuid", kept.id());
    }

    private Ware kit(Map<Ware, Integer> parts) {
        var set = world.ware();
        becomes(set, parts);
        return set;
    }

    private void becomes(Ware set, Map<Ware, Integer> parts) {
        var reply = world.hub().post("/api/stock", Json.write(List.of(told(set, parts))));
        assertThat(world.receipt(reply).outcomes()).containsExactly("UPDATED");
    }

    private static Map<String, Object> told(Ware set, Map<Ware, Integer> parts) {
        return Map.of(
                "kind",
                "kit",
                "sku",
                set.sku(),
                "parts",
                parts.entrySet().stream()
                        .map(part -> Map.of("sku", part.getKey().sku(), "quantity", part.getValue()))
                        .toList());
    }

    private static Map<String, Integer> items(JsonNode told) {
        var items = new HashMap<String, Integer>();
        StreamSupport.stream(told.path("items").spliterator(), false)
                .forEach(item -> items.put(
                        item.path("order_item_id").asText(), item.path("qty").asInt()));
        return items;
    }

    private static void oneIsCancelled(ObjectNode order) {
        order.putArray("refunds")
                .addObject()
                .putArray("refund_line_items")
                .addObject()
                .put("line_item_id", order.at("/line_items/0/id").asLong())
                .put("quantity", 1)
                .put("restock_type", "cancel");
    }

    private static String order(String id, Ware set, Ware other) throws IOException {
        var now = Instant.now()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace("T", " ")
                .replace("Z", "");
        return Files.readString(Path.of("mappings/channels/magento/samples/sent-home.in.json"))
                .replace("REMERA-AZUL-M", set.sku())
                .replace("\"entity_id\": 41", "\"entity_id\": " + id)
                .replace("2026-03-02 14:05:31", now)
                .replaceAll("MEDIAS|GORRA", other.sku());
    }
}
