package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.MENDOZA;
import static io.serai.journeys.World.ROSARIO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.web.Answer;
import io.serai.log.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The channel changes its mind after the goods have been touched: nothing leaves before a person has looked. */
@Tag("full")
class LateChangesIT extends Journey {
    @Test
    void what_is_packed_does_not_leave_when_the_shop_cancels_and_a_person_has_it_put_back() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(CORDOBA).makesReady(order);

        assertThat(bought.cancelled().arrives().outcomes()).containsExactly("UPDATED");
        order.reaches("ON_HOLD");
        assertThat(asked(order).path("what").asText()).isEqualTo("CANCELLATION");
        assertThat(onManifests(order)).isZero();
        assertThat(bought.cancelled().arrives().outcomes()).containsExactly("IGNORED asked-before");

        assertThat(grant(order).status()).isEqualTo(200);

        order.reaches("CANCELLED").paymentIs("VOIDED");
        remera.isAt(CORDOBA, 5, 0);
        assertThat(onManifests(order)).isZero();
    }

    @Test
    void a_person_lets_it_leave_as_it_is_and_the_same_wish_is_not_asked_again() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(CORDOBA).starts(order);

        bought.changed(60, LateChangesIT::rosario).arrives().isDone();
        order.reaches("ON_HOLD");
        var different = asked(order).path("differences").get(0);
        assertThat(different.path("what").asText()).isEqualTo("shipTo");
        assertThat(different.path("after").asText()).contains("Rosario");
        world.warehouse(CORDOBA).makesReady(order);
        assertThat(order.state()).isEqualTo("ON_HOLD");
        assertThat(onManifests(order)).isZero();

        assertThat(release(order).status()).isEqualTo(200);
        order.reaches("FULFILLING");
        assertThat(onManifests(order)).isOne();
        assertThat(bought.changed(120, LateChangesIT::rosario).arrives().outcomes())
                .containsExactly("IGNORED asked-before");

        world.carrier("andes").leaves();
        order.reaches("SHIPPED");
        assertThat(order.timeline())
                .containsSubsequence("ORDER_HELD", "ORDER_RELEASED_FROM_HOLD", "FULFILMENT_SHIPPED");
        var late = bought.cancelled().arrives().parked();
        assertThat(late.code()).isEqualTo("SER-0440");
        assertThat(late.view().path("problems").toString()).contains("2 × " + remera.sku());
        assertThat(order.notTaken()).containsExactly("MESSAGE_IGNORED asked-before", "MESSAGE_PARKED SER-0440");
    }

    @Test
    void a_person_grants_the_edit_and_the_order_starts_again_with_what_was_asked() {
        var remera = world.ware().lies(5, CORDOBA).lies(5, ROSARIO);
        var bought = world.shop().order().of(2, remera).to("5000", "Córdoba").bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 2));
        world.warehouse(CORDOBA).makesReady(order);
        bought.changed(60, LateChangesIT::rosario).arrives().isDone();
        order.reaches("ON_HOLD");

        assertThat(grant(order).status()).isEqualTo(200);

        order.reaches("ALLOCATED").isAllocated(Map.of(ROSARIO, 2));
        remera.isAt(CORDOBA, 5, 0);
        world.warehouse(ROSARIO).makesReady(order);
        order.reaches("FULFILLING");
        assertThat(onManifests(order)).as("the new parcel only").isOne();
        assertThat(bought.changed(60, LateChangesIT::rosario).arrives().outcomes())
                .containsExactly("IGNORED same-revision");
    }

    @Test
    void of_an_edit_that_a_person_grants_only_what_is_too_much_goes_back_and_what_is_wanted_more_is_found() {
        var remera = world.ware().lies(3, ROSARIO);
        var gorra = world.ware().lies(2, CORDOBA);
        var jean = world.ware().lies(1, MENDOZA);
        var bought = world.shop().order().of(3, remera).of(1, gorra).of(1, jean).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED").isAllocated(Map.of(ROSARIO, 3, CORDOBA, 1, MENDOZA, 1));
        world.warehouse(ROSARIO).makesReady(order);
        world.warehouse(CORDOBA).makesReady(order);
        var cap = order.at(CORDOBA);
        var trousers = order.at(MENDOZA);
        var waits = world.shop().order().of(2, remera).bought();
        waits.arrives();
        waits.order().reaches("AWAITING_STOCK");
        bought.changed(60, told -> pieces(told, 2, 2, 1)).arrives().isDone();
        order.reaches("ON_HOLD");
        assertThat(onManifests(order)).isZero();

        assertThat(grant(order).status()).isEqualTo(200);

        order.isAllocated(Map.of(ROSARIO, 2, CORDOBA, 2, MENDOZA, 1)).reaches("FULFILLING");
        assertThat(order.timeline()).containsOnlyOnce("FULFILMENT_CANCELLED");
        assertThat(order.view().path("fulfilments"))
                .as("what is packed and wanted stays so, and who has not begun hears nothing")
                .contains(cap, trousers);
        assertThat(onManifests(order)).as("it leaves").isOne();
        remera.isAt(ROSARIO, 3, 2);
        gorra.isAt(CORDOBA, 2, 2);
        world.warehouse(ROSARIO).makesReady(order);
        world.warehouse(CORDOBA).makesReady(order);
        world.warehouse(MENDOZA).makesReady(order);
        world.carrier("andes").leaves();
        order.reaches("SHIPPED");
        assertThat(waits.order().state()).isEqualTo("AWAITING_STOCK");
    }

    @Test
    void an_edit_that_a_person_grants_and_that_costs_more_than_was_paid_puts_all_back_until_the_money_is_there() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(1, remera).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED").paymentIs("AUTHORISED");
        world.warehouse(CORDOBA).makesReady(order);
        bought.changed(60, told -> fewer(told, 2)).arrives().isDone();
        order.reaches("ON_HOLD");

        assertThat(grant(order).status()).isEqualTo(200);

        order.reaches("AWAITING_PAYMENT");
        remera.isAt(CORDOBA, 5, 0);
        bought.changed(120, told -> {}).arrives().isDone();
        order.reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 1));
        remera.isAt(CORDOBA, 5, 1);
    }

    /** Of each line; as everything costs the same, so does the whole. */
    private static void pieces(ObjectNode order, int... pieces) {
        for (int no = 0; no < pieces.length; no++) {
            fewer(order, no, pieces[no]);
        }
    }

    @Test
    void an_older_message_that_comes_late_does_not_take_back_a_newer_wish() {
        var bought = world.shop().order().of(2, world.ware().lies(5, CORDOBA)).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(CORDOBA).starts(order);
        bought.changed(120, LateChangesIT::rosario).arrives().isDone();
        order.reaches("ON_HOLD");

        assertThat(bought.changed(60, told -> told.put("note", "Portón verde"))
                        .arrives()
                        .outcomes())
                .containsExactly("UPDATED");
        assertThat(order.state()).isEqualTo("ON_HOLD");

        bought.changed(180, told -> told.put("note", "Portón verde")).arrives().isDone();
        order.reaches("FULFILLING");
    }

    @Test
    void a_wish_that_comes_again_after_another_is_a_new_one() {
        var bought = world.shop().order().of(2, world.ware().lies(5, CORDOBA)).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(CORDOBA).starts(order);
        bought.changed(60, LateChangesIT::rosario).arrives().isDone();
        release(order.reaches("ON_HOLD"));
        bought.changed(120, LateChangesIT::twoFlatsOn).arrives().isDone();
        release(order.reaches("ON_HOLD"));
        order.reaches("FULFILLING");

        assertThat(bought.changed(180, LateChangesIT::rosario).arrives().outcomes())
                .as("another wish stood between")
                .containsExactly("UPDATED");
        release(order.reaches("ON_HOLD"));
        assertThat(bought.changed(240, told -> told.put("note", "Portón verde"))
                        .arrives()
                        .outcomes())
                .as("it takes the wish back")
                .containsExactly("UPDATED");

        assertThat(bought.changed(300, LateChangesIT::rosario).arrives().outcomes())
                .containsExactly("UPDATED");
        order.reaches("ON_HOLD");
    }

    @Test
    void a_wish_that_is_told_anew_is_granted_as_it_was_told_last() {
        var bought = world.shop()
                .order()
                .of(2, world.ware().lies(5, CORDOBA).lies(5, ROSARIO))
                .bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(CORDOBA).makesReady(order);
        bought.changed(60, LateChangesIT::rosario).arrives().isDone();
        order.reaches("ON_HOLD");

        var anew = bought.changed(120, told -> rosario(told.put("note", "Portón verde")));
        assertThat(anew.arrives().outcomes()).containsExactly("UPDATED");
        assertThat(order.timeline()).as("it is the same wish").containsOnlyOnce("ORDER_HELD");
        assertThat(grant(order).status()).isEqualTo(200);

        order.reaches("ALLOCATED").isAllocated(Map.of(ROSARIO, 2));
        assertThat(document(order, "note")).isEqualTo("Portón verde");
        assertThat(anew.arrives().outcomes()).containsExactly("IGNORED same-revision");
    }

    @Test
    void money_that_is_told_with_a_wish_counts_also_if_a_person_lets_the_order_be() {
        var bought = world.shop().order().of(2, world.ware().lies(5, CORDOBA)).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        var before = document(order, "payments");
        world.warehouse(CORDOBA).starts(order);
        bought.changed(60, told -> rosario(told.put("financial_status", "pending")))
                .arrives()
                .isDone();
        release(order.reaches("ON_HOLD"));
        order.reaches("FULFILLING");
        var first = document(order, "payments");
        assertThat(first).isNotEqualTo(before).contains("pending");

        var paid = bought.changed(120, told -> rosario(told.put("financial_status", "paid")));
        assertThat(paid.arrives().outcomes()).containsExactly("UPDATED");

        assertThat(document(order, "payments")).contains("captured");
        assertThat(document(order, "shipTo")).doesNotContain("Rosario");
        assertThat(paid.arrives().outcomes()).containsExactly("IGNORED asked-before");
    }

    @Test
    void what_the_carrier_scanned_before_its_manifest_closed_has_left() {
        var bought = world.shop().order().of(2, world.ware().lies(5, CORDOBA)).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(CORDOBA).makesReady(order);
        var andes = world.carrier("andes");
        andes.sees(order, "AF", Instant.now());

        assertThat(bought.cancelled().arrives().parked().code()).isEqualTo("SER-0440");

        andes.leaves();
        order.reaches("SHIPPED");
    }

    @Test
    void what_the_carrier_scans_while_it_is_held_cannot_be_put_back_and_goes_on_a_manifest_after() {
        var bought = world.shop().order().of(2, world.ware().lies(5, CORDOBA)).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(CORDOBA).makesReady(order);
        bought.cancelled().arrives().isDone();
        order.reaches("ON_HOLD");
        var andes = world.carrier("andes");
        andes.sees(order, "AF", Instant.now());

        assertThat(asked(order).path("grantable").asBoolean()).isFalse();
        assertThat(grant(order).status()).isEqualTo(409);
        assertThat(release(order).status()).isEqualTo(200);

        assertThat(onManifests(order)).isOne();
        andes.leaves();
        order.reaches("SHIPPED");
    }

    @Test
    void what_the_carrier_scanned_leaves_with_its_manifest_while_the_rest_is_held() {
        var bought = world.shop()
                .order()
                .of(2, world.ware().lies(5, CORDOBA))
                .of(1, world.ware().lies(5, ROSARIO))
                .bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(CORDOBA).makesReady(order);
        var andes = world.carrier("andes");
        andes.sees(order, "AF", Instant.now());
        world.warehouse(ROSARIO).starts(order);
        bought.cancelled().arrives().isDone();
        order.reaches("ON_HOLD");

        andes.leaves();
        World.soon(() -> assertThat(order.timeline()).contains("FULFILMENT_SHIPPED"));
        assertThat(order.state()).isEqualTo("ON_HOLD");
        World.soon(() -> assertThat(order.calls())
                .as("the customer hears of each parcel when it leaves")
                .filteredOn(call -> call.equals("SHIPPED DONE"))
                .hasSize(2));
        assertThat(release(order).status()).isEqualTo(200);
        order.reaches("FULFILLING");
        world.warehouse(ROSARIO).makesReady(order);
        andes.leaves();
        order.reaches("SHIPPED");
    }

    @Test
    void an_edit_that_can_be_applied_ends_the_hold_of_an_older_one() {
        var bought = world.shop()
                .order()
                .of(2, world.ware().lies(5, CORDOBA).lies(5, ROSARIO))
                .bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 2));
        world.warehouse(CORDOBA).starts(order);
        bought.changed(60, LateChangesIT::twoFlatsOn).arrives().isDone();
        order.reaches("ON_HOLD");
        world.warehouse(CORDOBA).refuses(order);

        assertThat(bought.changed(120, LateChangesIT::rosario).arrives().outcomes())
                .as("nobody has its goods any more")
                .containsExactly("UPDATED");

        order.reaches("ALLOCATED").isAllocated(Map.of(ROSARIO, 2));
        assertThat(grant(order).status()).isEqualTo(409);
        assertThat(document(order, "shipTo")).contains("Rosario");
    }

    @Test
    void what_waits_for_stock_is_held_though_the_rest_of_its_order_has_left() {
        var remera = world.ware().lies(2, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        var order = onePieceLeft(bought);
        var andes = world.carrier("andes");

        assertThat(bought.cancelled().arrives().outcomes()).containsExactly("UPDATED");
        order.reaches("ON_HOLD");
        assertThat(asked(order).path("left").asText()).contains("1 × " + remera.sku());
        assertThat(asked(order).path("grantable").asBoolean()).isTrue();
        remera.comes(5, ROSARIO);
        assertThat(order.state()).isEqualTo("ON_HOLD");

        assertThat(release(order).status()).isEqualTo(200);
        order.isAllocated(Map.of(CORDOBA, 1, ROSARIO, 1));
        world.warehouse(ROSARIO).makesReady(order);
        andes.leaves();
        order.reaches("SHIPPED");
    }

    @Test
    void when_a_part_has_left_a_person_cancels_the_rest_and_its_money_goes_back() {
        var remera = world.ware().lies(2, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        var order = onePieceLeft(bought).paymentIs("CAPTURED");

        assertThat(order.cancelRest().status()).isEqualTo(200);

        order.reaches("SHIPPED");
        remera.comes(5, ROSARIO);
        World.soon(() -> assertThat(refunded(bought)).isEqualTo(1_450_000));
        World.soon(() -> assertThat(order.timeline()).contains("PAYMENT_REFUNDED"));
        World.soon(() -> assertThat(order.calls())
                .as("a mail and a webhook")
                .filteredOn(call -> call.equals("REST_CANCELLED DONE"))
                .hasSize(2));
        World.soon(() -> assertThat(order.calls())
                .as("the shop heard of a part, and hears again now that this is all")
                .filteredOn(call -> call.equals("FULFILMENT DONE"))
                .hasSize(2));
        assertThat(order.view().at("/lines/0/cancelled").asInt()).isEqualTo(1);
        assertThat(order.cancelRest().status()).as("it is cancelled").isEqualTo(200);
        assertThat(order.timeline()).containsOnlyOnce("ORDER_REST_CANCELLED", "PAYMENT_REFUNDED");
        var later = bought.changed(60, told -> told.put("note", "Portón verde"));
        assertThat(later.arrives().outcomes())
                .as("the shop does not know of it, and does not want it back")
                .containsExactly("UPDATED");
        assertThat(order.state()).isEqualTo("SHIPPED");
        assertThat(bought.changed(120, told -> fewer(told, 1)).arrives().outcomes())
                .as("now it knows")
                .containsExactly("UPDATED");
        assertThat(order.view().at("/lines/0/quantity").asInt())
                .as("what the sums are of")
                .isEqualTo(1);
        world.carrier("andes").delivers(order);
        order.reaches("DELIVERED");
        remera.isAt(ROSARIO, 5, 0);
    }

    @Test
    void that_the_shop_leaves_out_what_was_cancelled_here_says_that_it_knows() {
        var bought = world.shop()
                .order()
                .of(1, world.ware().lies(5, ROSARIO))
                .of(2, world.ware().lies(5, CORDOBA))
                .of(1, world.ware().lies(5, CORDOBA))
                .bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(CORDOBA).makesReady(order);
        world.carrier("andes").leaves();
        World.soon(() -> assertThat(order.timeline()).contains("FULFILMENT_SHIPPED"));
        assertThat(order.cancelRest().status()).isEqualTo(200);
        order.reaches("SHIPPED");

        var knows = bought.changed(60, told -> without(told, 0));
        assertThat(knows.arrives().outcomes()).containsExactly("UPDATED");

        assertThat(exceptions(order)).isEmpty();
        assertThat(world.hub().get("/api/orders/" + order.id() + "/timeline").toString())
                .contains("confirmed as cancelled: 1 × ");
        assertThat(order.view().at("/lines/0/cancelled").asInt()).isEqualTo(1);
        assertThat(order.view().at("/lines/1/line").asInt())
                .as("the lines keep their numbers")
                .isEqualTo(2);
        assertThat(knows.arrives().outcomes()).as("it is said once").containsExactly("IGNORED same-revision");
        assertThat(bought.changed(120, told -> without(told, 1)).arrives().outcomes())
                .as("that has left, and nobody has cancelled it")
                .containsExactly("PARKED SER-0430");
        world.jdbc().update("update exception set state = 'DISMISSED' where order_id = ?::uuid", order.id());
        world.carrier("andes").delivers(order);
        order.reaches("DELIVERED");
    }

    @Test
    void an_edit_of_another_line_does_not_bring_back_what_was_cancelled_here() {
        var bought =
                world.shop().order().of(2, world.ware()).of(2, world.ware()).bought();
        bought.arrives();
        var order = bought.order().reaches("AWAITING_STOCK");
        world.jdbc().update("update order_line set cancelled = 1 where order_id = ?::uuid and line = 1", order.id());

        assertThat(bought.changed(60, told -> fewer(told, 1, 1)).arrives().outcomes())
                .containsExactly("UPDATED");

        assertThat(order.view().at("/lines/1/quantity").asInt()).isEqualTo(1);
        assertThat(order.view().at("/lines/0/cancelled").asInt()).isEqualTo(1);
        assertThat(order.cancel().status()).isEqualTo(200);
        order.reaches("CANCELLED");
    }

    /** The shop has the order without one of its lines, and the sums that go with that. */
    private static void without(ObjectNode order, int line) {
        fewer(order, line, 0);
        ((ArrayNode) order.path("line_items")).remove(line);
    }

    private List<String> exceptions(PlacedOrder order) {
        return world.jdbc()
                .queryForList("select code from exception where order_id = ?::uuid", String.class, order.id());
    }

    @Test
    void money_of_the_rest_that_its_provider_refused_to_give_back_is_asked_for_again_by_a_person() {
        var bought = world.shop().order().of(2, world.ware().lies(2, CORDOBA)).bought();
        var order = onePieceLeft(bought).paymentIs("CAPTURED");
        Stage.SET.stripe.answersInstead("POST", "/v1/refunds", Answer.of(402));
        assertThat(order.cancelRest().status()).isEqualTo(200);
        World.soon(() -> assertThat(order.view().at("/payments/0/refundRefused").asText())
                .isEqualTo("14500.00"));

        assertThat(refundAgain(order).status()).isEqualTo(200);

        World.soon(() -> assertThat(refunded(bought)).isEqualTo(1_450_000));
        World.soon(() -> assertThat(order.timeline()).containsOnlyOnce("REFUND_ASKED_AGAIN", "PAYMENT_REFUNDED"));
        assertThat(order.view().at("/payments/0").has("refundRefused")).isFalse();
        assertThat(refundAgain(order).json().path("why").asText()).isEqualTo("NOTHING_REFUSED");
        assertThat(exceptions(order)).contains("SER-0701");
        world.jdbc().update("update exception set state = 'DISMISSED' where order_id = ?::uuid", order.id());
    }

    @Test
    void what_the_shop_gave_back_meanwhile_of_what_was_refused_is_not_given_back_again() {
        var bought = world.shop().order().of(2, world.ware().lies(2, CORDOBA)).bought();
        var order = onePieceLeft(bought).paymentIs("CAPTURED");
        Stage.SET.stripe.answersInstead("POST", "/v1/refunds", Answer.of(402));
        assertThat(order.cancelRest().status()).isEqualTo(200);
        World.soon(() -> assertThat(stillRefused(order)).isEqualTo("14500.00"));

        Books.givesBack(bought.intent(), 450_000);
        bought.changed(60, told -> givenBack(told, "4500.00")).arrives().isDone();
        World.soon(() -> assertThat(stillRefused(order)).isEqualTo("10000.00"));
        Stage.SET.stripe.answersInstead("POST", "/v1/refunds", Answer.of(402));
        assertThat(refundAgain(order).status()).isEqualTo(200);
        World.soon(() ->
                assertThat(order.calls()).filteredOn("REFUND REFUSED"::equals).hasSize(2));
        assertThat(stillRefused(order)).as("the rest of it only").isEqualTo("10000.00");

        Books.givesBack(bought.intent(), 1_000_000);
        bought.changed(120, told -> givenBack(told, "14500.00")).arrives().isDone();

        World.soon(() -> assertThat(order.payment().path("refunded").asText()).isEqualTo("14500.00"));
        assertThat(order.view().at("/payments/0").has("refundRefused")).isFalse();
        assertThat(refundAgain(order).json().path("why").asText()).isEqualTo("NOTHING_REFUSED");
        assertThat(order.calls()).filteredOn(call -> call.startsWith("REFUND ")).hasSize(2);
        assertThat(refunded(bought)).isEqualTo(1_450_000);
        world.jdbc().update("update exception set state = 'DISMISSED' where order_id = ?::uuid", order.id());
    }

    @Test
    void what_the_shop_says_it_gave_back_is_not_asked_for_again_before_its_provider_tells_and_no_other_waits_for_it() {
        var bought = world.shop().order().of(2, world.ware().lies(2, CORDOBA)).bought();
        var order = onePieceLeft(bought).paymentIs("CAPTURED");
        Stage.SET.stripe.answersInstead("POST", "/v1/refunds", Answer.of(402));
        assertThat(order.cancelRest().status()).isEqualTo(200);
        World.soon(() -> assertThat(stillRefused(order)).isEqualTo("14500.00"));
        world.jdbc().update("""
                update orders set document = jsonb_set(document, '{payments,0,refunded}', '14500.00')
                where id = ?::uuid""", order.id());
        assertThat(refundAgain(order).json().path("why").asText()).isEqualTo("NOT_THERE");

        var other = UUID.randomUUID();
        world.jdbc().update("""
                insert into payment (id, order_id, no, provider, reference, trusted, currency, amount, authorised, captured, refunded, state)
                select ?, order_id, 2, provider, 'pi_other', trusted, currency, 500, 500, 500, 0, state
                from payment where order_id = ?::uuid""", other, order.id());
        world.jdbc().update("""
                insert into attempt (id, door, kind, subject, order_id, state, deadline, data)
                values (?, 'payments:stripe', 'REFUND', ?, ?::uuid, 'REFUSED', now(), '{}')""", UUID.randomUUID(), other.toString(), order.id());

        assertThat(refundAgain(order).status()).isEqualTo(200);

        assertThat(world.jdbc().queryForList("""
                        select split_part(subject, ':', 1)::uuid from attempt
                        where kind = 'REFUND' and data -> 'again' is not null and order_id = ?::uuid""", UUID.class, order.id())).containsExactly(other);
        assertThat(stillRefused(order)).isEqualTo("14500.00");
        World.soon(() ->
                assertThat(order.calls()).filteredOn("REFUND REFUSED"::equals).hasSize(3));
        world.jdbc().update("delete from attempt where subject like ? || '%'", other.toString());
        world.jdbc().update("delete from payment where id = ?", other);
        world.jdbc().update("update exception set state = 'DISMISSED' where order_id = ?::uuid", order.id());
    }

    @Test
    void a_refund_whose_answer_was_lost_is_not_refused_by_a_provider_that_does_not_let_us_in_afterwards() {
        var bought = world.shop().order().of(2, world.ware().lies(2, CORDOBA)).bought();
        var order = onePieceLeft(bought).paymentIs("CAPTURED");
        Stage.SET.stripe.losesTheAnswerTo("POST", "/v1/refunds", Answer.of(401));

        assertThat(order.cancelRest().status()).isEqualTo(200);

        World.soon(() -> assertThat(order.timeline()).containsOnlyOnce("PAYMENT_REFUNDED"));
        assertThat(exceptions(order)).doesNotContain("SER-0701");
        assertThat(refunded(bought)).as("once").isEqualTo(1_450_000);
        assertThat(world.jdbc()
                        .queryForList(
                                "select tries from attempt where kind = 'REFUND' and door like 'payments:%' and order_id = ?::uuid",
                                Integer.class, order.id()))
                .as("lost, not let in, done")
                .containsExactly(3);
    }

    @Test
    void a_refund_whose_answer_was_lost_before_a_weekend_is_found_there_and_not_given_again() {
        var bought = world.shop().order().of(2, world.ware().lies(2, CORDOBA)).bought();
        var order = onePieceLeft(bought).paymentIs("CAPTURED");
        int lookedFor = Stage.SET.stripe.calls("GET", "/v1/refunds").size();
        Stage.SET.stripe.losesTheAnswerTo("POST", "/v1/refunds", Answer.of(401));
        assertThat(order.cancelRest().status()).isEqualTo(200);
        World.soon(() -> assertThat(world.jdbc().update("""
                        update attempt set created_at = created_at - interval '60 hours', next_at = now() + interval '1 hour'
                        where kind = 'REFUND' and state = 'UNKNOWN' and order_id = ?::uuid""", order.id())).isEqualTo(1));
        Stage.SET.stripeClock.pass(Duration.ofHours(60));

        world.jdbc()
                .update("update attempt set next_at = now() where kind = 'REFUND' and order_id = ?::uuid", order.id());

        World.soon(() -> assertThat(order.timeline()).containsOnlyOnce("PAYMENT_REFUNDED"));
        assertThat(refunded(bought)).as("once").isEqualTo(1_450_000);
        assertThat(Stage.SET.stripe.calls("GET", "/v1/refunds")).hasSize(lookedFor + 1);
    }

    @Test
    void what_the_shop_gave_back_before_the_rest_was_cancelled_is_not_taken_off_what_is_asked_for_again() {
        var bought = world.shop().order().of(2, world.ware().lies(2, CORDOBA)).bought();
        var order = onePieceLeft(bought).paymentIs("CAPTURED");
        Books.givesBack(bought.intent(), 450_000);
        bought.changed(60, told -> givenBack(told, "4500.00")).arrives().isDone();
        World.soon(() -> assertThat(order.payment().path("refunded").asText()).isEqualTo("4500.00"));
        Stage.SET.stripe.answersInstead("POST", "/v1/refunds", Answer.of(402));

        assertThat(order.cancelRest().status()).isEqualTo(200);

        World.soon(() -> assertThat(stillRefused(order)).isEqualTo("10000.00"));
        assertThat(refundAgain(order).status()).isEqualTo(200);
        World.soon(() -> assertThat(refunded(bought)).isEqualTo(1_450_000));
        World.soon(() -> assertThat(order.payment().path("refunded").asText()).isEqualTo("14500.00"));
        world.jdbc().update("update exception set state = 'DISMISSED' where order_id = ?::uuid", order.id());
    }

    @Test
    void money_of_an_order_that_was_cancelled_whole_is_asked_for_again_as_far_as_it_is_left() {
        var bought = world.shop().order().of(2, world.ware().lies(2, CORDOBA)).bought();
        Books.captures(bought.intent());
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED").paymentIs("CAPTURED");
        Stage.SET.stripe.answersInstead("POST", "/v1/refunds", Answer.of(402));
        assertThat(order.cancel().status()).isEqualTo(200);
        var captured = Books.intent(bought.intent()).path("captured").asLong();
        World.soon(() -> assertThat(stillRefused(order))
                .isEqualTo(BigDecimal.valueOf(captured, 2).toPlainString()));
        Books.givesBack(bought.intent(), 450_000);
        bought.changed(60, told -> givenBack(told, "4500.00")).arrives();
        World.soon(() -> assertThat(order.payment().path("refunded").asText()).isEqualTo("4500.00"));

        assertThat(refundAgain(order).status()).isEqualTo(200);

        order.paymentIs("REFUNDED");
        assertThat(refunded(bought)).isEqualTo(captured);
        assertThat(refundAgain(order).json().path("why").asText()).isEqualTo("NOTHING_REFUSED");
        world.jdbc().update("update exception set state = 'DISMISSED' where order_id = ?::uuid", order.id());
    }

    private static String stillRefused(PlacedOrder order) {
        return order.view().at("/payments/0/refundRefused").asText();
    }

    private static void givenBack(ObjectNode order, String amount) {
        order.put("financial_status", "partially_refunded");
        var refund = order.putArray("refunds").addObject();
        refund.putArray("refund_line_items");
        refund.putArray("transactions")
                .addObject()
                .put("kind", "refund")
                .put("status", "success")
                .put("gateway", "stripe")
                .put("amount", amount)
                .put("parent_id", 1);
    }

    private Http.Reply refundAgain(PlacedOrder order) {
        return world.hub().post("/api/orders/" + order.id() + "/refund", "");
    }

    @Test
    void what_nobody_has_left_of_is_not_cancelled_as_a_rest_and_what_has_left_whole_has_none() {
        var bought = world.shop().order().of(2, world.ware().lies(2, CORDOBA)).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        assertThat(order.cancelRest().json().path("why").asText()).isEqualTo("nothing-left");

        world.warehouse(CORDOBA).makesReady(order);
        world.carrier("andes").leaves();
        order.reaches("SHIPPED");

        var late = order.cancelRest();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("why").asText()).isEqualTo("shipped");
    }

    @Test
    void what_has_left_whole_has_no_rest_though_the_shop_cancelled_pieces_before() {
        var bought = world.shop().order().of(2, world.ware().lies(2, CORDOBA)).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        bought.changed(60, LateChangesIT::oneIsCancelled).arrives().isDone();
        order.reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 1));
        world.warehouse(CORDOBA).makesReady(order);
        world.carrier("andes").leaves();
        order.reaches("SHIPPED");

        assertThat(order.cancelRest().status()).isEqualTo(409);
    }

    @Test
    void when_all_that_left_has_arrived_the_order_is_delivered_once_the_rest_is_cancelled() {
        var bought = world.shop().order().of(2, world.ware().lies(2, CORDOBA)).bought();
        var order = onePieceLeft(bought);
        world.carrier("andes").delivers(order);
        assertThat(order.state()).isEqualTo("FULFILLING");

        assertThat(order.cancelRest().status()).isEqualTo(200);

        order.reaches("DELIVERED");
        assertThat(order.timeline()).containsSubsequence("ORDER_REST_CANCELLED", "ORDER_DELIVERED");
    }

    @Test
    void when_a_part_has_left_and_the_shop_cancels_a_person_has_the_rest_put_back() {
        var remera = world.ware().lies(5, ROSARIO);
        var bought = world.shop()
                .order()
                .of(2, world.ware().lies(5, CORDOBA))
                .of(1, remera)
                .bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(CORDOBA).makesReady(order);
        world.carrier("andes").leaves();
        World.soon(() -> assertThat(order.timeline()).contains("FULFILMENT_SHIPPED"));
        world.warehouse(ROSARIO).makesReady(order);
        assertThat(onManifests(order)).isEqualTo(2);
        bought.cancelled().arrives().isDone();
        order.reaches("ON_HOLD");
        assertThat(asked(order).path("grantable").asBoolean()).isTrue();
        assertThat(order.cancelRest().json().path("why").asText())
                .as("what the shop asked comes first")
                .isEqualTo("held");

        assertThat(grant(order).status()).isEqualTo(200);

        order.reaches("SHIPPED");
        remera.isAt(ROSARIO, 5, 0);
        assertThat(onManifests(order)).as("what had left").isOne();
        assertThat(order.timeline()).doesNotContain("ORDER_CANCELLED").containsOnlyOnce("ORDER_REST_CANCELLED");
        World.soon(() -> assertThat(refunded(bought)).isEqualTo(1_450_000));
        assertThat(order.calls()).as("the shop has no money of it").noneMatch(call -> call.startsWith("REFUND_"));
        assertThat(grant(order).status())
                .as("there is nothing to grant any more")
                .isEqualTo(409);
    }

    @Test
    void when_a_part_has_left_and_the_shop_wants_fewer_pieces_a_person_has_only_those_sent() {
        var remera = world.ware().lies(3, CORDOBA);
        var bought = world.shop().order().of(3, remera).bought();
        var order = onePieceLeft(bought);

        bought.changed(60, told -> fewer(told, 2)).arrives().isDone();
        order.reaches("ON_HOLD");
        assertThat(asked(order).path("grantable").asBoolean()).isTrue();
        assertThat(grant(order).status()).isEqualTo(200);

        World.soon(() -> assertThat(refunded(bought)).isEqualTo(1_450_000));
        remera.comes(5, ROSARIO);
        order.isAllocated(Map.of(CORDOBA, 1, ROSARIO, 1));
        world.warehouse(ROSARIO).makesReady(order);
        world.carrier("andes").leaves();
        order.reaches("SHIPPED");
    }

    @Test
    void when_a_part_has_left_and_the_shop_leaves_a_line_out_a_person_has_that_line_cancelled() {
        var remera = world.ware().lies(5, ROSARIO);
        var bought = world.shop()
                .order()
                .of(1, remera)
                .of(2, world.ware().lies(5, CORDOBA))
                .bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(CORDOBA).makesReady(order);
        world.carrier("andes").leaves();
        World.soon(() -> assertThat(order.timeline()).contains("FULFILMENT_SHIPPED"));
        world.warehouse(ROSARIO).makesReady(order);
        var edit = bought.changed(60, told -> without(told, 0));
        edit.arrives().isDone();
        order.reaches("ON_HOLD");
        assertThat(asked(order).path("grantable").asBoolean()).isTrue();

        assertThat(grant(order).status()).isEqualTo(200);

        order.reaches("SHIPPED");
        remera.isAt(ROSARIO, 5, 0);
        assertThat(onManifests(order)).as("what had left").isOne();
        World.soon(() -> assertThat(refunded(bought)).isEqualTo(1_450_000));
        assertThat(order.view().at("/lines/0/cancelled").asInt()).isEqualTo(1);
        assertThat(order.view().at("/lines/1/line").asInt())
                .as("the lines keep their numbers")
                .isEqualTo(2);
        assertThat(edit.arrives().outcomes()).as("it is done").containsExactly("IGNORED same-revision");
        world.carrier("andes").delivers(order);
        order.reaches("DELIVERED");
    }

    @Test
    void of_what_the_shop_wants_fewer_pieces_those_that_are_wanted_stay_where_they_lie_and_all_else_goes_on() {
        var remera = world.ware().lies(3, ROSARIO);
        var bought = world.shop()
                .order()
                .of(1, world.ware().lies(1, CORDOBA))
                .of(3, remera)
                .of(1, world.ware().lies(1, MENDOZA))
                .bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 1, ROSARIO, 3, MENDOZA, 1));
        world.warehouse(CORDOBA).makesReady(order);
        world.carrier("andes").leaves();
        World.soon(() -> assertThat(order.timeline()).contains("FULFILMENT_SHIPPED"));
        world.warehouse(ROSARIO).makesReady(order);
        world.warehouse(MENDOZA).makesReady(order);
        var waits = world.shop().order().of(2, remera).bought();
        waits.arrives();
        waits.order().reaches("AWAITING_STOCK");
        bought.changed(60, told -> fewer(told, 1, 2)).arrives().isDone();
        order.reaches("ON_HOLD");

        assertThat(grant(order).status()).isEqualTo(200);

        assertThat(order.timeline()).containsSubsequence("ORDER_EDITED", "FULFILMENT_RELEASED");
        assertThat(order.timeline()).containsOnlyOnce("FULFILMENT_CANCELLED");
        remera.isAt(ROSARIO, 3, 2);
        world.warehouse(ROSARIO).makesReady(order);
        world.carrier("andes").leaves();
        order.reaches("SHIPPED");
        assertThat(waits.order().state()).isEqualTo("AWAITING_STOCK");
    }

    @Test
    void what_is_put_back_of_an_order_that_is_paid_no_longer_is_picked_again_once_it_is_paid() {
        var remera = world.ware().lies(3, ROSARIO);
        var bought = world.shop()
                .order()
                .of(1, world.ware().lies(1, CORDOBA))
                .of(3, remera)
                .bought();
        fromAbroad(bought.changed(0, told -> told.put("financial_status", "authorized")));
        var order = new PlacedOrder("shop-abroad", bought.reference(), world).reaches("ALLOCATED");
        world.warehouse(CORDOBA).makesReady(order);
        world.carrier("andes").leaves();
        World.soon(() -> assertThat(order.timeline()).contains("FULFILMENT_SHIPPED"));
        world.warehouse(ROSARIO).makesReady(order);
        fromAbroad(bought.changed(60, told -> fewer(told, 1, 2).put("financial_status", "voided")));
        order.reaches("ON_HOLD");

        assertThat(grant(order).status()).isEqualTo(200);

        order.reaches("FULFILLING").paymentIs("REFUSED");
        assertThat(order.at(ROSARIO).path("state").asText())
                .as("nobody picks it")
                .isEqualTo("ALLOCATED");
        remera.isAt(ROSARIO, 3, 2);
        fromAbroad(bought.changed(
                120, told -> fewer(told, 1, 2).put("financial_status", "voided").put("note", "Portón verde")));
        assertThat(order.at(ROSARIO).path("state").asText()).as("nor later").isEqualTo("ALLOCATED");

        fromAbroad(bought.changed(180, told -> fewer(told, 1, 2).put("financial_status", "authorized")));

        World.soon(() -> assertThat(order.at(ROSARIO).path("state").asText()).isEqualTo("RELEASED"));
        world.warehouse(ROSARIO).makesReady(order);
        world.carrier("andes").leaves();
        order.reaches("SHIPPED");
    }

    @Test
    void who_was_told_that_all_is_ready_is_not_told_again_when_a_part_of_it_is_left_out() {
        var jean = world.ware().lies(1, CORDOBA);
        var gorra = world.ware().lies(1, CORDOBA);
        var bought = world.shop()
                .order()
                .of(1, world.ware().lies(1, CORDOBA))
                .of(1, jean)
                .of(1, gorra)
                .collectedAt(CORDOBA)
                .bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(CORDOBA).picks(order, 1).packs(order).handsOver(order);
        jean.comes(1, CORDOBA);
        gorra.comes(1, CORDOBA);
        toBePicked(order);
        world.warehouse(CORDOBA).picks(order, 1).packs(order);
        gorra.comes(1, CORDOBA);
        toBePicked(order);
        world.warehouse(CORDOBA).makesReady(order);
        order.reaches("READY_FOR_PICKUP");
        assertThat(toldReady(order)).as("a mail and a webhook").isEqualTo(2);
        bought.changed(60, told -> without(told, 1)).arrives().isDone();
        order.reaches("ON_HOLD");

        assertThat(grant(order).status()).isEqualTo(200);

        order.reaches("READY_FOR_PICKUP");
        assertThat(toldReady(order)).isEqualTo(2);
        jean.isAt(CORDOBA, 1, 0);
        world.warehouse(CORDOBA).handsOver(order);
        order.reaches("COLLECTED");
    }

    /** What was missing has come, and is reserved. */
    private static void toBePicked(PlacedOrder order) {
        World.soon(() -> assertThat(order.at(CORDOBA).path("state").asText()).isIn("ALLOCATED", "RELEASED"));
    }

    private static long toldReady(PlacedOrder order) {
        return order.calls().stream()
                .filter(call -> call.startsWith("READY_FOR_PICKUP "))
                .count();
    }

    /** As a second shop tells it, whose payments count as it says. */
    private void fromAbroad(WebShop.Bought bought) {
        var headers = Map.of("X-Api-Key", Stage.GATE, "Content-Type", "application/json");
        var body = Json.write(bought.json()).getBytes(StandardCharsets.UTF_8);
        world.receipt(world.hub().send("POST", "/channels/shop-abroad/orders", headers, body))
                .isDone();
    }

    @Test
    void when_a_part_has_left_and_the_shop_cancels_pieces_and_leaves_its_sums_what_was_paid_for_them_goes_back() {
        var bought = world.shop().order().of(3, world.ware().lies(3, CORDOBA)).bought();
        var order = onePieceLeft(bought).paymentIs("CAPTURED");

        bought.changed(60, LateChangesIT::oneIsCancelled).arrives().isDone();
        order.reaches("ON_HOLD");
        assertThat(grant(order).status()).isEqualTo(200);

        World.soon(() -> assertThat(refunded(bought)).isEqualTo(1_450_000));
    }

    @Test
    void a_parcel_that_was_put_back_and_leaves_all_the_same_is_on_a_manifest_and_comes_before_a_person() {
        var bought = world.shop()
                .order()
                .of(2, world.ware().lies(5, CORDOBA))
                .of(1, world.ware().lies(5, ROSARIO))
                .bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(CORDOBA).makesReady(order);
        var andes = world.carrier("andes").leaves();
        World.soon(() -> assertThat(order.timeline()).contains("FULFILMENT_SHIPPED"));
        world.warehouse(ROSARIO).makesReady(order);
        assertThat(order.cancelRest().status()).isEqualTo(200);
        assertThat(onManifests(order)).isOne();

        andes.sees(order, "AF", Instant.now());

        assertThat(onManifests(order)).isEqualTo(2);
        assertThat(exceptions(order)).containsExactly("SER-0434");
    }

    @Test
    void when_a_part_has_left_and_the_shop_wants_no_more_than_that_the_order_is_all_there() {
        var bought = world.shop().order().of(3, world.ware().lies(3, CORDOBA)).bought();
        var order = onePieceLeft(bought);
        bought.changed(60, told -> rosario(fewer(told, 2))).arrives().isDone();
        order.reaches("ON_HOLD");
        assertThat(grant(order).status()).as("what has left went to Córdoba").isEqualTo(409);
        bought.changed(120, told -> fewer(told, 1)).arrives().isDone();

        assertThat(grant(order).status()).isEqualTo(200);

        order.reaches("SHIPPED");
        World.soon(() -> assertThat(order.calls())
                .as("the shop heard of a part, and hears again now that this is all")
                .filteredOn(call -> call.equals("FULFILMENT DONE"))
                .hasSize(2));
    }

    @Test
    void what_a_person_lets_be_of_an_edit_is_the_goods_and_what_it_says_besides_counts() {
        var bought = world.shop().order().of(2, world.ware().lies(5, CORDOBA)).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        var lines = document(order, "lines");
        var total = document(order, "total");
        world.warehouse(CORDOBA).starts(order);
        var edit = bought.changed(
                60, told -> fewer(told, 1).put("note", "Portón verde").put("email", "nueva@example.com"));
        edit.arrives().isDone();
        order.reaches("ON_HOLD");
        assertThat(asked(order).path("differences").toString()).contains("lines", "total");

        assertThat(release(order).status()).isEqualTo(200);

        order.reaches("FULFILLING");
        assertThat(document(order, "note")).isEqualTo("Portón verde");
        assertThat(document(order, "customer")).contains("nueva@example.com");
        assertThat(document(order, "lines")).isEqualTo(lines);
        assertThat(document(order, "total")).as("what the lines add up to").isEqualTo(total);
        assertThat(order.timeline()).containsOnlyOnce("ORDER_EDITED");
        var said = world.hub().get("/api/orders/" + order.id() + "/timeline").toString();
        assertThat(said).contains("as it was: articles, total");
        assertThat(edit.arrives().outcomes()).as("nothing is new").containsExactly("IGNORED asked-before");
        var more = bought.changed(120, told -> fewer(told, 1).put("note", "Portón azul"));
        assertThat(more.arrives().outcomes()).as("besides the wish").containsExactly("UPDATED");
        assertThat(document(order, "note")).isEqualTo("Portón azul");
        assertThat(order.state()).as("the wish is not asked again").isEqualTo("FULFILLING");
    }

    /** The shelf had one piece less than the books, or more; nobody else has any. */
    private PlacedOrder onePieceLeft(WebShop.Bought bought) {
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(CORDOBA).picks(order, 1).packs(order);
        world.carrier("andes").leaves();
        World.soon(() -> assertThat(order.timeline()).contains("FULFILMENT_SHIPPED"));
        return order.reaches("FULFILLING");
    }

    /** The shop has only so many pieces of its first line now, and the sums that go with them. */
    private static ObjectNode fewer(ObjectNode order, int pieces) {
        return fewer(order, 0, pieces);
    }

    private static ObjectNode fewer(ObjectNode order, int no, int pieces) {
        var line = (ObjectNode) order.path("line_items").get(no);
        var price = new BigDecimal(line.path("price").asText());
        var less = price.multiply(BigDecimal.valueOf(line.path("quantity").asInt() - pieces));
        line.put("quantity", pieces);
        return order.put(
                "total_price",
                new BigDecimal(order.path("total_price").asText())
                        .subtract(less)
                        .toPlainString());
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

    private static long refunded(WebShop.Bought bought) {
        return Books.intent(bought.intent()).path("refunded").asLong();
    }

    private String document(PlacedOrder order, String field) {
        return world.jdbc()
                .queryForObject(
                        "select document ->> ? from orders where id = ?::uuid", String.class, field, order.id());
    }

    private static void twoFlatsOn(ObjectNode order) {
        ((ObjectNode) order.path("shipping_address")).put("address1", "Av. Colón 1236");
    }

    private static void rosario(ObjectNode order) {
        ((ObjectNode) order.path("shipping_address"))
                .put("city", "Rosario")
                .put("province", "Santa Fe")
                .put("zip", "2000")
                .put("latitude", -32.9468)
                .put("longitude", -60.6393);
    }

    private Http.Reply grant(PlacedOrder order) {
        return world.hub().post("/api/orders/" + order.id() + "/holds/CHANGE/grant", "");
    }

    private Http.Reply release(PlacedOrder order) {
        return world.hub().post("/api/orders/" + order.id() + "/holds/CHANGE/release", "");
    }

    private JsonNode asked(PlacedOrder order) {
        return world.hub().get("/api/orders/" + order.id()).at("/holds/0/asked");
    }

    private int onManifests(PlacedOrder order) {
        var count = world.jdbc().queryForObject("""
                        select count(*) from manifest_line l join parcel p on p.id = l.parcel_id
                        where p.order_id = ?::uuid""", Integer.class, order.id());
        return count == null ? 0 : count;
    }
}
