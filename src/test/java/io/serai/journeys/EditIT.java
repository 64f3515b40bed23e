package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.ROSARIO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.tools.WholeFile;
import io.serai.log.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The channel changes an order that the hub already has: what it pays, how it reaches the customer, where it goes. */
class EditIT extends Journey {
    private static final String COLUMNS = "pedido;fecha;sku;cantidad;precio;cliente;calle;ciudad;provincia;cp;pagado\n";

    @Test
    void a_payment_that_was_awaited_and_that_a_trusted_channel_now_calls_paid_lets_the_order_go_on() throws Exception {
        var remera = world.ware().lies(5, CORDOBA);
        tells("K-PAID", "10:00:00", remera, 2, "no").isDone();
        var order = new PlacedOrder("kiosk", "K-PAID", world).reaches("AWAITING_PAYMENT");
        remera.isAt(CORDOBA, 5, 0);

        assertThat(tells("K-PAID", "10:05:00", remera, 2, "si").outcomes()).containsExactly("UPDATED");

        order.reaches("ALLOCATED").paymentIs("CAPTURED");
        remera.isAt(CORDOBA, 5, 2);
        assertThat(order.view().path("payments")).hasSize(1);
        assertThat(order.timeline()).containsSubsequence("ORDER_EDITED", "PAYMENT_AUTHORISED", "ORDER_ALLOCATED");
    }

    @Test
    void money_that_has_come_is_not_taken_back_by_an_edit_that_calls_it_awaited() throws Exception {
        var remera = world.ware().lies(5, CORDOBA);
        tells("K-BACK", "10:00:00", remera, 2, "si").isDone();
        var order = new PlacedOrder("kiosk", "K-BACK", world).reaches("ALLOCATED");

        assertThat(tells("K-BACK", "10:05:00", remera, 2, "no").outcomes()).containsExactly("UPDATED");

        assertThat(order.paymentIs("CAPTURED").state()).isEqualTo("ALLOCATED");
        remera.isAt(CORDOBA, 5, 2);
    }

    @Test
    void an_edit_that_brings_another_payment_is_asked_about_and_lets_the_order_go_on() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        bought.changed(1, order -> CancellationIT.paidWith(order, "pi_declined"))
                .arrives();
        var order = bought.order().reaches("AWAITING_PAYMENT").paymentIs("REFUSED");

        assertThat(bought.changed(60, json -> {}).arrives().outcomes()).containsExactly("UPDATED");

        order.reaches("ALLOCATED");
        assertThat(order.view().path("payments").findValuesAsText("state")).containsExactly("REFUSED", "AUTHORISED");
    }

    @Test
    void pieces_that_the_shop_cancels_before_they_leave_are_not_sent() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(3, remera).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        remera.isAt(CORDOBA, 5, 3);

        assertThat(bought.changed(60, EditIT::oneIsCancelled).arrives().outcomes())
                .containsExactly("UPDATED");

        remera.isAt(CORDOBA, 5, 2);
        order.reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 2));
        assertThat(order.timeline()).contains("ORDER_EDITED");
    }

    @Test
    void an_edit_of_one_line_leaves_what_another_place_sends_as_it_is() {
        var remera = world.ware().lies(5, CORDOBA);
        var gorra = world.ware().lies(5, ROSARIO);
        var bought = world.shop().order().of(3, remera).of(1, gorra).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 3, ROSARIO, 1));
        var shirts = order.at(CORDOBA).path("id").asText();
        var cap = order.at(ROSARIO);

        var edit = bought.changed(60, EditIT::oneIsCancelled);
        assertThat(edit.arrives().outcomes()).containsExactly("UPDATED");

        order.reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 2, ROSARIO, 1));
        remera.isAt(CORDOBA, 5, 2);
        gorra.isAt(ROSARIO, 5, 1);
        assertThat(order.at(ROSARIO)).as("nobody has told it anything").isEqualTo(cap);
        assertThat(order.at(CORDOBA).path("id").asText()).isNotEqualTo(shirts);
        assertThat(order.timeline()).containsOnlyOnce("FULFILMENT_CANCELLED", "ORDER_ALLOCATED");
        assertThat(edit.arrives().outcomes()).as("told twice").containsExactly("IGNORED same-revision");
        assertThat(order.at(ROSARIO)).isEqualTo(cap);
        world.warehouse(CORDOBA).makesReady(order);
        world.warehouse(ROSARIO).makesReady(order);
        world.carrier("andes").leaves();
        order.reaches("SHIPPED");
    }

    @Test
    void one_piece_more_that_nobody_has_keeps_all_that_is_reserved_and_goes_with_it_once_it_comes() {
        var remera = world.ware().lies(2, CORDOBA);
        var gorra = world.ware().lies(1, ROSARIO);
        var bought = world.shop().order().of(3, remera).of(1, gorra).bought();
        bought.changed(1, EditIT::oneIsCancelled).arrives();
        var order = bought.order().reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 2, ROSARIO, 1));
        var shirts = order.at(CORDOBA);
        var cap = order.at(ROSARIO);

        assertThat(bought.changed(60, json -> {}).arrives().outcomes()).containsExactly("UPDATED");

        order.reaches("AWAITING_STOCK").isAllocated(Map.of(CORDOBA, 2, ROSARIO, 1));
        remera.isAt(CORDOBA, 2, 2);
        gorra.isAt(ROSARIO, 1, 1);
        assertThat(order.at(CORDOBA)).isEqualTo(shirts);
        assertThat(order.timeline())
                .containsSubsequence("ORDER_EDITED", "ORDER_BACKORDERED")
                .doesNotContain("FULFILMENT_CANCELLED");

        remera.comes(1, CORDOBA);
        order.reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 3, ROSARIO, 1));
        assertThat(order.at(ROSARIO)).isEqualTo(cap);
        assertThat(order.at(CORDOBA).at("/lines/0/quantity").asInt())
                .as("one parcel has all three")
                .isEqualTo(3);

        bought.changed(120, EditIT::oneIsCancelled).arrives().isDone();
        order.reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 2, ROSARIO, 1));
        remera.isAt(CORDOBA, 3, 2);
        assertThat(order.at(ROSARIO)).as("as it was before").isEqualTo(cap);
    }

    @Test
    void what_is_wanted_more_goes_in_a_parcel_that_is_sent_anyhow_though_it_lies_nearer_elsewhere() {
        var remera = world.ware().lies(2, CORDOBA).lies(2, ROSARIO);
        var gorra = world.ware().lies(1, ROSARIO);
        var bought = world.shop()
                .order()
                .of(1, remera)
                .of(1, gorra)
                .to("5000", "Córdoba")
                .bought();
        bought.changed(1, EditIT::oneIsCancelled).arrives();
        var order = bought.order().reaches("ALLOCATED").isAllocated(Map.of(ROSARIO, 1));

        bought.changed(60, json -> {}).arrives().isDone();

        order.reaches("ALLOCATED").isAllocated(Map.of(ROSARIO, 2));
        assertThat(order.at(ROSARIO).path("lines")).hasSize(2);
        world.warehouse(ROSARIO).makesReady(order);
        world.carrier("andes").leaves();
        order.reaches("SHIPPED");
    }

    @Test
    void fewer_of_what_an_order_waits_for_lets_it_go_with_what_it_has() {
        var remera = world.ware().lies(2, CORDOBA);
        var bought = world.shop().order().of(3, remera).bought();
        bought.changed(1, EditIT::oneIsCancelled).arrives();
        var order = bought.order().reaches("ALLOCATED");
        var shirts = order.at(CORDOBA);
        bought.changed(60, json -> {}).arrives().isDone();
        order.reaches("AWAITING_STOCK");

        bought.changed(120, EditIT::oneIsCancelled).arrives().isDone();

        order.reaches("ALLOCATED");
        assertThat(order.at(CORDOBA)).isEqualTo(shirts);
        remera.isAt(CORDOBA, 2, 2);
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

    @Test
    void an_edit_that_costs_more_than_was_authorised_gives_the_goods_back_until_the_money_is_there() {
        var remera = world.ware().lies(5, CORDOBA);
        var one = world.shop().order().of(1, remera).bought();
        var two = world.shop().order().of(2, remera).bought();
        one.arrives();
        var order = one.order().reaches("ALLOCATED").paymentIs("AUTHORISED");

        assertThat(instead(one, two, 60).arrives().outcomes()).containsExactly("UPDATED");
        order.reaches("AWAITING_PAYMENT");
        remera.isAt(CORDOBA, 5, 0);

        assertThat(instead(one, one, 120).arrives().outcomes()).containsExactly("UPDATED");
        order.reaches("ALLOCATED");
        remera.isAt(CORDOBA, 5, 1);
    }

    @Test
    void no_more_is_captured_than_the_order_costs_after_an_edit() {
        var remera = world.ware().lies(5, CORDOBA);
        var one = world.shop().order().of(1, remera).bought();
        var two = world.shop().order().of(2, remera).bought();
        two.arrives();
        var order = two.order().reaches("ALLOCATED").paymentIs("AUTHORISED");

        assertThat(instead(two, one, 60).arrives().outcomes()).containsExactly("UPDATED");
        order.isAllocated(Map.of(CORDOBA, 1));
        world.warehouse(CORDOBA).makesReady(order);
        world.carrier("andes").leaves();

        order.reaches("SHIPPED").paymentIs("CAPTURED");
        assertThat(Books.intent(two.intent()).path("captured").asLong())
                .isEqualTo(Books.intent(one.intent()).path("amount").asLong());
    }

    @Test
    void from_shipping_to_collecting_and_back_the_order_is_where_the_edit_says() {
        var remera = world.ware().lies(5, CORDOBA).lies(5, ROSARIO);
        var bought = world.shop().order().of(1, remera).to("5000", "Córdoba").bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 1));

        bought.changed(60, json -> collectedAt(json, ROSARIO)).arrives().isDone();
        order.isAllocated(Map.of(ROSARIO, 1));
        assertThat(reaching(order)).containsEntry("mode", "PICKUP").containsEntry("location", ROSARIO);

        bought.changed(120, json -> {}).arrives().isDone();
        order.isAllocated(Map.of(CORDOBA, 1));
        assertThat(reaching(order)).containsEntry("mode", "SHIP").containsEntry("location", null);
        world.warehouse(CORDOBA).makesReady(order);
        world.carrier("andes").leaves();
        order.reaches("SHIPPED");
    }

    @Test
    void an_edit_in_another_currency_waits_for_a_person_and_changes_nothing() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(1, remera).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        var before = order.view();

        var parked = bought.changed(60, json -> json.put("currency", "USD"))
                .arrives()
                .parked();

        assertThat(parked.code()).isEqualTo("SER-0431");
        assertThat(parked.view().path("problems").toString()).contains("ARS", "USD");
        assertThat(order.view().path("total")).isEqualTo(before.path("total"));
        assertThat(order.state()).isEqualTo("ALLOCATED");
    }

    @Test
    void an_address_that_can_be_found_ends_the_hold_of_one_that_could_not() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(1, remera).bought();
        bought.changed(1, CancellationIT::nowhere).arrives();
        var order = bought.order().reaches("ON_HOLD");

        bought.changed(30, json -> {
                    CancellationIT.nowhere(json);
                    ((ObjectNode) json.path("shipping_address")).put("city", "Olavtoppen");
                })
                .arrives()
                .isDone();
        assertThat(order.state()).as("still nowhere").isEqualTo("ON_HOLD");

        assertThat(bought.changed(60, json -> {}).arrives().outcomes()).containsExactly("UPDATED");
        order.reaches("ALLOCATED");
        assertThat(order.timeline()).containsOnlyOnce("ORDER_HELD", "ORDER_RELEASED_FROM_HOLD");
        remera.isAt(CORDOBA, 5, 1);
    }

    /** A row of the kiosk's, at a time of its first of March. */
    private Kept tells(String reference, String time, Ware ware, int pieces, String paid) throws IOException {
        var row = String.join(
                ";",
                reference,
                "2026-03-01T" + time,
                ware.sku(),
                Integer.toString(pieces),
                "14.500,00",
                "Rosa Díaz;Chacabuco 300;Córdoba;Córdoba;5000",
                paid);
        var file = reference + "-" + time.replace(":", "") + ".csv";
        WholeFile.write(
                Stage.SET.folder.resolve("kiosk"), file, (COLUMNS + row + "\n").getBytes(StandardCharsets.UTF_8));
        return world.file(file);
    }

    /** The first order, as if the buyer had put the second one's goods into it; its card is not asked for more. */
    private static WebShop.Bought instead(WebShop.Bought order, WebShop.Bought goods, int secondsLater) {
        var copy = goods.json().deepCopy();
        copy.set("id", order.json().path("id"));
        copy.set("name", order.json().path("name"));
        copy.set("updated_at", order.json().path("updated_at"));
        CancellationIT.paidWith(copy, order.intent());
        return new WebShop.Bought(copy, order.world()).changed(secondsLater, json -> {});
    }

    private static void collectedAt(ObjectNode order, String store) {
        order.withArray("note_attributes").add(Json.tree(Map.of("name", "pickup_location", "value", store)));
    }

    private Map<String, Object> reaching(PlacedOrder order) {
        return world.jdbc().queryForMap("select mode, location from orders where id = ?::uuid", order.id());
    }
}
