package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.MENDOZA;
import static io.serai.journeys.World.PACHECO;
import static io.serai.journeys.World.ROSARIO;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full")
class SourcingIT extends Journey {
    @Test
    void an_order_comes_whole_from_the_nearest_place_that_has_all_of_it() {
        var remera = world.ware().lies(1, CORDOBA).lies(5, PACHECO).lies(5, MENDOZA);
        var jean = world.ware().lies(5, CORDOBA).lies(5, PACHECO).lies(5, MENDOZA);

        var order = world.shop()
                .order()
                .of(2, remera)
                .of(1, jean)
                .to("5000", "Córdoba")
                .arrives();

        order.isAllocated(Map.of(MENDOZA, 3));
        assertThat(order.view().path("decision")).isNotEmpty();
    }

    @Test
    void where_no_place_has_all_of_it_it_comes_from_as_few_as_can_be() {
        var remera = world.ware().lies(2, CORDOBA).lies(2, ROSARIO).lies(4, PACHECO);
        var jean = world.ware().lies(1, ROSARIO).lies(1, MENDOZA);

        var order = world.shop()
                .order()
                .of(4, remera)
                .of(1, jean)
                .to("5000", "Córdoba")
                .arrives();

        order.isAllocated(Map.of(PACHECO, 4, ROSARIO, 1)).reaches("ALLOCATED");
        world.warehouse(PACHECO).makesReady(order);
        world.carrier("andes").leaves();
        assertThat(order.state()).as("a part of it has left").isEqualTo("FULFILLING");
        world.warehouse(ROSARIO).makesReady(order);
        world.carrier("andes").leaves();
        order.reaches("SHIPPED").paymentIs("CAPTURED");
        world.carrier("andes").delivers(order);
        order.reaches("DELIVERED");
        World.soon(() -> assertThat(Books.shopFulfilments(order.reference())).hasSize(2));
    }

    /** Fifty is what is looked at together. */
    @Test
    void who_can_be_helped_does_not_wait_behind_fifty_who_cannot() {
        showroom();
        var vitrina = world.ware().lies(100, "SHOWROOM");
        var stuck = new ArrayList<PlacedOrder>();
        for (int i = 0; i < 51; i++) {
            stuck.add(world.shop().order().of(1, vitrina).arrives());
        }
        stuck.get(50).reaches("AWAITING_STOCK");
        var remera = world.ware();
        var order = world.shop().order().of(3, remera).arrives().reaches("AWAITING_STOCK");

        remera.comes(2, ROSARIO);
        remera.comes(1, CORDOBA);

        order.reaches("ALLOCATED").isAllocated(Map.of(ROSARIO, 2, CORDOBA, 1));
        stuck.forEach(PlacedOrder::cancel);
    }

    /** It has goods, and sends nothing. */
    private void showroom() {
        world.jdbc().update("""
                insert into location select 'SHOWROOM', 'SHOWROOM', type, country, zone, address, latitude, longitude, false, false, exports
                from location limit 1 on conflict do nothing
                """);
    }

    @Test
    void an_order_waits_for_stock_and_has_it_as_soon_as_it_comes() {
        var remera = world.ware().lies(1, CORDOBA);
        var order = world.shop().order().of(3, remera).arrives().reaches("AWAITING_STOCK");
        remera.isAt(CORDOBA, 1, 0);

        remera.comes(5, ROSARIO);

        order.reaches("ALLOCATED").isAllocated(Map.of(ROSARIO, 3));
        remera.isAt(ROSARIO, 5, 3);
    }

    @Test
    void who_waits_longest_is_served_first() {
        var remera = world.ware();
        var first = world.shop().order().of(2, remera).arrives().reaches("AWAITING_STOCK");
        var second = world.shop().order().of(2, remera).arrives().reaches("AWAITING_STOCK");

        remera.comes(3, CORDOBA);

        first.reaches("ALLOCATED");
        assertThat(second.state()).isEqualTo("AWAITING_STOCK");
        remera.isAt(CORDOBA, 3, 2);
    }

    @Test
    void a_short_pick_is_sourced_again_from_the_next_nearest_shop() {
        var remera = world.ware().lies(2, CORDOBA).lies(5, ROSARIO).lies(5, PACHECO);
        var order = world.shop().order().of(2, remera).to("5000", "Córdoba").arrives();
        order.isAllocated(Map.of(CORDOBA, 2));

        world.warehouse(CORDOBA).picks(order, 1);

        order.isAllocated(Map.of(CORDOBA, 1, ROSARIO, 1));
        remera.isAt(CORDOBA, 1, 1);
        remera.isAt(ROSARIO, 5, 1);
        assertThat(order.timeline()).contains("PICK_SHORT");
        world.warehouse(CORDOBA).packs(order);
        world.warehouse(ROSARIO).makesReady(order);
        world.carrier("andes").leaves();
        order.reaches("SHIPPED");
        world.carrier("andes").delivers(order);
        order.reaches("DELIVERED").paymentIs("CAPTURED");
        remera.isAt(CORDOBA, 0, 0);
        remera.isAt(ROSARIO, 4, 0);
    }

    @Test
    void a_store_that_refuses_is_not_asked_again_whatever_comes_in_there() {
        var remera = world.ware().lies(3, CORDOBA).lies(3, ROSARIO);
        var order = world.shop().order().of(2, remera).to("5000", "Córdoba").arrives();
        order.isAllocated(Map.of(CORDOBA, 2));

        world.warehouse(CORDOBA).refuses(order);
        order.isAllocated(Map.of(ROSARIO, 2));
        remera.isAt(CORDOBA, 3, 0);
        world.warehouse(ROSARIO).refuses(order);

        order.reaches("AWAITING_STOCK");
        remera.comes(1, CORDOBA);
        remera.comes(2, PACHECO);
        order.isAllocated(Map.of(PACHECO, 2));
        remera.isAt(CORDOBA, 4, 0);
    }

    @Test
    void where_nothing_at_all_is_found_and_nobody_else_has_it_the_order_waits_for_stock() {
        var remera = world.ware().lies(2, CORDOBA);
        var order = world.shop().order().of(2, remera).arrives();
        order.isAllocated(Map.of(CORDOBA, 2));

        world.warehouse(CORDOBA).picks(order, 0);

        order.reaches("AWAITING_STOCK");
        remera.isAt(CORDOBA, 0, 0);
        remera.comes(2, ROSARIO);
        order.reaches("ALLOCATED").isAllocated(Map.of(ROSARIO, 2));
    }
}
