package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationIT extends Journey {
    @Test
    void an_order_that_was_cancelled_before_it_came_is_cancelled_when_it_comes() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();

        assertThat(bought.cancelled().arrives().outcomes()).containsExactly("IGNORED cancelled-before-it-came");
        bought.arrives().isDone();

        bought.order().reaches("CANCELLED").paymentIs("VOIDED");
        assertThat(Books.intent(bought.intent()).path("status").asText()).isEqualTo("canceled");
        remera.isAt(CORDOBA, 5, 0);
    }

    @Test
    void while_its_payment_is_awaited_it_can_be_cancelled() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought().changed(1, order -> paidWith(order, "pi_nobody"));
        bought.arrives();
        var order = bought.order().reaches("AWAITING_PAYMENT").paymentIs("REFUSED");

        assertThat(order.cancel().status()).isEqualTo(200);

        order.reaches("CANCELLED");
        assertThat(order.calls()).containsOnlyOnce("VERIFY REFUSED").noneMatch(call -> call.startsWith("VOID"));
    }

    @Test
    void while_it_waits_for_stock_it_can_be_cancelled_and_the_money_is_let_go() {
        var remera = world.ware();
        var bought = world.shop().order().of(2, remera).bought();
        bought.arrives();
        var order = bought.order().reaches("AWAITING_STOCK");

        assertThat(order.cancel().status()).isEqualTo(200);
        remera.comes(5, CORDOBA);

        order.reaches("CANCELLED").paymentIs("VOIDED");
        assertThat(Books.intent(bought.intent()).path("status").asText()).isEqualTo("canceled");
        remera.isAt(CORDOBA, 5, 0);
    }

    @Test
    void before_it_is_picked_it_can_be_cancelled_by_its_channel_and_the_warehouse_stops() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        var task = order.at(CORDOBA).path("id").asText();

        assertThat(bought.cancelled().arrives().outcomes()).containsExactly("UPDATED");

        order.reaches("CANCELLED").paymentIs("VOIDED");
        remera.isAt(CORDOBA, 5, 0);
        soon(() -> assertThat(world.jdbc()
                        .queryForObject(
                                "select state from pick_task where fulfilment_id = ?::uuid", String.class, task))
                .isEqualTo("CANCELLED"));
        assertThat(bought.cancelled().arrives().outcomes()).containsExactly("IGNORED already-cancelled");
        assertThat(order.cancel().status()).as("cancelled is cancelled").isEqualTo(200);
        assertThat(order.timeline()).containsOnlyOnce("ORDER_CANCELLED", "PAYMENT_VOIDED");
    }

    @Test
    void a_cancellation_that_is_older_than_what_was_said_last_has_no_effect() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        assertThat(bought.changed(90, told -> told.put("note", "Portón verde"))
                        .arrives()
                        .outcomes())
                .containsExactly("UPDATED");

        assertThat(bought.cancelled().arrives().outcomes()).containsExactly("IGNORED older-revision");

        order.reaches("ALLOCATED");
        remera.isAt(CORDOBA, 5, 2);
    }

    @Test
    void what_was_said_before_the_cancellation_and_comes_after_it_has_no_effect() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        bought.cancelled().arrives().isDone();

        assertThat(bought.changed(30, told -> told.put("note", "Portón verde"))
                        .arrives()
                        .outcomes())
                .containsExactly("IGNORED older-revision");

        order.reaches("CANCELLED");
    }

    @Test
    void an_order_that_its_channel_opens_again_waits_for_a_person_and_stays_cancelled() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        bought.arrives();
        var cancelled = bought.order().reaches("ALLOCATED");
        bought.cancelled().arrives().isDone();

        for (int seconds = 120; seconds < 240; seconds += 30) {
            var told = seconds < 180
                    ? bought.changed(seconds, order -> order.put("note", "Al final sí"))
                    : bought.changed(seconds, CancellationIT::nowhere);
            assertThat(told.arrives().outcomes()).containsExactly("UPDATED");
            assertThat(told.arrives().outcomes()).as("told twice").containsExactly("IGNORED same-revision");
            assertThat(bought.cancelled().arrives().outcomes()).containsExactly("IGNORED already-cancelled");
        }

        assertThat(world.jdbc()
                        .queryForList(
                                "select code from exception e join orders o on o.id = e.order_id where o.reference = ?",
                                String.class,
                                bought.reference()))
                .containsExactly("SER-0435");
        cancelled.reaches("CANCELLED");
        remera.isAt(CORDOBA, 5, 0);
    }

    @Test
    void of_two_messages_of_one_second_that_which_was_received_first_is_older_whenever_it_is_read() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        var first = bought.changed(0, told -> told.put("note", "Timbre 1")).arrives();
        first.isDone();
        assertThat(bought.changed(0, told -> told.put("note", "Timbre 2"))
                        .arrives()
                        .outcomes())
                .containsExactly("UPDATED");

        world.jdbc().update("update receipt set state = 'WAITING' where id = ?::uuid", first.id());

        soon(() -> assertThat(first.outcomes()).containsExactly("IGNORED older-revision"));
    }

    @Test
    void an_order_that_was_cancelled_before_it_came_knows_how_late_that_was_said() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        bought.cancelled().arrives().isDone();
        bought.arrives().isDone();

        assertThat(bought.changed(30, told -> told.put("note", "Portón verde"))
                        .arrives()
                        .outcomes())
                .containsExactly("IGNORED older-revision");
    }

    @Test
    void what_lies_ready_at_the_store_can_be_cancelled_and_lies_on_the_shelf_again() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).collectedAt(CORDOBA).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(CORDOBA).makesReady(order);
        order.reaches("READY_FOR_PICKUP");

        assertThat(order.cancel().status()).isEqualTo(200);

        order.reaches("CANCELLED").paymentIs("VOIDED");
        remera.isAt(CORDOBA, 5, 0);
    }

    @Test
    void an_order_on_hold_for_its_address_can_be_cancelled() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought().changed(1, CancellationIT::nowhere);
        bought.arrives();
        var order = bought.order().reaches("ON_HOLD");

        assertThat(order.cancel().status()).isEqualTo(200);

        order.reaches("CANCELLED").paymentIs("VOIDED");
    }

    @Test
    void money_that_was_taken_already_is_given_back() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        Books.captures(bought.intent());
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED").paymentIs("CAPTURED");

        assertThat(order.cancel().status()).isEqualTo(200);

        order.reaches("CANCELLED").paymentIs("REFUNDED");
        var book = Books.intent(bought.intent());
        assertThat(book.path("refunded").asLong())
                .isEqualTo(book.path("captured").asLong())
                .isPositive();
    }

    @Test
    void an_order_that_is_being_picked_or_has_left_is_not_cancelled_and_the_reason_is_told() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");

        world.warehouse(CORDOBA).starts(order);
        refused(order, "picking", "FULFILLING");
        world.warehouse(CORDOBA).makesReady(order);
        refused(order, "picking", "FULFILLING");
        world.carrier("andes").leaves();
        order.reaches("SHIPPED");
        refused(order, "shipped", "SHIPPED");
        world.carrier("andes").delivers(order);
        order.reaches("DELIVERED");
        refused(order, "final", "DELIVERED");

        assertThat(order.calls()).noneMatch(call -> call.startsWith("VOID") || call.startsWith("REFUND"));
        remera.isAt(CORDOBA, 3, 0);
    }

    @Test
    void nobody_cancels_an_order_that_is_not_there() {
        var reply = world.hub().post("/api/orders/0190a6c4-7d3a-7f10-8c22-5b1f0c9d7e01/cancel", "");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.type()).startsWith("application/problem+json");
    }

    private static void refused(PlacedOrder order, String why, String state) {
        var reply = order.cancel();
        assertThat(reply.status()).as(reply.body()).isEqualTo(409);
        assertThat(reply.type()).startsWith("application/problem+json");
        assertThat(List.of(
                        reply.json().path("why").asText(),
                        reply.json().path("state").asText()))
                .containsExactly(why, state);
        assertThat(order.state()).isEqualTo(state);
    }

    static void paidWith(ObjectNode order, String intent) {
        order.path("note_attributes").forEach(note -> {
            if (note.path("name").asText().equals("payment_reference")) {
                ((ObjectNode) note).put("value", intent);
            }
        });
    }

    /** An address in a country of which we have no map: Bouvet Island. */
    static void nowhere(ObjectNode order) {
        var address = (ObjectNode) order.path("shipping_address");
        address.remove(List.of("latitude", "longitude"));
        address.put("country_code", "BV")
                .put("city", "Nyrøysa")
                .put("province", "")
                .put("zip", "");
    }
}
