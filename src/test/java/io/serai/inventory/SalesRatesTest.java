package io.serai.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How fast what sells where, as the ledger tells it. */
class SalesRatesTest {
    private static final StockPlace CD = new StockPlace(new LocationId("CD"), new Sku("REM-1"));
    private static final StockPlace TDA = new StockPlace(new LocationId("TDA"), new Sku("REM-1"));

    private final Database database = Database.shared();
    private final TestClock clock = new TestClock();
    private final Stock stock = new Stock(database.jdbc(), new Lots(database.jdbc()));
    private final SalesRates rates = new SalesRates(database.jdbc(), clock);

    @BeforeEach
    void plenty_everywhere() {
        database.empty();
        post(StockChange.move(CD, 1000, StockCause.COUNT, null, null));
        post(StockChange.move(TDA, 1000, StockCause.COUNT, null, null));
    }

    @Test
    void a_place_that_sells_two_a_day_sells_two_a_day_and_where_nothing_sells_there_is_no_row() {
        for (int day = 0; day < 120; day++) {
            post(StockChange.move(TDA, -2, StockCause.SALE, null, "ticket " + day));
            in(rates::gather);
            clock.pass(Duration.ofDays(1));
        }

        assertThat(pace(TDA)).isCloseTo(2000, within(80));
        assertThat(pace(CD)).isZero();
        assertThat(database.jdbc().queryForObject("select count(*) from sales_rate", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void what_stops_selling_fades_by_half_in_two_weeks() {
        post(StockChange.move(TDA, -300, StockCause.SALE, null, "ticket"));
        in(rates::gather);
        int before = pace(TDA);

        clock.pass(Duration.ofDays(14));

        assertThat(pace(TDA)).isCloseTo(before / 2, within(1));
    }

    @Test
    void what_was_sent_counts_and_what_was_counted_moved_or_reserved_does_not() {
        var order = OrderId.next();
        post(StockChange.reserve(CD, 5, order));
        post(StockChange.move(CD, -7, StockCause.DELTA, null, null));
        post(StockChange.transfer(CD, TDA.location(), 9, "T-1"));
        in(rates::gather);
        assertThat(pace(CD)).isZero();

        post(StockChange.ship(CD, 5, order));
        in(rates::gather);

        assertThat(pace(CD)).isPositive();
    }

    @Test
    void nothing_counts_twice_however_often_one_looks_and_the_first_look_counts_what_was_before() {
        post(StockChange.move(TDA, -40, StockCause.SALE, null, "before"));
        assertThat(in(rates::gather)).isEqualTo(1);
        int once = pace(TDA);

        assertThat(in(rates::gather)).isZero();

        assertThat(pace(TDA)).isEqualTo(once);
        post(StockChange.move(TDA, -40, StockCause.SALE, null, "after"));
        in(rates::gather);
        assertThat(pace(TDA)).isCloseTo(2 * once, within(1));
    }

    @Test
    void what_was_asked_is_remembered_for_a_minute_even_that_nothing_sells_and_then_read_again() {
        var sku = List.of(TDA.sku());
        assertThat(rates.lately(sku)).isEmpty();
        post(StockChange.move(TDA, -40, StockCause.SALE, null, "ticket"));
        in(rates::gather);

        assertThat(rates.lately(sku)).as("as it was").isEmpty();

        clock.pass(Duration.ofSeconds(61));
        assertThat(rates.lately(sku)).isEqualTo(Map.of(TDA, pace(TDA)));
    }

    private int pace(StockPlace place) {
        return rates.of(List.of(place.sku()), clock.instant()).getOrDefault(place, 0);
    }

    private void post(StockChange change) {
        database.transaction().executeWithoutResult(status -> stock.apply(List.of(change), clock.instant()));
    }

    private <T> T in(Supplier<T> step) {
        return java.util.Objects.requireNonNull(database.transaction().execute(status -> step.get()));
    }
}
