package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.ROSARIO;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.journeys.WebShop.Bought;
import io.serai.log.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What lies ready at a store, and nobody comes for. */
class CollectIT extends Journey {
    @Test
    void what_nobody_collects_in_time_is_for_sale_again_and_the_customer_is_told() {
        var remera = world.ware().lies(3, CORDOBA);
        var bought = world.shop().order().of(2, remera).collectedAt(CORDOBA).bought();
        var order = ready(bought, CORDOBA);

        readySince(order, "6 days 23 hours");
        assertThat(order.state()).isEqualTo("READY_FOR_PICKUP");
        readySince(order, "7 days 1 minute");

        order.reaches("CANCELLED").paymentIs("VOIDED");
        remera.isAt(CORDOBA, 3, 0);
        assertThat(order.view().at("/fulfilments/0/state").asText()).isEqualTo("NOT_COLLECTED");
        assertThat(order.timeline()).containsOnlyOnce("FULFILMENT_NOT_COLLECTED", "ORDER_CANCELLED", "PAYMENT_VOIDED");
        soon(() -> assertThat(order.calls())
                .as("a mail and a webhook")
                .filteredOn(call -> call.equals("NOT_COLLECTED DONE"))
                .hasSize(2));
        assertThat(order.calls()).noneMatch(call -> call.startsWith("CANCELLED"));
        soon(() -> assertThat(order.calls()).contains("CANCELLATION DONE"));

        var late = world.hub()
                .post(
                        "/api/warehouse/events",
                        collected(order.view().at("/fulfilments/0/id").asText()));
        assertThat(world.receipt(late).outcomes()).containsExactly("IGNORED already-not_collected");
        remera.isAt(CORDOBA, 3, 0);
        assertThat(order.state()).isEqualTo("CANCELLED");
    }

    @Test
    void a_location_may_have_a_time_of_its_own_and_money_that_was_taken_is_given_back() {
        var remera = world.ware().lies(3, ROSARIO);
        var bought = world.shop().order().of(1, remera).collectedAt(ROSARIO).bought();
        Books.captures(bought.intent());
        var order = ready(bought, ROSARIO);

        readySince(order, "61 minutes");

        order.reaches("CANCELLED").paymentIs("REFUNDED");
        var book = Books.intent(bought.intent());
        assertThat(book.path("refunded").asLong())
                .isEqualTo(book.path("captured").asLong())
                .isPositive();
        remera.isAt(ROSARIO, 3, 0);
    }

    @Test
    void of_an_order_that_was_collected_in_part_only_the_rest_is_put_back_and_refunded() {
        var remera = world.ware().lies(2, CORDOBA);
        var bought = world.shop().order().of(3, remera).collectedAt(CORDOBA).bought();
        remera.comes(1, CORDOBA);
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(CORDOBA).picks(order, 2).packs(order).handsOver(order);
        remera.comes(1, CORDOBA);
        soon(() -> assertThat(order.at(CORDOBA).path("state").asText()).isIn("ALLOCATED", "RELEASED"));
        world.warehouse(CORDOBA).makesReady(order);
        order.reaches("READY_FOR_PICKUP").paymentIs("CAPTURED");

        readySince(order, "8 days");

        order.reaches("COLLECTED");
        remera.isAt(CORDOBA, 1, 0);
        soon(() -> assertThat(Books.intent(bought.intent()).path("refunded").asLong())
                .isEqualTo(1_450_000));
        soon(() -> assertThat(order.timeline()).contains("PAYMENT_REFUNDED"));
        assertThat(order.view().at("/lines/0/cancelled").asInt()).isEqualTo(1);
        assertThat(world.jdbc().queryForList("""
                                select data->'again' is not null from attempt
                                where order_id = ?::uuid and kind = 'FULFILMENT' order by id
                                """, Boolean.class, order.id()))
                .as("the shop heard of a part, and hears again now that this is all")
                .containsExactly(false, true);
        var back = Back.asked(
                        order,
                        "RMA-1",
                        Back.line(bought.json().at("/line_items/0/id").asText(), 2))
                .comes(2, CORDOBA)
                .isSettled()
                .reaches("SETTLED");
        assertThat(back.refunded()).as("what was collected, and nothing twice").isEqualTo(2 * 1_450_000);
    }

    @Test
    void who_comes_at_the_last_moment_has_it_or_comes_too_late_and_never_both() throws Exception {
        var remera = world.ware().lies(12, CORDOBA);
        var orders = new ArrayList<PlacedOrder>();
        for (int i = 0; i < 6; i++) {
            orders.add(ready(
                    world.shop().order().of(1, remera).collectedAt(CORDOBA).bought(), CORDOBA));
        }
        var tasks = orders.stream()
                .map(order -> order.at(CORDOBA).path("id").asText())
                .toList();

        var counter = Executors.newFixedThreadPool(6);
        var customers = new ArrayList<Callable<Integer>>();
        tasks.forEach(task -> customers.add(
                () -> world.hub().post("/api/warehouse/events", collected(task)).status()));
        orders.forEach(order -> readySince(order, "8 days"));
        for (var each : counter.invokeAll(customers)) {
            assertThat(each.get()).isEqualTo(202);
        }
        counter.shutdown();

        soon(() ->
                assertThat(orders).allSatisfy(order -> assertThat(order.state()).isIn("COLLECTED", "CANCELLED")));
        long collected = orders.stream()
                .filter(order -> order.state().equals("COLLECTED"))
                .count();
        remera.isAt(CORDOBA, 12 - (int) collected, 0);
        assertThat(orders).allSatisfy(order -> {
            var ends = List.of("ORDER_COLLECTED", "ORDER_CANCELLED");
            assertThat(order.timeline().stream().filter(ends::contains)).hasSize(1);
        });
        soon(() -> assertThat(orders)
                .allSatisfy(order ->
                        assertThat(order.payment().path("state").asText()).isIn("CAPTURED", "VOIDED")));
    }

    private static String collected(String task) {
        return Json.write(Map.of("task", task, "status", "collected"));
    }

    private PlacedOrder ready(Bought bought, String store) {
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(store).makesReady(order);
        return order.reaches("READY_FOR_PICKUP");
    }

    private void readySince(PlacedOrder order, String time) {
        world.jdbc()
                .update(
                        "update orders set changed_at = now() - ?::interval where id = ?::uuid and state = 'READY_FOR_PICKUP'",
                        time,
                        order.id());
    }
}
