package io.serai.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.inventory.SetAside.Asking;
import io.serai.inventory.SetAside.Taken;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.InvariantsAccess;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import io.serai.testing.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FenceFillingTest {
    private static final StockPlace REM = new StockPlace(new LocationId("CD"), new Sku("REM-1"));
    private static final Fence SHOP = new Fence("shopify", REM);
    private static final Fence APP = new Fence("app", REM);

    private final Database database = Database.shared();
    private final TestClock clock = new TestClock();
    private final Stock stock = new Stock(database.jdbc(), new Lots(database.jdbc()));
    private final FenceRows rows = new FenceRows(database.jdbc());
    private final SetAside aside = new SetAside(database.jdbc());
    private final FenceFilling filling = new FenceFilling(rows, stock, clock);

    @BeforeEach
    void four_are_there_and_a_fence_of_nine_has_them() {
        database.empty();
        came(4);
        fence(SHOP, 4, 9, false);
    }

    @Test
    void what_comes_fills_it_up_to_what_it_is_to_hold_and_no_further() {
        came(3);
        assertThat(fills()).isEqualTo(1);
        assertThat(level()).isEqualTo(new StockLevel(7, 7, 0));

        came(5);
        assertThat(fills()).isEqualTo(1);
        assertThat(level()).isEqualTo(new StockLevel(12, 9, 0));
        assertThat(fills()).as("it is full").isZero();
        assertThat(InvariantsAccess.violatedOfReservations(database.jdbc())).isEmpty();
    }

    @Test
    void what_the_orders_of_its_channel_take_it_is_not_to_hold_any_more() {
        sold("shopify", 3);
        came(20);

        assertThat(fills()).isEqualTo(1);
        assertThat(held(SHOP)).as("nine less three").isEqualTo(6);
    }

    @Test
    void one_that_is_always_to_hold_as_many_is_filled_again_after_each_sale() {
        in(() -> rows.set(SHOP, 4, 9, true, clock.instant()));
        sold("shopify", 3);
        came(20);

        assertThat(fills()).isEqualTo(1);
        assertThat(held(SHOP)).isEqualTo(9);
    }

    @Test
    void what_a_fact_took_it_is_to_have_again() {
        in(() -> stock.apply(new Reclaim(aside).free(Map.of(REM, 3), List.of()), clock.instant()));
        in(() -> stock.apply(List.of(StockChange.move(REM, -3, StockCause.COUNT, null, null)), clock.instant()));
        assertThat(held(SHOP)).isEqualTo(1);
        came(20);

        assertThat(fills()).isEqualTo(1);
        assertThat(held(SHOP)).isEqualTo(9);
    }

    @Test
    void the_older_of_two_goes_first_and_safety_stock_is_in_none() {
        fence(APP, 0, 6, false);
        came(9);
        database.jdbc().update("update stock set safety = 1");

        assertThat(fills()).isEqualTo(2);
        assertThat(held(SHOP)).isEqualTo(9);
        assertThat(held(APP)).isEqualTo(3);
        assertThat(level()).isEqualTo(new StockLevel(13, 12, 1));
    }

    @Test
    void one_that_somebody_has_is_left_for_the_next_time() {
        came(2);
        in(() -> {
            rows.lock(List.of(SHOP), true);
            assertThat(CompletableFuture.supplyAsync(this::fills).join()).isZero();
        });

        assertThat(fills()).isEqualTo(1);
    }

    @Test
    void among_many_who_fill_sell_and_bring_it_holds_what_it_is_to_and_nobody_waits_in_a_circle() throws Exception {
        var before = deadlocks();
        fence(APP, 0, 50, true);

        Together.run(8, () -> {
            for (int i = 0; i < 40; i++) {
                switch (ThreadLocalRandom.current().nextInt(3)) {
                    case 0 -> came(1 + ThreadLocalRandom.current().nextInt(4));
                    case 1 -> sold(ThreadLocalRandom.current().nextBoolean() ? "shopify" : "app", 1);
                    default -> fills();
                }
            }
            return true;
        });
        came(500);
        fills();

        assertThat(held(APP)).isEqualTo(50);
        assertThat(held(SHOP)).isBetween(0, 9);
        assertThat(rows.fillable(10)).isEmpty();
        assertThat(InvariantsAccess.violatedOfReservations(database.jdbc())).isEmpty();
        assertThat(deadlocks()).isEqualTo(before);
    }

    private void fence(Fence fence, int pieces, int target, boolean always) {
        in(() -> {
            rows.open(List.of(fence), clock.instant());
            rows.set(fence, pieces, target, always, clock.instant());
            if (pieces > 0) {
                stock.apply(List.of(StockChange.reserve(REM, pieces, null, fence.key())), clock.instant());
            }
        });
    }

    /** An order of the channel takes up to so many of its fence, and they leave. */
    private void sold(String channel, int pieces) {
        in(() -> {
            var taken = new ArrayList<Taken>();
            var moves = new ArrayList<StockChange>();
            for (var line : aside.lock(List.of(new Asking(channel, "#1", List.of(REM.sku()))))) {
                int some = Math.min(pieces, line.pieces());
                if (some > 0) {
                    taken.add(new Taken(line, some));
                    moves.add(StockChange.release(REM, some, null, line.key()));
                    moves.add(StockChange.move(REM, -some, StockCause.SALE, null, null));
                }
            }
            aside.take(taken);
            stock.apply(moves, clock.instant());
        });
    }

    private void came(int pieces) {
        in(() -> stock.apply(List.of(StockChange.move(REM, pieces, StockCause.RECEIPT, null, null)), clock.instant()));
    }

    private int fills() {
        return Objects.requireNonNull(database.transaction().execute(status -> filling.fill()));
    }

    private int held(Fence fence) {
        return Objects.requireNonNull(database.jdbc().queryForObject("""
                        select l.reserved from reservation r join reservation_line l on l.reservation_id = r.id where r.key = ?
                        """, Integer.class, fence.key()));
    }

    private StockLevel level() {
        return stock.levels(List.of(REM)).getOrDefault(REM, StockLevel.NONE);
    }

    private long deadlocks() {
        return Objects.requireNonNull(database.jdbc()
                .queryForObject(
                        "select deadlocks from pg_stat_database where datname = current_database()", Long.class));
    }

    private void in(Runnable step) {
        database.transaction().executeWithoutResult(status -> step.run());
    }
}
