package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.PACHECO;
import static io.serai.journeys.World.ROSARIO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.tools.WholeFile;
import io.serai.inventory.Catalogue;
import io.serai.kernel.LocationId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PickupIT extends Journey {
    @Autowired
    private Catalogue known;

    @Test
    void an_order_to_be_collected_is_reserved_at_that_store_made_ready_and_handed_over() {
        var remera = world.ware().lies(9, PACHECO).lies(2, CORDOBA);
        var bought = world.shop().order().of(2, remera).collectedAt(CORDOBA).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 2));

        world.warehouse(CORDOBA).makesReady(order);
        order.reaches("READY_FOR_PICKUP");
        remera.isAt(CORDOBA, 2, 2);
        world.warehouse(CORDOBA).handsOver(order);

        order.reaches("COLLECTED").paymentIs("CAPTURED");
        remera.isAt(CORDOBA, 0, 0);
        assertThat(order.way()).endsWith("FULFILLING", "READY_FOR_PICKUP", "COLLECTED");
        assertThat(Books.intent(bought.intent()).path("captures").asInt()).isEqualTo(1);
        World.soon(() -> assertThat(Books.shopFulfilments(order.reference())).hasSize(1));
    }

    @Test
    void a_checkout_that_knows_a_store_by_its_name_alone_has_the_order_collected_there() {
        var remera = world.ware().lies(2, CORDOBA);
        var bought = world.shop().order().of(1, remera).collectedAt(CORDOBA).bought();

        bought.changed(1, json -> isCalled(json, "Local Córdoba")).arrives();
        bought.order().reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 1));

        var unknown = world.shop().order().of(1, remera).collectedAt(CORDOBA).bought();
        assertThat(unknown.changed(1, json -> isCalled(json, "Local Ushuaia"))
                        .arrives()
                        .outcomes())
                .containsExactly("PARKED SER-0421");
    }

    @Test
    void a_store_is_known_by_its_name_also_if_that_is_long() {
        var remera = world.ware().lies(2, CORDOBA);
        var name = "Local Córdoba, planta baja del Paseo del Buen Pastor, frente a la fuente";
        try {
            isNamed(CORDOBA, name);
            var bought = world.shop().order().of(1, remera).collectedAt(CORDOBA).bought();

            bought.changed(1, json -> isCalled(json, name)).arrives();

            bought.order().reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 1));
        } finally {
            isNamed(CORDOBA, "Local Córdoba");
        }
    }

    private void isNamed(String location, String name) {
        var csv = """
                location,name,type,country,zone,street,city,province,postcode,latitude,longitude,ships,pickup,exports
                %s,"%s",store,AR,America/Argentina/Cordoba,Av. Colón 610,Córdoba,Córdoba,X5000,-31.4095,-64.1903,yes,yes,no
                """.formatted(location, name);
        WholeFile.write(
                Stage.SET.data.resolve("catalog"),
                "locations-" + UUID.randomUUID() + ".csv",
                csv.getBytes(StandardCharsets.UTF_8));
        World.soon(() -> assertThat(
                        known.location(new LocationId(location)).orElseThrow().name())
                .isEqualTo(name));
    }

    /** As the shop's own pick-up tells it: without words, and without a note. */
    private static void isCalled(ObjectNode order, String place) {
        var attributes = order.withArray("note_attributes");
        for (int i = attributes.size() - 1; i >= 0; i--) {
            if (attributes.get(i).path("name").asText().equals("pickup_location")) {
                attributes.remove(i);
            }
        }
        ((ObjectNode) order.at("/shipping_lines/0")).put("title", place).put("code", place);
    }

    @Test
    void what_the_store_does_not_have_is_not_taken_from_another() {
        var remera = world.ware().lies(9, PACHECO).lies(9, ROSARIO);

        var order = world.shop()
                .order()
                .of(1, remera)
                .collectedAt(CORDOBA)
                .arrives()
                .reaches("AWAITING_STOCK");
        remera.comes(1, CORDOBA);

        order.reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 1));
        remera.isAt(PACHECO, 9, 0);
    }

    @Test
    void who_collects_is_told_once_when_all_parts_are_ready_and_once_when_all_are_collected() {
        var remera = world.ware().lies(2, CORDOBA);
        var order = world.shop()
                .order()
                .of(2, remera)
                .collectedAt(CORDOBA)
                .arrives()
                .reaches("ALLOCATED");

        world.warehouse(CORDOBA).picks(order, 1).packs(order).handsOver(order);
        assertThat(order.state()).as("a part of it is collected").isEqualTo("FULFILLING");
        assertThat(order.calls()).noneMatch(PickupIT::isAboutCollecting);

        remera.comes(1, CORDOBA);
        World.soon(() -> assertThat(order.at(CORDOBA).path("state").asText()).isIn("ALLOCATED", "RELEASED"));
        world.warehouse(CORDOBA).makesReady(order);
        order.reaches("READY_FOR_PICKUP");
        world.warehouse(CORDOBA).handsOver(order);
        order.reaches("COLLECTED");

        World.soon(() -> assertThat(order.calls().stream().filter(PickupIT::isAboutCollecting))
                .as("a mail and a webhook each")
                .containsExactlyInAnyOrder(
                        "READY_FOR_PICKUP DONE", "READY_FOR_PICKUP DONE", "COLLECTED DONE", "COLLECTED DONE"));
    }

    private static boolean isAboutCollecting(String call) {
        return call.startsWith("READY_FOR_PICKUP") || call.startsWith("COLLECTED");
    }

    @Test
    void handing_over_what_is_not_ready_changes_nothing() {
        var remera = world.ware().lies(2, CORDOBA);
        var order = world.shop()
                .order()
                .of(1, remera)
                .collectedAt(CORDOBA)
                .arrives()
                .reaches("ALLOCATED");

        var early = world.warehouse(CORDOBA).told(order, "collected", List.of());

        assertThat(early.outcomes()).singleElement().asString().startsWith("IGNORED");
        assertThat(order.state()).isEqualTo("ALLOCATED");
        remera.isAt(CORDOBA, 2, 1);
    }
}
