package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmazonIT extends Journey {
    @Test
    void an_order_of_the_marketplace_waits_while_it_is_pending_is_delivered_and_confirmed_once() {
        var remera = world.ware().lies(5, CORDOBA);
        var market = world.amazon();
        var order = market.sells(2, remera, "5000", "Córdoba");

        soon(() -> assertThat(pulled(order)).isNotEmpty());
        assertThat(new Kept(pulled(order).get(0), false, world).outcomes()).containsExactly("IGNORED pending");
        assertThat(order.found()).as("a pending order is nobody's yet").isEmpty();
        order.reaches("ALLOCATED");
        assertThat(order.payment().path("trusted").asBoolean()).isTrue();
        world.warehouse(CORDOBA).makesReady(order);
        world.carrier("andes").leaves();
        order.reaches("SHIPPED");
        var sscc = order.parcels("andes").get(0);
        soon(() -> assertThat(order.timeline()).contains("CHANNEL_TOLD"));
        world.carrier("andes").delivers(order);

        order.reaches("DELIVERED");
        assertThat(market.confirmations(order))
                .singleElement()
                .satisfies(call -> assertThat(
                                call.json().at("/packageDetail/trackingNumber").asText())
                        .isEqualTo(sscc));
        soon(() -> assertThat(pulled(order)).as("Pending, Unshipped, Shipped").hasSize(3));
        assertThat(order.found()).hasSize(1);
        remera.isAt(CORDOBA, 3, 0);
    }

    private java.util.List<String> pulled(PlacedOrder order) {
        return world.jdbc()
                .queryForList(
                        "select id::text from receipt where partner = 'amazon' and dedupe_key like ? order by id",
                        String.class,
                        "id:" + order.reference() + "@%");
    }
}
