package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Webhooks come doubled, late and out of order. */
class SenderIT extends Journey {
    @Test
    void the_same_webhook_five_times_at_once_is_one_order_and_one_receipt() throws Exception {
        var remera = world.ware().lies(9, CORDOBA);
        var bought = world.shop().order().of(1, remera).bought();
        var delivery = UUID.randomUUID().toString();
        var kept = new ArrayList<Kept>();
        var senders = Executors.newFixedThreadPool(5);
        try {
            var calls = java.util.Collections.nCopies(5, (Callable<Kept>) () -> bought.arrives(delivery));
            for (var call : senders.invokeAll(calls)) {
                kept.add(call.get());
            }
        } finally {
            senders.shutdown();
        }

        assertThat(kept).extracting(Kept::id).containsOnly(kept.get(0).id());
        assertThat(kept).extracting(Kept::again).containsOnlyOnce(false);
        assertThat(kept.get(0).outcomes()).containsExactly("CREATED");
        bought.order().reaches("ALLOCATED");
        assertThat(bought.order().found()).hasSize(1);
        remera.isAt(CORDOBA, 9, 1);
    }

    @Test
    void the_same_order_under_another_delivery_id_has_no_effect() {
        var remera = world.ware().lies(9, CORDOBA);
        var bought = world.shop().order().of(1, remera).bought();
        bought.arrives().isDone();

        assertThat(bought.arrives().outcomes()).containsExactly("IGNORED same-revision");
        bought.order().reaches("ALLOCATED");
        remera.isAt(CORDOBA, 9, 1);
    }

    @Test
    void of_two_that_differ_within_the_same_second_the_later_to_come_counts() {
        var remera = world.ware().lies(9, CORDOBA);
        var created = world.shop().order().of(1, remera).bought();
        created.arrives().isDone();

        var changed = created.changed(0, order -> order.put("note", "Portón verde"));
        assertThat(changed.arrives().outcomes()).containsExactly("UPDATED");
        assertThat(note(created.order())).isEqualTo("Portón verde");
    }

    @Test
    void a_change_that_came_before_what_it_changes_counts() {
        var remera = world.ware().lies(9, CORDOBA);
        var created = world.shop().order().of(1, remera).bought();
        var changed = created.changed(30, order -> order.put("note", "Timbre roto"));

        assertThat(changed.arrives().outcomes()).containsExactly("CREATED");
        assertThat(created.arrives().outcomes()).containsExactly("IGNORED older-revision");

        created.order().reaches("ALLOCATED");
        assertThat(note(created.order())).isEqualTo("Timbre roto");
    }

    @Test
    void an_older_revision_is_ignored_and_a_newer_one_is_taken() {
        var remera = world.ware().lies(9, CORDOBA);
        var created = world.shop().order().of(1, remera).bought();
        created.arrives().isDone();
        var first = created.changed(30, order -> order.put("note", "uno"));
        var second = created.changed(60, order -> order.put("note", "dos"));

        assertThat(second.arrives().outcomes()).containsExactly("UPDATED");
        assertThat(first.arrives().outcomes()).containsExactly("IGNORED older-revision");

        assertThat(note(created.order())).isEqualTo("dos");
        assertThat(created.order().timeline()).containsOnlyOnce("ORDER_EDITED");
    }

    @Test
    void another_address_before_the_picking_is_sourced_again_and_one_after_it_waits_for_a_person() {
        var remera = world.ware().lies(9, CORDOBA).lies(9, World.ROSARIO);
        var created = world.shop().order().of(1, remera).to("5000", "Córdoba").bought();
        created.arrives();
        var order = created.order().reaches("ALLOCATED");

        assertThat(created.changed(30, WebShopAddress::rosario).arrives().outcomes())
                .containsExactly("UPDATED");
        order.isAllocated(java.util.Map.of(World.ROSARIO, 1));
        remera.isAt(CORDOBA, 9, 0);
        world.warehouse(World.ROSARIO).picks(order);

        assertThat(created.changed(60, WebShopAddress::plata).arrives().outcomes())
                .containsExactly("UPDATED");
        order.reaches("ON_HOLD");
        assertThat(order.allocation()).isEqualTo(java.util.Map.of(World.ROSARIO, 1));
    }

    private String note(PlacedOrder order) {
        return world.jdbc()
                .queryForObject("select document ->> 'note' from orders where id = ?::uuid", String.class, order.id());
    }

    private static final class WebShopAddress {
        static void rosario(ObjectNode order) {
            to(order, "Rosario", "Santa Fe", "2000", -32.9468, -60.6393);
        }

        static void plata(ObjectNode order) {
            to(order, "La Plata", "Buenos Aires", "1900", -34.9215, -57.9545);
        }

        private static void to(
                ObjectNode order, String city, String province, String zip, double latitude, double longitude) {
            ((ObjectNode) order.path("shipping_address"))
                    .put("city", city)
                    .put("province", province)
                    .put("zip", zip)
                    .put("latitude", latitude)
                    .put("longitude", longitude);
        }
    }
}
