package io.serai.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.channels.Envelope;
import io.serai.contract.Contract;
import io.serai.contract.Kit;
import io.serai.contract.SalesOrder;
import io.serai.contract.StockPolicy;
import io.serai.contract.StockUpdate;
import io.serai.fulfilment.Acceptance;
import io.serai.fulfilment.allocation.Allocation;
import io.serai.fulfilment.allocation.Backorders;
import io.serai.fulfilment.picking.Release;
import io.serai.fulfilment.stock.StockIntake;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Group;
import io.serai.inventory.Reservations;
import io.serai.inventory.Wish;
import io.serai.kernel.Ids;
import io.serai.kernel.LocationId;
import io.serai.kernel.ReceiptId;
import io.serai.kernel.Sku;
import io.serai.log.Json;
import io.serai.mapping.Item;
import io.serai.mapping.Partners;
import io.serai.mapping.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/** What a shop, a till and those who count may tell in one group, and what becomes of it. */
abstract class InOneGroup {
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    static final String CORDOBA = "CORDOBA";
    static final String ROSARIO = "ROSARIO";
    static final Hub HUB = new Hub("one_group");

    /** The orders that were looked at. */
    static List<String> looksAgain() {
        var looked = new ArrayList<String>();
        in(() -> {
            var group = HUB.port(Backorders.class).claim();
            group.dossiers().forEach(dossier -> looked.add(dossier.order().reference()));
            allocate(group);
        });
        return looked;
    }

    static void live(Runnable life) {
        HUB.from(NOW, new Faults(new Chance(0)), () -> {
            HUB.jdbc().update("delete from kit_part");
            HUB.jdbc()
                    .update("insert into product (sku, title, grams) values ('SET', 'SET', 0) on conflict do nothing");
            life.run();
        });
    }

    static void lies(int pieces, String sku, String place) {
        play(counted(pieces, sku, place));
    }

    static StockUpdate counted(int pieces, String sku, String place) {
        return new StockUpdate(new LocationId(place), new Sku(sku), StockUpdate.Mode.COUNT, pieces, null);
    }

    static StockPolicy fence(int pieces, String sku, String place) {
        return new StockPolicy("santiago", new LocationId(place), new Sku(sku), null, pieces, null, null);
    }

    static Kit.Part part(String sku, int quantity) {
        return new Kit.Part(new Sku(sku), quantity);
    }

    static void cart(String order, int pieces, String sku, String place) {
        in(() -> HUB.port(Reservations.class)
                .reserve(new Wish(
                        "cart-" + order,
                        "santiago",
                        order,
                        Duration.ofHours(1),
                        List.of(new Wish.Line(new LocationId(place), new Sku(sku), pieces)))));
    }

    static SalesOrder sold(String reference, String sku, int pieces, String place) {
        return order(reference, sku, pieces, Map.of("mode", "handover", "location", place));
    }

    static SalesOrder collected(String reference, String sku, int pieces, String place) {
        return order(reference, sku, pieces, Map.of("mode", "pickup", "location", place));
    }

    static SalesOrder shipped(String reference, String sku, int pieces) {
        return order(reference, sku, pieces, Map.of("mode", "ship"));
    }

    static SalesOrder order(String reference, String sku, int pieces, Map<String, String> fulfilment) {
        return order(reference, 1, Map.of(sku, pieces), fulfilment);
    }

    /** @param pieces by SKU */
    static SalesOrder order(
            String reference, int revision, Map<String, Integer> pieces, Map<String, String> fulfilment) {
        int total = pieces.values().stream().mapToInt(Integer::intValue).sum();
        var lines = pieces.entrySet().stream()
                .map(line ->
                        Map.of("id", line.getKey(), "sku", line.getKey(), "quantity", line.getValue(), "unitPrice", 1))
                .toList();
        return Json.read(
                Json.write(Map.ofEntries(
                        Map.entry("kind", "order"),
                        Map.entry("reference", reference),
                        Map.entry("revision", revision),
                        Map.entry("placedAt", NOW.plusSeconds(reference.charAt(0))),
                        Map.entry("currency", "ARS"),
                        Map.entry("fulfilment", fulfilment),
                        Map.entry(
                                "shipTo",
                                Map.of("city", "Córdoba", "country", "AR", "latitude", -31.4, "longitude", -64.2)),
                        Map.entry("lines", lines),
                        Map.entry("total", total),
                        Map.entry(
                                "payments",
                                List.of(Map.of("provider", "santiago", "amount", total, "status", "captured"))))),
                SalesOrder.class);
    }

    /** All of it as one group, as the routes take it through its steps. */
    static void play(Contract... told) {
        in(() -> playHere(told));
    }

    /** In the transaction of the caller. */
    static void playHere(Contract... told) {
        var group = group(told);
        HUB.port(Acceptance.class).accept(group);
        HUB.port(StockIntake.class).post(group);
        allocate(group);
        assertThat(group.work().parked()).isEmpty();
    }

    static Group group(Contract... told) {
        var partner = HUB.port(Partners.class).find("santiago").orElseThrow();
        var envelope = new Envelope(
                new ReceiptId(Ids.next()), partner.name(), "orders", new byte[0], 0, false, NOW, 0, null, null);
        var group = new Group(List.of(envelope), NOW);
        for (int no = 1; no <= told.length; no++) {
            group.add(new Entry(
                    envelope, partner, new Item(no, no, () -> null, new Result.Ignored("told")), told[no - 1]));
        }
        return group;
    }

    static void allocate(Group group) {
        HUB.port(Release.class).release(HUB.port(Allocation.class).allocate(group));
        HUB.port(Books.class).write(group.work());
    }

    static List<String> states() {
        return HUB.jdbc().queryForList("select reference || ' ' || state from orders order by reference", String.class);
    }

    static List<String> levels(String sku) {
        return HUB.jdbc()
                .queryForList(
                        "select concat(location, ' ', on_hand, '/', reserved) from stock where sku = ? order by location",
                        String.class,
                        sku);
    }

    static void in(Runnable step) {
        HUB.port(TransactionTemplate.class).executeWithoutResult(status -> step.run());
    }
}
