package io.serai.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.serai.contract.ProductRecord;
import io.serai.contract.ProductRecord.Tracking;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.log.InvariantsAccess;
import io.serai.testing.Database;
import io.serai.testing.Together;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;

class LotsTest {
    private static final Sku CREAM = new Sku("CREMA");
    private static final StockPlace HERE = new StockPlace(new LocationId("CD"), CREAM);
    private static final StockPlace SHOP = new StockPlace(new LocationId("CORDOBA"), CREAM);
    private static final Instant NOW = Instant.parse("2026-03-02T14:05:06Z");
    private static final LocalDate JUNE = LocalDate.parse("2031-06-30");

    private final Database database = Database.shared();
    private final Lots lots = new Lots(database.jdbc());
    private final Stock stock = new Stock(database.jdbc(), lots);
    private final LotTracking tracking = new LotTracking(database.jdbc(), lots);

    @BeforeEach
    void empty() {
        database.empty();
        database.jdbc().update("insert into product (sku, title, grams) values ('CREMA', 'Crema', 70)");
    }

    @AfterEach
    void lots_and_levels_agree() {
        assertThat(InvariantsAccess.violatedOfStock(database.jdbc())).isEmpty();
    }

    @Test
    void pieces_that_nobody_names_leave_by_their_last_day() {
        is(Tracking.LOT_EXPIRY);
        lots.expire(Map.of(new LotKey(CREAM, "A"), JUNE, new LotKey(CREAM, "B"), JUNE.minusDays(9)));
        apply(receipt(HERE, 5, "A"), receipt(HERE, 5, "B"));

        apply(StockChange.move(HERE, -6, StockCause.SALE, null, "ticket"));

        assertThat(there()).containsExactly("CD A 4");
        assertThat(moves("SALE")).containsExactlyInAnyOrder("B 5", "A 1");
    }

    @Test
    void the_warehouse_says_which_lot_it_took_and_the_books_follow() {
        is(Tracking.LOT);
        var order = OrderId.next();
        apply(receipt(HERE, 5, "A"), receipt(HERE, 1, "B"), StockChange.reserve(HERE, 2, order));
        advise(order, 2);
        lots.picked(order, HERE, Map.of("B", 2));

        apply(StockChange.ship(HERE, 2, order));

        assertThat(there()).containsExactly("CD A 4");
        assertThat(moves("SHIPMENT")).containsExactly("B 2");
        assertThat(moves("LOT")).as("a piece of A was one of B").containsExactly("A 1", "B 1");
        assertThat(database.count("lot_claim")).isZero();
    }

    @Test
    void what_was_advised_to_an_order_that_is_withdrawn_is_anybodys() {
        is(Tracking.LOT);
        var order = OrderId.next();
        apply(receipt(HERE, 2, "A"), receipt(HERE, 2, "B"), StockChange.reserve(HERE, 2, order));
        advise(order, 2);

        apply(StockChange.release(HERE, 2, order));

        assertThat(database.count("lot_claim")).isZero();
        assertThat(there()).containsExactly("CD A 2", "CD B 2");
    }

    @Test
    void a_serial_number_is_never_at_two_places() {
        is(Tracking.SERIAL);
        apply(receipt(HERE, 1, "S-1"), receipt(HERE, 1, "S-2"));

        apply(receipt(SHOP, 1, "S-1"));
        apply(StockChange.transfer(HERE, SHOP.location(), 1, "T").ofLot("S-2"));

        assertThat(there()).containsExactly("CD  1", "CORDOBA S-1 1");
        assertThat(database.jdbc()
                        .queryForObject(
                                "select location from stock_lot where lot = 'S-2' and in_transit = 1", String.class))
                .isEqualTo("CORDOBA");
        assertThatThrownBy(() -> apply(receipt(SHOP, 2, "S-3"))).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void a_sku_that_begins_or_ceases_to_have_lots_keeps_its_levels() {
        apply(receipt(HERE, 5, "ignored"));
        is(Tracking.LOT);
        apply(receipt(HERE, 3, "A"));
        assertThat(there()).containsExactly("CD  5", "CD A 3");

        is(Tracking.NONE);
        assertThat(there()).isEmpty();
        apply(StockChange.move(HERE, -8, StockCause.SALE, null, null));
        apply(receipt(HERE, 2, null));
        is(Tracking.SERIAL);

        assertThat(there()).containsExactly("CD  2");
    }

    @Test
    void a_hub_that_has_not_heard_of_the_lots_yet_does_not_move_past_them() {
        var late = new Stock(database.jdbc(), new Lots(database.jdbc()));
        in(() -> late.apply(List.of(receipt(HERE, 5, null)), NOW));
        is(Tracking.LOT);

        assertThatThrownBy(() -> in(() -> late.apply(List.of(receipt(HERE, 1, "A")), NOW)))
                .isInstanceOf(ConcurrencyFailureException.class);
        in(() -> late.apply(List.of(receipt(HERE, 1, "A")), NOW));

        assertThat(there()).containsExactly("CD  5", "CD A 1");
    }

    @Test
    void threads_that_move_lots_of_the_same_places_keep_the_books_in_order() throws Exception {
        is(Tracking.LOT);
        apply(receipt(HERE, 200, "A"), receipt(SHOP, 200, "B"));

        Together.run(8, () -> {
            for (int i = 0; i < 10; i++) {
                var random = ThreadLocalRandom.current();
                var here = random.nextBoolean() ? HERE : SHOP;
                var there = here.equals(HERE) ? SHOP : HERE;
                apply(
                        StockChange.transfer(here, there.location(), 1, null).ofLot(random.nextBoolean() ? "A" : "C"),
                        receipt(there, 1, random.nextBoolean() ? "B" : null),
                        StockChange.move(here, -1, StockCause.SALE, null, null));
            }
            return true;
        });

        assertThat(stock.levels(List.of(HERE, SHOP)).values().stream()
                        .mapToInt(level -> level.onHand() + level.inTransit())
                        .sum())
                .isEqualTo(400);
    }

    @Test
    void who_adds_the_first_piece_of_a_place_has_locked_the_others_before() {
        is(Tracking.LOT);
        apply(receipt(HERE, 1, "A"));

        var other = database.transaction().execute(status -> {
            stock.lock(List.of(HERE));
            var adding = CompletableFuture.runAsync(() -> apply(receipt(HERE, 1, "A"), receipt(SHOP, 1, "B")));
            await().until(this::isSomebodyWaiting);
            stock.apply(List.of(receipt(SHOP, 2, "B")), NOW);
            return adding;
        });
        Objects.requireNonNull(other).join();

        assertThat(there()).containsExactly("CD A 2", "CORDOBA B 3");
    }

    @Test
    void who_has_locked_stock_does_not_wait_for_the_place_where_a_serial_number_was() {
        is(Tracking.SERIAL);
        apply(receipt(HERE, 1, "S-1"), receipt(SHOP, 1, "S-2"));

        in(() -> {
            stock.lock(List.of(HERE));
            assertThatThrownBy(() -> CompletableFuture.runAsync(() -> in(() -> {
                                stock.lock(List.of(SHOP));
                                stock.apply(List.of(receipt(SHOP, 1, "S-1")), NOW);
                            }))
                            .orTimeout(20, TimeUnit.SECONDS)
                            .join())
                    .hasCauseExactlyInstanceOf(ConcurrencyFailureException.class);
            stock.lock(List.of(SHOP));
        });
        apply(receipt(SHOP, 1, "S-1"));

        assertThat(there()).containsExactly("CD  1", "CORDOBA S-1 1", "CORDOBA S-2 1");
    }

    @Test
    void the_first_piece_of_a_lot_at_a_place_finds_its_safety_stock() {
        is(Tracking.LOT);
        new StockRules(database.jdbc()).save(List.of(new StockRule(null, null, CREAM, 2, null)));

        apply(receipt(SHOP, 5, "A"));

        assertThat(stock.levels(List.of(SHOP))).containsEntry(SHOP, new StockLevel(5, 0, 2));
    }

    private boolean isSomebodyWaiting() {
        return Boolean.TRUE.equals(database.jdbc().queryForObject("""
                        select exists (select from pg_stat_activity
                          where datname = current_database() and wait_event_type = 'Lock' and query like '%join stock%')
                        """, Boolean.class));
    }

    private void is(Tracking how) {
        in(() -> tracking.save(
                List.of(new ProductRecord(
                        CREAM, null, "Crema", null, null, 70, how, how == Tracking.NONE ? null : 30, null)),
                NOW));
    }

    private void advise(OrderId order, int pieces) {
        in(() -> lots.advise(lots.book(List.of(HERE)), order, HERE, pieces));
    }

    private static StockChange receipt(StockPlace place, int pieces, @Nullable String lot) {
        return StockChange.move(place, pieces, StockCause.RECEIPT, null, null).ofLot(lot);
    }

    private void apply(StockChange... changes) {
        in(() -> stock.apply(List.of(changes), NOW));
    }

    private void in(Runnable work) {
        database.transaction().executeWithoutResult(status -> work.run());
    }

    private List<String> there() {
        return database.jdbc().queryForList("""
                        select location || ' ' || lot || ' ' || on_hand from stock_lot where on_hand > 0 order by location, lot
                        """, String.class);
    }

    private List<String> moves(String cause) {
        return database.jdbc()
                .queryForList(
                        "select coalesce(lot, '') || ' ' || quantity from stock_move where cause = ? order by id",
                        String.class,
                        cause);
    }
}
