package io.serai.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is decided in one transaction sees what was decided in it before: nobody is promised what somebody else of the group has. And who waits is in a
 * group as soon as there is enough.
 */
class OneGroupTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final String CORDOBA = "CORDOBA";
    private static final String ROSARIO = "ROSARIO";
    private static final Hub HUB = new Hub("one_group");

    @Test
    void of_two_orders_that_want_the_last_piece_the_older_has_it() {
        live(() -> {
            lies(1, "JEAN", CORDOBA);
            play(collected("A", "JEAN", 1, CORDOBA), collected("B", "JEAN", 1, CORDOBA));

            assertThat(states()).containsExactly("A ALLOCATED", "B AWAITING_STOCK");
            assertThat(levels("JEAN")).containsExactly("CORDOBA 1/1");
        });
    }

    @Test
    void who_orders_beside_a_sale_at_the_till_has_what_the_sale_leaves() {
        live(() -> {
            lies(4, "JEAN", CORDOBA);
            play(sold("TILL", "JEAN", 3, CORDOBA), collected("A", "JEAN", 2, CORDOBA), shipped("B", "JEAN", 1));

            assertThat(states()).containsExactly("A AWAITING_STOCK", "B ALLOCATED", "TILL COMPLETED");
            assertThat(levels("JEAN")).containsExactly("CORDOBA 1/1");
        });
    }

    @Test
    void who_loses_its_pieces_to_a_count_finds_others_as_the_same_message_leaves_them() {
        live(() -> {
            lies(2, "JEAN", ROSARIO);
            play(shipped("A", "JEAN", 2));
            lies(7, "JEAN", CORDOBA);
            play(collected("B", "JEAN", 3, CORDOBA), collected("C", "JEAN", 2, CORDOBA));

            play(counted(4, "JEAN", CORDOBA), counted(0, "JEAN", ROSARIO));

            assertThat(states()).containsExactly("A AWAITING_STOCK", "B ALLOCATED", "C AWAITING_STOCK");
            assertThat(levels("JEAN")).containsExactly("CORDOBA 4/3", "ROSARIO 0/0");
        });
    }

    @Test
    void parts_of_kits_and_single_pieces_are_the_same_pieces() {
        live(() -> {
            lies(3, "JEAN", CORDOBA);
            lies(3, "REMERA", CORDOBA);
            play(new Kit(new Sku("SET"), List.of(part("JEAN", 1), part("REMERA", 2))));
            play(
                    sold("TILL", "SET", 1, CORDOBA),
                    collected("A", "SET", 1, CORDOBA),
                    collected("B", "REMERA", 1, CORDOBA),
                    collected("C", "JEAN", 2, CORDOBA));

            assertThat(states()).containsExactly("A AWAITING_STOCK", "B ALLOCATED", "C ALLOCATED", "TILL COMPLETED");
            assertThat(levels("REMERA")).containsExactly("CORDOBA 1/1");
        });
    }

    @Test
    void a_cart_is_its_orders_and_the_rest_of_the_group_shares_what_is_left() {
        live(() -> {
            lies(3, "JEAN", CORDOBA);
            cart("A", 2, "JEAN", CORDOBA);
            play(
                    sold("TILL", "JEAN", 1, CORDOBA),
                    collected("B", "JEAN", 1, CORDOBA),
                    collected("A", "JEAN", 2, CORDOBA));

            assertThat(states()).containsExactly("A ALLOCATED", "B AWAITING_STOCK", "TILL COMPLETED");
            assertThat(levels("JEAN")).containsExactly("CORDOBA 2/2");
        });
    }

    @Test
    void two_orders_with_carts_of_their_own_share_what_neither_has_set_aside() {
        live(() -> {
            lies(5, "JEAN", CORDOBA);
            cart("A", 2, "JEAN", CORDOBA);
            cart("B", 2, "JEAN", CORDOBA);
            play(collected("A", "JEAN", 2, CORDOBA), collected("B", "JEAN", 3, CORDOBA));

            assertThat(states()).containsExactly("A ALLOCATED", "B ALLOCATED");
            assertThat(levels("JEAN")).containsExactly("CORDOBA 5/5");
        });
    }

    @Test
    void orders_share_the_fence_of_their_channel_and_who_finds_it_taken_goes_elsewhere_at_once() {
        live(() -> {
            lies(1, "JEAN", CORDOBA);
            lies(1, "JEAN", ROSARIO);
            play(fence(1, "JEAN", CORDOBA));
            play(shipped("A", "JEAN", 1), shipped("B", "JEAN", 1));

            assertThat(states()).containsExactly("A ALLOCATED", "B ALLOCATED");
            assertThat(levels("JEAN")).containsExactly("CORDOBA 1/1", "ROSARIO 1/1");
        });
    }

    @Test
    void who_waits_is_looked_at_again_once_there_is_enough_and_not_at_each_piece() {
        live(() -> {
            play(shipped("A", "JEAN", 3));
            lies(2, "JEAN", CORDOBA);
            assertThat(looksAgain()).isEmpty();

            lies(1, "JEAN", ROSARIO);
            assertThat(looksAgain()).containsExactly("A");
            assertThat(states()).containsExactly("A ALLOCATED");
        });
    }

    @Test
    void what_lies_where_nothing_is_sent_from_is_nothing_to_look_at_again_but_for_who_collects_it_there() {
        live(() -> {
            HUB.jdbc().update("update location set ships = false where id = ?", CORDOBA);
            try {
                play(shipped("A", "JEAN", 1), collected("B", "JEAN", 1, CORDOBA), collected("C", "JEAN", 1, ROSARIO));
                lies(2, "JEAN", CORDOBA);

                assertThat(looksAgain()).containsExactly("B");
            } finally {
                HUB.jdbc().update("update location set ships = true");
            }
        });
    }

    @Test
    void what_is_sold_at_a_till_and_sent_home_waits_for_stock_anywhere() {
        live(() -> {
            play(order("A", "JEAN", 1, Map.of("mode", "ship", "location", ROSARIO)));
            lies(1, "JEAN", CORDOBA);

            assertThat(looksAgain()).containsExactly("A");
            assertThat(states()).containsExactly("A ALLOCATED");
        });
    }

    @Test
    void a_fence_counts_for_who_waits_in_its_channel() {
        live(() -> {
            play(shipped("A", "JEAN", 3));
            lies(2, "JEAN", CORDOBA);
            play(fence(2, "JEAN", CORDOBA));
            assertThat(looksAgain()).isEmpty();

            lies(3, "JEAN", CORDOBA);
            assertThat(looksAgain()).containsExactly("A");
            assertThat(states()).containsExactly("A ALLOCATED");
        });
    }

    @Test
    void of_two_counts_that_name_no_time_the_second_waits_for_the_first() {
        live(() -> {
            lies(10, "JEAN", CORDOBA);
            in(() -> {
                HUB.port(StockIntake.class).post(group(counted(7, "JEAN", CORDOBA)));
                var second = CompletableFuture.runAsync(() ->
                        in(() -> HUB.port(StockIntake.class).post(group(counted(7, "JEAN", CORDOBA)))));
                assertThatThrownBy(second::join).hasStackTraceContaining("lock timeout");
            });
        });
    }

    @Test
    void an_older_count_of_a_lot_that_is_too_old_is_no_news_whichever_condition_it_names() {
        live(() -> {
            HUB.jdbc().update("update product set tracking = 'LOT_EXPIRY' where sku = 'JEAN'");
            try {
                play(
                        lot(5, null, NOW.minusSeconds(60)),
                        lot(3, StockUpdate.Condition.QUARANTINE, NOW.minusSeconds(120)));
                assertThat(quarantined()).isEqualTo(5);

                play(lot(2, StockUpdate.Condition.QUARANTINE, NOW.minusSeconds(90)));
                assertThat(quarantined()).isEqualTo(5);
                play(lot(2, StockUpdate.Condition.QUARANTINE, NOW.minusSeconds(30)));
                assertThat(quarantined()).isEqualTo(2);
            } finally {
                HUB.jdbc().update("update product set tracking = 'NONE' where sku = 'JEAN'");
            }
        });
    }

    private static StockUpdate lot(int pieces, StockUpdate.@Nullable Condition condition, Instant at) {
        return new StockUpdate(
                new LocationId(CORDOBA),
                new Sku("JEAN"),
                StockUpdate.Mode.COUNT,
                pieces,
                condition,
                null,
                null,
                null,
                "OLD",
                LocalDate.parse("2026-02-01"),
                at);
    }

    private static Integer quarantined() {
        return HUB.jdbc().queryForObject("select quarantine from stock where sku = 'JEAN'", Integer.class);
    }

    /** The orders that were looked at. */
    private static List<String> looksAgain() {
        var looked = new ArrayList<String>();
        in(() -> {
            var group = HUB.port(Backorders.class).claim();
            group.dossiers().forEach(dossier -> looked.add(dossier.order().reference()));
            allocate(group);
        });
        return looked;
    }

    private static void live(Runnable life) {
        HUB.from(NOW, new Faults(new Chance(0)), () -> {
            HUB.jdbc().update("delete from kit_part");
            HUB.jdbc()
                    .update("insert into product (sku, title, grams) values ('SET', 'SET', 0) on conflict do nothing");
            life.run();
        });
    }

    private static void lies(int pieces, String sku, String place) {
        play(counted(pieces, sku, place));
    }

    private static StockUpdate counted(int pieces, String sku, String place) {
        return new StockUpdate(new LocationId(place), new Sku(sku), StockUpdate.Mode.COUNT, pieces, null);
    }

    private static StockPolicy fence(int pieces, String sku, String place) {
        return new StockPolicy("santiago", new LocationId(place), new Sku(sku), null, pieces, null);
    }

    private static Kit.Part part(String sku, int quantity) {
        return new Kit.Part(new Sku(sku), quantity);
    }

    private static void cart(String order, int pieces, String sku, String place) {
        in(() -> HUB.port(Reservations.class)
                .reserve(new Wish(
                        "cart-" + order,
                        "santiago",
                        order,
                        Duration.ofHours(1),
                        List.of(new Wish.Line(new LocationId(place), new Sku(sku), pieces)))));
    }

    private static SalesOrder sold(String reference, String sku, int pieces, String place) {
        return order(reference, sku, pieces, Map.of("mode", "handover", "location", place));
    }

    private static SalesOrder collected(String reference, String sku, int pieces, String place) {
        return order(reference, sku, pieces, Map.of("mode", "pickup", "location", place));
    }

    private static SalesOrder shipped(String reference, String sku, int pieces) {
        return order(reference, sku, pieces, Map.of("mode", "ship"));
    }

    private static SalesOrder order(String reference, String sku, int pieces, Map<String, String> fulfilment) {
        return Json.read(
                Json.write(Map.ofEntries(
                        Map.entry("kind", "order"),
                        Map.entry("reference", reference),
                        Map.entry("revision", 1),
                        Map.entry("placedAt", NOW.plusSeconds(reference.charAt(0))),
                        Map.entry("currency", "ARS"),
                        Map.entry("fulfilment", fulfilment),
                        Map.entry(
                                "shipTo",
                                Map.of("city", "Córdoba", "country", "AR", "latitude", -31.4, "longitude", -64.2)),
                        Map.entry("lines", List.of(Map.of("id", "1", "sku", sku, "quantity", pieces, "unitPrice", 1))),
                        Map.entry("total", pieces),
                        Map.entry(
                                "payments",
                                List.of(Map.of("provider", "santiago", "amount", pieces, "status", "captured"))))),
                SalesOrder.class);
    }

    /** All of it as one group, as the routes take it through its steps. */
    private static void play(Contract... told) {
        in(() -> {
            var group = group(told);
            HUB.port(Acceptance.class).accept(group);
            HUB.port(StockIntake.class).post(group);
            allocate(group);
            assertThat(group.work().parked()).isEmpty();
        });
    }

    private static Group group(Contract... told) {
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

    private static void allocate(Group group) {
        HUB.port(Release.class).release(HUB.port(Allocation.class).allocate(group));
        HUB.port(Books.class).write(group.work());
    }

    private static List<String> states() {
        return HUB.jdbc().queryForList("select reference || ' ' || state from orders order by reference", String.class);
    }

    private static List<String> levels(String sku) {
        return HUB.jdbc()
                .queryForList(
                        "select concat(location, ' ', on_hand, '/', reserved) from stock where sku = ? order by location",
                        String.class,
                        sku);
    }

    private static void in(Runnable step) {
        HUB.port(TransactionTemplate.class).executeWithoutResult(status -> step.run());
    }
}
