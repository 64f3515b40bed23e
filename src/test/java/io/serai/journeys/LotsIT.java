package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.PACHECO;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.tools.WholeFile;
import io.serai.log.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Articles that are kept by lot or by serial number: what expires first goes first, and each piece is known on its way. */
class LotsIT extends Journey {

    @AfterEach
    void lots_and_levels_agree() {
        assertThat(world.invariants()).allSatisfy((name, rows) -> {
            if (name.startsWith("I3")) {
                assertThat(rows).as(name).isZero();
            }
        });
    }

    @Test
    void the_task_advises_what_expires_first_and_the_warehouse_says_what_it_took() throws IOException {
        var cream = keptBy("lot-expiry", 30);
        comes(cream, 5, "LATE", LocalDate.parse("2039-06-30"));
        comes(cream, 2, "SOON", LocalDate.parse("2038-06-30"));
        var order = world.shop().order().of(3, cream).arrives().reaches("ALLOCATED");

        assertThat(advised(order)).containsExactly("SOON 2", "LATE 1");
        world.warehouse(CORDOBA)
                .told(
                        order,
                        "picked",
                        List.of(Map.of(
                                "line", 1, "quantity", 3, "lots", List.of(Map.of("lot", "LATE", "quantity", 3)))));
        world.warehouse(CORDOBA).packs(order);
        world.carrier("andes").leaves();
        order.reaches("SHIPPED");

        assertThat(lots(cream)).containsExactly("CORDOBA SOON 2038-06-30 2 0", "CORDOBA LATE 2039-06-30 2 0");
        cream.isAt(CORDOBA, 4, 0);
    }

    @Test
    void what_is_too_old_is_not_promised_and_who_counted_on_it_gets_it_from_elsewhere() throws IOException {
        var cream = keptBy("lot", 30);
        comes(cream, 4, "OLD", LocalDate.now(ZoneOffset.UTC).plusDays(400));
        var order = world.shop().order().of(2, cream).arrives().reaches("ALLOCATED");
        order.isAllocated(Map.of(CORDOBA, 2));
        tell(update(cream, "receipt", 5, PACHECO));

        // Somebody has read the label wrong, and says so with the next count.
        comes(cream, 1, "OLD", LocalDate.now(ZoneOffset.UTC).plusDays(10));

        order.isAllocated(Map.of(PACHECO, 2));
        cream.isAt(CORDOBA, 0, 0);
        soon(() -> assertThat(lots(cream)).anyMatch(lot -> lot.startsWith("CORDOBA OLD") && lot.endsWith(" 0 5")));
        var promise = world.hub().get("/api/stock/promises?channel=shopify&sku=" + cream.sku());
        assertThat(promise.at("/0/now").asInt()).isEqualTo(3);
    }

    @Test
    void a_serial_number_goes_out_with_an_order_and_comes_back_with_its_return() throws IOException {
        var watch = keptBy("serial", 0);
        tell(named(watch, "receipt", CORDOBA, "W-1-" + watch.sku()));
        tell(named(watch, "receipt", CORDOBA, "W-2-" + watch.sku()));
        var bought = world.shop().order().of(1, watch).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        var taken = advised(order).get(0).split(" ")[0];
        world.warehouse(CORDOBA).makesReady(order);
        world.carrier("andes").leaves();
        order.reaches("SHIPPED");
        world.carrier("andes").delivers(order);
        order.reaches("DELIVERED");
        assertThat(lots(watch)).hasSize(1).noneMatch(lot -> lot.contains(taken));

        var back = Back.asked(
                order, "RMA-1", Back.line(bought.json().at("/line_items/0/id").asText(), 1));
        var came = back.does(
                "receive", Map.of("location", PACHECO, "lines", List.of(Map.of("no", 1, "sellable", 1, "lot", taken))));
        assertThat(came.status()).as(came.body()).isEqualTo(200);

        assertThat(lots(watch)).anyMatch(lot -> lot.startsWith("PACHECO " + taken));
        var moves = world.hub().get("/api/stock/lots?sku=" + watch.sku() + "&lot=" + taken);
        assertThat(moves.path("total").asInt()).isEqualTo(1);
    }

    @Test
    void at_a_store_the_page_asks_for_the_lots_and_a_return_for_its_own() throws IOException {
        var cream = keptBy("lot-expiry", 0);
        comes(cream, 5, "LATE", LocalDate.parse("2039-06-30"));
        comes(cream, 2, "SOON", LocalDate.parse("2038-06-30"));
        var order =
                world.shop().order().of(3, cream).collectedAt(CORDOBA).arrives().reaches("ALLOCATED");
        var counter = new Engineer(world.hub().base());
        counter.logsIn();
        var part =
                "/store/" + CORDOBA + "/parts/" + order.at(CORDOBA).path("id").asText();
        var page = "/store/" + CORDOBA + "?q=%23"
                + order.view().path("number").asText().replace("#", "");

        counter.presses(page, part, Map.of("action", "ACCEPT"));
        order.reaches("FULFILLING");
        assertThat(counter.get(page).body()).contains("value=\"LATE = 1, SOON = 2\"");
        var wrong = counter.presses(page, part, Map.of("action", "READY", "lots-1-3", "LATE = 2"));
        assertThat(wrong.headers().firstValue("Location").orElse("")).contains("OTHER_LOTS");
        counter.presses(page, part, Map.of("action", "READY", "lots-1-3", "LATE"));
        order.reaches("READY_FOR_PICKUP");
        counter.presses(page, part, Map.of("action", "COLLECTED"));
        order.reaches("COLLECTED");
        assertThat(lots(cream)).containsExactly("CORDOBA SOON 2038-06-30 2 0", "CORDOBA LATE 2039-06-30 2 0");

        var orderPage = "/orders/" + order.id();
        counter.presses(
                orderPage,
                orderPage + "/returns",
                Map.of("key", "L-1", "way", "STORE", "location", CORDOBA, "pieces-1", "1", "reason-1", "FAULTY"));
        var back = Back.of(order).get(0).reaches("EXPECTED");
        assertThat(counter.get(orderPage).body()).contains("name=\"lot-1\"");
        counter.presses(
                orderPage,
                "/returns/" + back.id() + "/receive",
                Map.of("location", CORDOBA, "sellable-1", "1", "lot-1", "LATE"));

        assertThat(back.state()).isEqualTo("RECEIVED");
        assertThat(lots(cream)).containsExactly("CORDOBA SOON 2038-06-30 2 0", "CORDOBA LATE 2039-06-30 3 0");

        assertThat(counter.get(page).body()).as("at the counter").contains("name=\"lot-1\"");
        counter.presses(
                page,
                "/store/" + CORDOBA + "/orders/" + order.id() + "/returns",
                Map.of("key", "L-2", "number", "1", "pieces-1", "1", "condition-1", "damaged", "lot-1", "SOON"));
        assertThat(lots(cream)).containsExactly("CORDOBA SOON 2038-06-30 2 0", "CORDOBA LATE 2039-06-30 3 0");
        assertThat(world.jdbc()
                        .queryForObject(
                                "select damaged from stock_lot where sku = ? and lot = 'SOON'",
                                Integer.class,
                                cream.sku()))
                .isEqualTo(1);
    }

    @Test
    void a_serial_number_at_two_places_and_a_lot_without_its_last_day_are_told_to_a_person() throws IOException {
        var watch = keptBy("serial", 0);
        var number = "W-9-" + watch.sku();
        tell(named(watch, "receipt", CORDOBA, number));
        tell(named(watch, "receipt", PACHECO, number));

        assertThat(lots(watch)).containsExactlyInAnyOrder("CORDOBA ? - 1 0", "PACHECO " + number + " - 1 0");
        assertThat(world.jdbc()
                        .queryForObject(
                                "select count(*) from exception where code = 'SER-0803' and problems::text like ?",
                                Integer.class,
                                "%" + number + "%"))
                .isEqualTo(1);
        assertThat(told(Map.of(
                                "kind",
                                "stock",
                                "location",
                                CORDOBA,
                                "sku",
                                watch.sku(),
                                "mode",
                                "receipt",
                                "quantity",
                                2,
                                "lot",
                                "W-10"))
                        .parked()
                        .code())
                .isEqualTo("SER-0429");
        var cream = keptBy("lot-expiry", 0);
        assertThat(told(named(cream, "receipt", CORDOBA, "L-1")).parked().code())
                .isEqualTo("SER-0425");
    }

    @Test
    void a_trial_of_what_is_parked_leaves_how_pieces_are_told_apart_as_it_is() throws IOException {
        var cream = world.ware().lies(5, CORDOBA);
        var from = Instant.now();
        var file = "products-" + cream.sku() + ".csv";
        WholeFile.write(
                Stage.SET.data.resolve("catalog"),
                file,
                "sku,title,grams,tracking\n%s,De prueba,heavy,lot\n"
                        .formatted(cream.sku())
                        .getBytes(StandardCharsets.UTF_8));
        var parked = world.file(file).parked();
        parked.corrected(parked.view().path("document").asText().replace("heavy", "300"));

        var tried = world.hub()
                .post(
                        "/api/exceptions/replay",
                        Json.write(Map.of("partner", "catalog", "from", from.toString(), "dryRun", true)))
                .json();

        assertThat(tried.path("taken").asInt()).as(tried.toString()).isEqualTo(1);
        assertThat(lots(cream)).isEmpty();
        assertThat(parked.replayed().status()).isEqualTo(202);
        assertThat(lots(cream)).containsExactly("CORDOBA ? - 5 0");
    }

    /** A product of which the master data says how its pieces are told apart. */
    private Ware keptBy(String tracking, int shelfLife) throws IOException {
        var ware = world.ware();
        var csv = "sku,title,grams,tracking,shelfLife\n%s,De prueba,300,%s,%d\n"
                .formatted(ware.sku(), tracking, shelfLife);
        WholeFile.write(
                Stage.SET.data.resolve("catalog"),
                "products-" + ware.sku() + ".csv",
                csv.getBytes(StandardCharsets.UTF_8));
        soon(() -> assertThat(world.jdbc()
                        .queryForObject("select tracking from product where sku = ?", String.class, ware.sku()))
                .isNotEqualTo("NONE"));
        return ware;
    }

    private void comes(Ware ware, int pieces, String lot, LocalDate expires) {
        var update = named(ware, "receipt", CORDOBA, lot);
        update.put("quantity", pieces);
        update.put("expires", expires.toString());
        tell(update);
    }

    private static Map<String, Object> named(Ware ware, String mode, String location, String lot) {
        var update = update(ware, mode, 1, location);
        update.put("lot", lot);
        return update;
    }

    private static Map<String, Object> update(Ware ware, String mode, int pieces, String location) {
        var update = new LinkedHashMap<String, Object>();
        update.put("kind", "stock");
        update.put("location", location);
        update.put("sku", ware.sku());
        update.put("mode", mode);
        update.put("quantity", pieces);
        return update;
    }

    private void tell(Map<String, Object> update) {
        var reply = world.hub().post("/api/stock", Json.write(List.of(update)));
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        world.receipt(reply).isDone();
    }

    private Kept told(Map<String, Object> update) {
        return world.receipt(world.hub().post("/api/stock", Json.write(List.of(update))));
    }

    /** What the warehouse was advised to take: lots and pieces. */
    private List<String> advised(PlacedOrder order) {
        var lots = new ArrayList<String>();
        soon(() -> {
            lots.clear();
            var task = world.jdbc()
                    .queryForList(
                            "select task::text from pick_task where fulfilment_id = ?::uuid",
                            String.class,
                            order.at(CORDOBA).path("id").asText());
            assertThat(task).hasSize(1);
            Json.parse(task.get(0))
                    .at("/lines/0/lots")
                    .forEach(lot -> lots.add(lot.path("lot").asText() + " "
                            + lot.path("quantity").asInt()));
        });
        return lots;
    }

    /** As the API has them: place, lot, last day, on hand and in quarantine. */
    private List<String> lots(Ware ware) {
        var lots = new ArrayList<String>();
        for (JsonNode lot : world.hub().get("/api/stock/lots?sku=" + ware.sku()).path("items")) {
            lots.add(String.join(
                    " ",
                    lot.path("location").asText(),
                    lot.path("lot").asText("?"),
                    lot.path("expires").asText("-"),
                    lot.path("onHand").asText(),
                    lot.path("quarantine").asText()));
        }
        return lots;
    }
}
