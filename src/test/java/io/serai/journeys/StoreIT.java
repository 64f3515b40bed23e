package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.MENDOZA;
import static io.serai.journeys.World.ROSARIO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The people of a store work with its page. */
class StoreIT extends Journey {
    private Engineer counter;

    @BeforeEach
    void logIn() {
        counter = new Engineer(world.hub().base());
        counter.logsIn();
    }

    @Test
    void an_order_is_accepted_put_ready_and_handed_over_and_the_timeline_says_by_whom() {
        var remera = world.ware().lies(2, CORDOBA);
        var order = world.shop()
                .order()
                .of(1, remera)
                .collectedAt(CORDOBA)
                .arrives()
                .reaches("ALLOCATED");

        press(CORDOBA, order, "ACCEPT");
        order.reaches("FULFILLING");
        press(CORDOBA, order, "READY");
        order.reaches("READY_FOR_PICKUP");
        assertThat(counter.get(page(CORDOBA, order)).body()).contains("Ready to be collected", order.id());
        press(CORDOBA, order, "COLLECTED");

        order.reaches("COLLECTED").paymentIs("CAPTURED");
        remera.isAt(CORDOBA, 1, 0);
        var timeline =
                world.hub().get("/api/orders/" + order.id() + "/timeline").toString();
        assertThat(timeline).contains("person:" + Http.USER);
        assertThat(world.jdbc()
                        .queryForObject(
                                "select count(*) from audit where action like ?",
                                Integer.class,
                                "%/store/" + CORDOBA + "/parts/%"))
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void what_a_store_refuses_is_sent_from_another() {
        var remera = world.ware().lies(2, CORDOBA).lies(2, ROSARIO);
        var order = world.shop()
                .order()
                .of(1, remera)
                .arrives()
                .reaches("ALLOCATED")
                .isAllocated(Map.of(CORDOBA, 1));

        press(CORDOBA, order, "REFUSE");

        order.isAllocated(Map.of(ROSARIO, 1));
        remera.isAt(CORDOBA, 2, 0);
    }

    @Test
    void a_refusal_that_was_a_mistake_is_lifted_on_the_page_of_the_order_or_by_the_api() {
        var remera = world.ware().lies(2, CORDOBA);
        var order = world.shop().order().of(1, remera).arrives().reaches("ALLOCATED");
        press(CORDOBA, order, "REFUSE");
        order.reaches("AWAITING_STOCK");
        assertThat(order.view().at("/deadEnds/0/location").asText()).isEqualTo(CORDOBA);
        assertThat(order.view().at("/deadEnds/0/goods/0/reason").asText()).isEqualTo("refused");

        var answer = counter.presses(
                "/orders/" + order.id(), "/orders/" + order.id() + "/dead-ends/lift", Map.of("location", CORDOBA));

        assertThat(answer.headers().firstValue("Location").orElse("")).contains("lifted=LIFTED");
        order.reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 1));
        assertThat(order.timeline()).containsSubsequence("DEAD_END_LIFTED", "ORDER_ALLOCATED");
        var lift = "/api/orders/" + order.id() + "/dead-ends/lift";
        var again = world.hub().post(lift, "{\"location\": \"" + CORDOBA + "\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("why").asText()).isEqualTo("NOTHING_TO_DO");
        press(CORDOBA, order, "REFUSE");
        order.reaches("AWAITING_STOCK");
        assertThat(world.hub().post(lift, "{\"location\": \"" + CORDOBA + "\"}").status())
                .isEqualTo(200);
        assertThat(world.hub().post(lift, "{}").status()).isEqualTo(400);
        order.reaches("ALLOCATED");
    }

    @Test
    void of_what_a_store_has_in_part_that_is_sent_and_the_rest_comes_from_another() {
        var remera = world.ware().lies(3, CORDOBA).lies(3, ROSARIO);
        var order = world.shop()
                .order()
                .of(3, remera)
                .arrives()
                .reaches("ALLOCATED")
                .isAllocated(Map.of(CORDOBA, 3));
        press(CORDOBA, order, "ACCEPT");
        assertThat(counter.get(page(CORDOBA, order)).body()).contains("Not all of it is there");

        assertThat(ready(order, 4)).contains("answer=NOT_SO_MANY");
        assertThat(ready(order, 1)).contains("answer=DONE");

        order.isAllocated(Map.of(CORDOBA, 1, ROSARIO, 2));
        remera.isAt(CORDOBA, 1, 1);
        assertThat(order.timeline()).contains("PICK_SHORT");
        assertThat(order.parcels("andes")).hasSize(1);
    }

    @Test
    void how_much_was_found_is_not_guessed_from_an_empty_or_strange_field() {
        var remera = world.ware().lies(3, CORDOBA);
        var order = world.shop()
                .order()
                .of(3, remera)
                .collectedAt(CORDOBA)
                .arrives()
                .reaches("ALLOCATED");
        press(CORDOBA, order, "ACCEPT");

        assertThat(Stream.of("", " ", "2,0", "two", "-1", "12345678"))
                .allSatisfy(typed -> assertThat(ready(order, typed)).contains("answer=NOT_SO_MANY"));

        assertThat(order.at(CORDOBA).path("state").asText()).isEqualTo("PICKING");
    }

    @Test
    void what_is_short_on_a_page_is_not_put_ready_in_full_if_somebody_said_meanwhile_that_all_is_picked() {
        var remera = world.ware().lies(3, CORDOBA);
        var order = world.shop()
                .order()
                .of(3, remera)
                .collectedAt(CORDOBA)
                .arrives()
                .reaches("ALLOCATED");
        press(CORDOBA, order, "ACCEPT");
        world.warehouse(CORDOBA).picks(order, 3);
        World.soon(() -> assertThat(order.at(CORDOBA).path("state").asText()).isEqualTo("PICKED"));

        assertThat(ready(order, 2)).contains("answer=TOO_LATE");

        assertThat(order.at(CORDOBA).path("state").asText()).isEqualTo("PICKED");
        assertThat(ready(order, 3)).contains("answer=DONE");
    }

    @Test
    void a_store_that_finds_nothing_says_so_and_all_comes_from_another() {
        var remera = world.ware().lies(2, CORDOBA).lies(2, ROSARIO);
        var order = world.shop()
                .order()
                .of(2, remera)
                .arrives()
                .reaches("ALLOCATED")
                .isAllocated(Map.of(CORDOBA, 2));
        press(CORDOBA, order, "ACCEPT");

        assertThat(ready(order, 0)).contains("answer=DONE");

        order.isAllocated(Map.of(ROSARIO, 2));
        remera.isAt(CORDOBA, 0, 0);
    }

    @Test
    void what_is_there_of_an_order_to_collect_lies_ready_and_the_rest_waits_for_goods_there() {
        var remera = world.ware().lies(3, CORDOBA);
        var order = world.shop()
                .order()
                .of(3, remera)
                .collectedAt(CORDOBA)
                .arrives()
                .reaches("ALLOCATED");
        press(CORDOBA, order, "ACCEPT");

        assertThat(ready(order, 1)).contains("answer=DONE");

        assertThat(order.at(CORDOBA).path("state").asText()).isEqualTo("READY");
        remera.isAt(CORDOBA, 1, 1);
        assertThat(order.state()).isEqualTo("FULFILLING");

        remera.comes(2, CORDOBA);

        order.isAllocated(Map.of(CORDOBA, 3));
    }

    @Test
    void where_a_rule_allows_it_nobody_has_to_press_for_goods_to_set_out() {
        var remera = world.ware().lies(3, MENDOZA).lies(9, ROSARIO);

        var order = world.shop().order().of(2, remera).collectedAt(CORDOBA).arrives();

        remera.isAt(MENDOZA, 1, 0);
        remera.isAt(ROSARIO, 9, 0);
        assertThat(order.timeline()).containsOnlyOnce("GOODS_ON_THE_WAY");
        assertThat(counter.get("/store/" + CORDOBA).body()).contains("On the way here", order.id());
        counter.presses(
                "/store/" + CORDOBA, "/store/" + CORDOBA + "/orders/" + order.id() + "/arrived", Map.of("number", "7"));
        order.reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 2));
        var why = world.hub().get("/api/orders/" + order.id() + "/sourcing");
        assertThat(why.path("decision").path("mode").asText()).isEqualTo("COLLECTED");
        assertThat(why.path("same").asBoolean()).isTrue();
        var brought = why.path("earlier").path(0);
        assertThat(brought.path("decision").path("mode").asText()).isEqualTo("BROUGHT");
        assertThat(brought.path("same").asBoolean()).isTrue();
        assertThat(brought.path("sentences").toString()).contains("It is brought from Local Mendoza");
        assertThat(counter.get("/orders/" + order.id() + "/sourcing").body())
                .contains("What was decided before", "It is brought from Local Mendoza")
                .doesNotContain("Why not from elsewhere?");
    }

    @Test
    void what_the_chosen_store_lacks_is_brought_there_from_another_and_collected() {
        var remera = world.ware().lies(3, ROSARIO);
        var order = world.shop()
                .order()
                .of(2, remera)
                .collectedAt(CORDOBA)
                .arrives()
                .reaches("AWAITING_STOCK");
        var orders = "/store/" + CORDOBA + "/orders/" + order.id();
        assertThat(counter.get(page(CORDOBA, order)).body()).contains("Bring it from Local Rosario");

        counter.presses(page(CORDOBA, order), orders + "/bring", Map.of("source", ROSARIO, "number", "7"));
        remera.isAt(ROSARIO, 1, 0);
        assertThat(order.state()).isEqualTo("AWAITING_STOCK");
        assertThat(counter.get(page(CORDOBA, order)).body()).contains("On the way here", order.id());
        var came = counter.presses(page(CORDOBA, order), orders + "/arrived", Map.of("number", "7"));
        assertThat(came.headers().firstValue("Location").orElse("")).contains("answer=DONE");

        order.reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 2));
        remera.isAt(CORDOBA, 2, 2);
        assertThat(order.timeline())
                .containsSubsequence("ORDER_BACKORDERED", "GOODS_ON_THE_WAY", "GOODS_ARRIVED", "ORDER_ALLOCATED");
        world.warehouse(CORDOBA).makesReady(order).handsOver(order);
        order.reaches("COLLECTED");
    }

    @Test
    void nobody_answers_for_another_store_or_out_of_turn() {
        var remera = world.ware().lies(2, CORDOBA);
        var order = world.shop()
                .order()
                .of(1, remera)
                .collectedAt(CORDOBA)
                .arrives()
                .reaches("ALLOCATED");
        var part = part(CORDOBA, order);

        var early = counter.presses(
                page(CORDOBA, order), path(CORDOBA, part), Map.of("action", "COLLECTED", "number", "7"));
        assertThat(early.headers().firstValue("Location").orElse("")).contains("answer=TOO_LATE");
        assertThat(order.state()).isEqualTo("ALLOCATED");
        assertThat(counter.get("/store/" + MENDOZA).body()).doesNotContain(order.id());
        assertThat(counter.get("/store/NOWHERE").statusCode()).isEqualTo(404);
        assertThat(counter.get("/store").body()).contains("/store/" + CORDOBA, "/store/" + MENDOZA);
    }

    @Test
    void who_picks_reads_what_the_buyer_wrote_to_a_line_beside_its_pieces() {
        var remera = world.ware().lies(2, CORDOBA);
        var gorra = world.ware().lies(2, CORDOBA);
        var bought = world.shop()
                .order()
                .of(1, remera)
                .of(1, gorra)
                .collectedAt(CORDOBA)
                .bought()
                .changed(
                        1,
                        order -> ((ObjectNode) order.at("/line_items/1"))
                                .putArray("properties")
                                .addObject()
                                .put("name", "Bordado")
                                .put("value", "<i>Ana</i>"));
        bought.arrives().isDone();
        var order = bought.order().reaches("ALLOCATED");

        assertThat(order.view().at("/lines/0").has("note")).isFalse();
        assertThat(order.view().at("/lines/1/note").asText()).isEqualTo("Bordado: <i>Ana</i>");
        assertThat(counter.get(page(CORDOBA, order)).body()).containsOnlyOnce("Bordado: &lt;i&gt;Ana&lt;/i&gt;");
        assertThat(counter.get("/orders/" + order.id()).body()).containsOnlyOnce("Bordado: &lt;i&gt;Ana&lt;/i&gt;");
        World.soon(() -> assertThat(world.jdbc().queryForList("""
                                select coalesce(line ->> 'note', '-')
                                from pick_task p join fulfilment f on f.id = p.fulfilment_id,
                                  jsonb_array_elements(p.task -> 'lines') line
                                where f.order_id = ?::uuid order by line ->> 'line'
                                """, String.class, order.id()))
                .containsExactly("-", "Bordado: <i>Ana</i>"));
    }

    private void press(String store, PlacedOrder order, String action) {
        var part = part(store, order);
        var number = order.view().path("number").asText();
        var answer = counter.presses(page(store, order), path(store, part), Map.of("action", action, "number", number));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).contains("answer=DONE");
    }

    /** So many pieces of the order's only line are there; where that leads. */
    private String ready(PlacedOrder order, int found) {
        return ready(order, Integer.toString(found));
    }

    private String ready(PlacedOrder order, String found) {
        var line = order.view().at("/lines/0/line").asText("1");
        var form = Map.of("action", "READY", "number", "7", "found-" + line, found);
        return counter.presses(page(CORDOBA, order), path(CORDOBA, part(CORDOBA, order)), form)
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    /** However many others wait there. */
    private static String page(String store, PlacedOrder order) {
        var number = order.view().path("number").asText();
        return "/store/" + store + "?q=" + URLEncoder.encode(number, StandardCharsets.UTF_8);
    }

    private static String part(String store, PlacedOrder order) {
        return order.at(store).path("id").asText();
    }

    private static String path(String store, String part) {
        return "/store/" + store + "/parts/" + part;
    }
}
