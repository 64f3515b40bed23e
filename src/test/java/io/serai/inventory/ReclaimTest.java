package io.serai.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import io.serai.testing.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;

class ReclaimTest {
    private static final StockPlace REM = new StockPlace(new LocationId("CD"), new Sku("REM-1"));
    private static final StockPlace BOL = new StockPlace(new LocationId("CD"), new Sku("BOL-1"));

    private static final Fence FENCE = new Fence("shopify", REM);

    private final Database database = Database.shared();
    private final TestClock clock = new TestClock();
    private final Stock stock = new Stock(database.jdbc(), new Lots(database.jdbc()));
    private final ReservationRows rows = new ReservationRows(database.jdbc());
    private final Catalogue catalogue = new Catalogue(database.jdbc(), clock);
    private final WaitingLines waiting = new WaitingLines(database.jdbc(), catalogue);
    private final Senders senders = Premises.senders(catalogue);
    private final ReservationGroup group = new ReservationGroup(
            rows, stock, new StockRules(database.jdbc()), new Kits(database.jdbc()), waiting, senders, clock);
    private final Reservations reservations = new Reservations(database.jdbc(), rows, group, stock, clock);
    private final SetAside aside = new SetAside(database.jdbc());
    private final FenceRows fenceRows = new FenceRows(database.jdbc());
    private final Reclaim reclaim = new Reclaim(aside);

    @BeforeEach
    void ten_of_each_of_which_a_fence_has_four_and_two_carts_three_each() {
        database.empty();
        in(() -> stock.apply(List.of(came(REM), came(BOL)), clock.instant()));
        in(() -> {
            fenceRows.open(List.of(FENCE), clock.instant());
            fenceRows.set(FENCE, 4, 4, false, clock.instant());
            stock.apply(List.of(StockChange.reserve(REM, 4, null, "fence")), clock.instant());
        });
        in(() -> reservations.reserve(wish("older", REM, BOL)));
        in(() -> reservations.reserve(wish("newer", REM, BOL)));
    }

    @Test
    void the_newest_cart_goes_without_first_and_of_what_is_needed_only() {
        assertThat(freed(Map.of(REM, 2))).isEqualTo(2);

        assertThat(left("newer", REM)).isEqualTo(1);
        assertThat(left("newer", BOL)).as("is there still").isEqualTo(3);
        assertThat(left("older", REM)).isEqualTo(3);
        assertThat(aside.held(List.of(REM, BOL))).isEqualTo(Map.of(REM, 8, BOL, 6));
    }

    @Test
    void a_fence_goes_without_once_no_cart_has_any_left() {
        assertThat(freed(Map.of(REM, 7))).isEqualTo(7);

        assertThat(left("newer", REM)).isZero();
        assertThat(left("older", REM)).isZero();
        assertThat(aside.held(List.of(REM))).isEqualTo(Map.of(REM, 3));
    }

    @Test
    void no_more_is_freed_than_is_set_aside() {
        assertThat(freed(Map.of(REM, 99, BOL, 1))).isEqualTo(11);

        var levels = stock.levels(List.of(REM, BOL));
        assertThat(levels.get(REM)).isEqualTo(new StockLevel(10, 0, 0));
        assertThat(levels.get(BOL)).isEqualTo(new StockLevel(10, 5, 0));
    }

    @Test
    void of_what_orders_may_draw_on_only_what_has_their_articles_is_locked() {
        var other = new StockPlace(REM.location(), new Sku("MED-1"));
        var fence = FENCE.key();
        assertThat(lockedBy(() -> reclaim.free(Map.of(other, 1), asking("shopify", "#1", other.sku()))))
                .isEmpty();
        assertThat(lockedBy(() -> reclaim.free(Map.of(other, 1), asking("shopify", "#1", REM.sku()))))
                .containsExactly(fence);
        assertThat(lockedBy(() -> reclaim.free(Map.of(other, 1), asking("web", "older", REM.sku()))))
                .as("a cart that is for nobody's order")
                .doesNotContain(fence);
    }

    @Test
    void two_who_set_the_same_fences_in_opposite_order_wait_for_each_other_in_one() throws Exception {
        var fences = IntStream.range(0, 6)
                .mapToObj(n -> new Fence("web", new StockPlace(REM.location(), new Sku("F-" + n))))
                .toList();
        var backwards = new ArrayList<>(fences);
        Collections.reverse(backwards);
        var orders = new ConcurrentLinkedQueue<>(List.of(fences, backwards));

        var set = Together.run(2, () -> {
            var order = orders.remove();
            for (int round = 1; round <= 30; round++) {
                int pieces = round;
                in(() -> {
                    fenceRows.open(order, clock.instant());
                    fenceRows.lock(order, true);
                    order.forEach(fence -> fenceRows.set(fence, pieces, pieces, false, clock.instant()));
                });
            }
            return order.size();
        });

        assertThat(set).containsExactly(6, 6);
        assertThat(in(() -> fenceRows.lock(fences, true)).values()).containsOnly(30);
    }

    @Test
    void who_has_locked_something_does_not_wait_for_a_fence_that_somebody_else_has() {
        in(() -> {
            fenceRows.lock(List.of(FENCE), true);
            var other = CompletableFuture.supplyAsync(() -> in(() -> fenceRows.lock(List.of(FENCE), false)));
            assertThatThrownBy(other::join).hasCauseInstanceOf(ConcurrencyFailureException.class);
        });
    }

    private static List<SetAside.Asking> asking(String channel, String reference, Sku sku) {
        return List.of(new SetAside.Asking(channel, reference, List.of(sku)));
    }

    /** The keys of those that another transaction cannot have meanwhile. */
    private List<String> lockedBy(Runnable step) {
        return in(() -> {
            step.run();
            var free = CompletableFuture.supplyAsync(() -> in(() -> database.jdbc()
                            .queryForList("select key from reservation for update skip locked", String.class)))
                    .join();
            return database.jdbc().queryForList("select key from reservation order by id", String.class).stream()
                    .filter(key -> !free.contains(key))
                    .toList();
        });
    }

    private int freed(Map<StockPlace, Integer> wanted) {
        return in(() -> {
            var changes = reclaim.free(wanted, List.of());
            stock.apply(changes, clock.instant());
            return changes.stream().mapToInt(StockChange::quantity).sum();
        });
    }

    private int left(String key, StockPlace place) {
        return reservations.find(key).orElseThrow().lines().stream()
                .filter(line -> line.place().equals(place))
                .mapToInt(Reservation.Line::reserved)
                .sum();
    }

    private static StockChange came(StockPlace place) {
        return StockChange.move(place, 10, StockCause.COUNT, null, null);
    }

    private static Wish wish(String key, StockPlace... places) {
        return new Wish(
                key,
                "web",
                null,
                Duration.ofMinutes(15),
                List.of(places).stream()
                        .map(place -> new Wish.Line(place.location(), place.sku(), 3))
                        .toList());
    }

    private void in(Runnable task) {
        database.transaction().executeWithoutResult(status -> task.run());
    }

    private <T> T in(Supplier<T> task) {
        return Objects.requireNonNull(database.transaction().execute(status -> task.get()));
    }
}
