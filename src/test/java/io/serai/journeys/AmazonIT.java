package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.tools.WholeFile;
import io.serai.demo.web.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AmazonIT extends Journey {
    private static final List<String> COLUMNS = List.of(
            "order-id",
            "order-item-id",
            "purchase-date",
            "buyer-email",
            "buyer-name",
            "sku",
            "quantity-purchased",
            "currency",
            "item-price",
            "item-tax",
            "recipient-name",
            "ship-address-1",
            "ship-city",
            "ship-state",
            "ship-postal-code",
            "ship-country");

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
        assertThat(Stage.SET.amazon.calls("GET", "/orders/.*/" + order.reference() + ".*"))
                .as("the list tells it in whole")
                .isEmpty();
        remera.isAt(CORDOBA, 3, 0);
    }

    @Test
    void an_order_of_which_the_marketplace_will_not_tell_more_keeps_back_no_other() {
        var remera = world.ware().lies(9, CORDOBA);
        var market = world.amazonBefore();
        Stage.SET.amazonBefore.answersInstead("GET", "/orders/v0/orders/[0-9-]+/address", Answer.of(400));

        var one = market.sells(1, remera, "5000", "Córdoba");
        var other = market.sells(1, remera, "5000", "Córdoba");

        soon(() -> assertThat(refused()).as("one of the two").containsExactly("OPEN"));
        soon(() -> assertThat(List.of(one.found().size(), other.found().size())).containsExactlyInAnyOrder(0, 1));
        assertThat(world.hub().post("/api/partners/amazon-before/reconcile", "").status())
                .isEqualTo(202);

        one.reaches("ALLOCATED");
        other.reaches("ALLOCATED");
        soon(() -> assertThat(refused()).containsExactly("REPLAYED"));
        assertThat(Stage.SET.amazonBefore.calls("GET", "/orders/v0/orders/" + one.reference() + "/address"))
                .isNotEmpty()
                .allSatisfy(
                        call -> assertThat(call.header("x-amz-access-token")).startsWith("Atz.sprdt|"));
    }

    @Test
    void a_confirmation_whose_answer_was_lost_is_not_repeated_where_the_marketplace_has_it() {
        var remera = world.ware().lies(5, CORDOBA);
        var market = world.amazon();
        var order = market.sells(1, remera, "5000", "Córdoba").reaches("ALLOCATED");
        world.warehouse(CORDOBA).makesReady(order);
        Stage.SET.amazon.losesTheAnswerTo("POST", "/orders/v0/orders/" + order.reference() + "/shipmentConfirmation");

        world.carrier("andes").leaves();

        order.reaches("SHIPPED");
        soon(() -> assertThat(order.timeline()).contains("CHANNEL_TOLD"));
        assertThat(market.confirmations(order)).hasSize(1);
        assertThat(Stage.SET.amazon.calls("GET", "/orders/2026-01-01/orders/" + order.reference()))
                .isNotEmpty();
    }

    @Test
    void an_order_of_a_report_is_confirmed_in_a_file_that_amazon_takes() throws IOException {
        var remera = world.ware().lies(5, CORDOBA);
        var reference = "114-" + System.nanoTime();
        var report = String.join("\t", COLUMNS) + "\n"
                + String.join(
                        "\t",
                        reference,
                        "71",
                        Instant.now().toString(),
                        "r@example.com",
                        "Ruth",
                        remera.sku(),
                        "2",
                        "ARS",
                        "100.00",
                        "0.00",
                        "Ruth",
                        "San Martín 1",
                        "Córdoba",
                        "Córdoba",
                        "5000",
                        "AR")
                + "\n";
        WholeFile.write(
                Stage.SET.folder.resolve("amazon-flat"), reference + ".txt", report.getBytes(StandardCharsets.UTF_8));
        var order = new PlacedOrder("amazon-flat", reference, world).reaches("ALLOCATED");

        world.warehouse(CORDOBA).makesReady(order);
        world.carrier("andes").leaves();

        soon(() -> assertThat(order.timeline()).contains("CHANNEL_TOLD"));
        try (var files = Files.list(Stage.SET.folder.resolve("amazon-flat-answers"))) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(Files.readString(file))
                            .contains("\r\n" + reference + "\t71\t2\t")
                            .contains("\t" + order.parcels("andes").get(0) + "\t"));
        }
    }

    private List<String> refused() {
        return world.jdbc()
                .queryForList(
                        "select state from exception where partner = 'amazon-before' and code = 'SER-0112'",
                        String.class);
    }

    private List<String> pulled(PlacedOrder order) {
        return world.jdbc()
                .queryForList(
                        "select id::text from receipt where partner = 'amazon' and dedupe_key like ? order by id",
                        String.class,
                        "id:" + order.reference() + "@%");
    }
}
