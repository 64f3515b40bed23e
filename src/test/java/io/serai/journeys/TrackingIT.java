package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.PACHECO;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackingIT extends Journey {
    private final Instant morning = Instant.now().minusSeconds(3_600);
    private final Instant noon = morning.plusSeconds(600);
    private final Instant evening = morning.plusSeconds(1_200);

    @Test
    void what_comes_late_doubled_or_out_of_order_never_moves_a_parcel_back() {
        var order = shipped("5000", "Córdoba", CORDOBA, "andes");
        var andes = world.carrier("andes");

        assertThat(andes.sees(order, "X6", noon).outcomes()).containsExactly("UPDATED");
        assertThat(andes.sees(order, "AF", morning).outcomes()).containsExactly("IGNORED no-news");
        assertThat(parcel(order)).isEqualTo("IN_TRANSIT");
        assertThat(andes.sees(order, "D1", evening).outcomes()).containsExactly("UPDATED");
        order.reaches("DELIVERED");
        assertThat(andes.sees(order, "X1", noon).outcomes()).containsExactly("IGNORED no-news");
        assertThat(andes.sees(order, "X6", evening.plusSeconds(60)).outcomes()).containsExactly("IGNORED no-news");
        assertThat(andes.sees(order, "D1", evening.plusSeconds(60)).outcomes()).containsExactly("IGNORED no-news");

        assertThat(parcel(order)).isEqualTo("DELIVERED");
        assertThat(order.state()).isEqualTo("DELIVERED");
        assertThat(order.timeline()).containsOnlyOnce("ORDER_DELIVERED");
        assertThat(order.view().at("/fulfilments/0/parcels/0/events"))
                .as("all that was seen is kept")
                .hasSize(6);
    }

    @Test
    void the_same_file_under_another_name_is_the_same_message() {
        var order = shipped("5000", "Córdoba", CORDOBA, "andes");
        var andes = world.carrier("andes");
        var text = X12.statuses(900_001, order.parcels("andes"), "X6", noon);
        andes.puts("edi/out", "once.x12", text);
        world.file("once.x12").isDone();
        var before = world.receipts("andes").size();

        andes.puts("edi/out", "twice.x12", text);

        soon(() -> assertThat(Stage.SET.sftp.resolve("andes/edi/out/.done/twice.x12"))
                .exists());
        assertThat(world.receipts("andes")).hasSize(before);
        assertThat(order.timeline()).containsOnlyOnce("PARCEL_TRACKED");
    }

    @Test
    void an_interchange_number_that_comes_again_with_other_content_is_told_once_and_its_sets_are_taken() {
        var order = shipped("5000", "Córdoba", CORDOBA, "andes");
        var andes = world.carrier("andes");
        var at = morning;
        for (var code : List.of("AF", "X6", "X1")) {
            at = at.plusSeconds(60);
            var name = "again-" + code + ".x12";
            andes.puts("edi/out", name, X12.statuses(900_003, order.parcels("andes"), code, at));
            world.file(name).isDone();
        }

        var told = world.hub().get("/api/exceptions?state=OPEN&code=SER-0424").path("items");
        assertThat(told).hasSize(1);
        assertThat(told.get(0).path("problems").toString())
                .contains(
                        "900003",
                        world.file("again-AF.x12").id(),
                        world.file("again-X6.x12").id());
        assertThat(order.timeline()).filteredOn("PARCEL_TRACKED"::equals).hasSizeGreaterThan(1);
    }

    @Test
    void a_failed_try_is_followed_by_a_second_and_the_order_is_delivered_by_signed_webhooks() {
        var order = shipped("1900", "La Plata", PACHECO, "pampa");
        var pampa = world.carrier("pampa");

        pampa.tells(order, "out_for_delivery", morning);
        assertThat(parcel(order)).isEqualTo("OUT_FOR_DELIVERY");
        pampa.tells(order, "delivery_failed", noon);
        assertThat(parcel(order)).isEqualTo("DELIVERY_FAILED");
        pampa.tells(order, "out_for_delivery", noon.plusSeconds(60));
        pampa.tells(order, "delivered", evening);

        order.reaches("DELIVERED");
        assertThat(pampa.files("edi/in")).as("this carrier gets its 856 too").isNotEmpty();
    }

    @Test
    void a_parcel_that_we_do_not_know_waits_for_a_person_and_the_others_of_its_file_are_taken() throws Exception {
        var order = shipped("5000", "Córdoba", CORDOBA, "andes");
        var stranger = "377900010000009995";
        var text =
                X12.statuses(900_002, List.of(stranger, order.parcels("andes").get(0)), "X6", noon);

        world.carrier("andes").puts("edi/out", "stranger.x12", text);

        var kept = world.file("stranger.x12").isDone();
        assertThat(kept.outcomes()).containsExactlyInAnyOrder("UPDATED", "PARKED SER-0423");
        assertThat(parcel(order)).isEqualTo("IN_TRANSIT");
        assertThat(Files.exists(Stage.SET.sftp.resolve("andes/edi/out/stranger.x12")))
                .isFalse();
    }

    private PlacedOrder shipped(String postcode, String city, String from, String carrier) {
        var remera = world.ware().lies(3, from);
        var order =
                world.shop().order().of(1, remera).to(postcode, city).arrives().reaches("ALLOCATED");
        world.warehouse(from).makesReady(order);
        world.carrier(carrier).leaves();
        return order.reaches("SHIPPED");
    }

    private static String parcel(PlacedOrder order) {
        return order.view().at("/fulfilments/0/parcels/0/state").asText();
    }
}
