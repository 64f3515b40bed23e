package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.ROSARIO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The channel changes its mind after the goods have been touched: nothing leaves before a person has looked. */
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
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(CORDOBA).picks(order, 1).packs(order);
        var andes = world.carrier("andes").leaves();
        World.soon(() -> assertThat(order.timeline()).contains("FULFILMENT_SHIPPED"));
        order.reaches("FULFILLING");

        assertThat(bought.cancelled().arrives().outcomes()).containsExactly("UPDATED");
        order.reaches("ON_HOLD");
        assertThat(asked(order).path("left").asText()).contains("1 × " + remera.sku());
        assertThat(grant(order).status()).isEqualTo(409);
        remera.comes(5, ROSARIO);
        assertThat(order.state()).isEqualTo("ON_HOLD");

        assertThat(release(order).status()).isEqualTo(200);
        order.isAllocated(Map.of(CORDOBA, 1, ROSARIO, 1));
        world.warehouse(ROSARIO).makesReady(order);
        andes.leaves();
        order.reaches("SHIPPED");
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
