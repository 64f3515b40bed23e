package io.serai.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.testing.Database;
import io.serai.testing.Together;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class StockTest {
    private static final StockPlace PLACE = place("REM-1");
    private static final Instant NOW = Instant.parse("2026-03-02T14:05:06Z");

    private final Database database = Database.shared();
    private final Stock stock = new Stock(database.jdbc(), new Lots(database.jdbc()));

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Test
    void what_was_counted_is_on_hand_and_in_the_ledger() {
        apply(count(10));
        apply(StockChange.move(PLACE, -3, StockCause.SALE, OrderId.next(), "ticket-7"));

        assertThat(level()).isEqualTo(new StockLevel(7, 0, 0));
        assertThat(database.jdbc()
                        .queryForList(
                                "select concat_ws(' ', cause, quantity, source, target) from stock_move order by id",
                                String.class))
                .containsExactly("COUNT 10 OUTSIDE SELLABLE", "SALE 3 SELLABLE OUTSIDE");
    }

    @Test
    void the_table_refuses_to_reserve_more_than_there_is() {
        apply(count(2), StockChange.reserve(PLACE, 2, OrderId.next()));

        assertThatThrownBy(() -> apply(StockChange.reserve(PLACE, 1, OrderId.next())))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("stock_is_never_oversold");
        assertThat(level().reserved()).isEqualTo(2);
    }

    @Test
    void the_table_refuses_to_go_below_zero() {
        apply(count(2));

        assertThatThrownBy(() -> apply(StockChange.move(PLACE, -3, StockCause.SALE, null, null)))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("stock_is_never_negative");
        assertThatThrownBy(() -> apply(StockChange.release(PLACE, 1, OrderId.next())))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(database.count("stock_move")).isEqualTo(1);
    }

    @Test
    void thirty_two_threads_at_one_place_never_reserve_more_than_there_is() throws Exception {
        apply(count(20));

        var got = Together.run(32, () -> {
            try {
                apply(StockChange.reserve(PLACE, 1, OrderId.next()));
                return true;
            } catch (DataIntegrityViolationException nothingLeft) {
                return false;
            }
        });

        assertThat(got.stream().filter(each -> each)).hasSize(20);
        assertThat(level()).isEqualTo(new StockLevel(20, 20, 0));
    }

    @Test
    void threads_that_change_the_same_places_in_any_order_do_not_lock_each_other_out() throws Exception {
        var places = IntStream.range(0, 10).mapToObj(n -> place("REM-" + n)).toList();

        Together.run(16, () -> {
            for (int round = 0; round < 5; round++) {
                var mine = new ArrayList<>(places);
                Collections.shuffle(mine, ThreadLocalRandom.current());
                applyAll(mine.stream()
                        .map(place -> StockChange.move(place, 1, StockCause.DELTA, null, null))
                        .toList());
            }
            return true;
        });

        assertThat(stock.levels(places).values()).hasSize(10).allMatch(level -> level.onHand() == 80);
    }

    @Test
    void changes_of_one_place_are_summed_and_each_has_its_line_in_the_ledger() {
        apply(count(5), StockChange.reserve(PLACE, 2, OrderId.next()), StockChange.ship(PLACE, 2, OrderId.next()));

        assertThat(level()).isEqualTo(new StockLevel(3, 0, 0));
        assertThat(database.count("stock_move")).isEqualTo(3);
    }

    @Test
    void what_is_damaged_or_on_its_way_is_there_and_not_for_sale() {
        var shop = new LocationId("TDA");
        apply(
                count(10),
                StockChange.between(PLACE, Account.SELLABLE, Account.DAMAGED, 1, StockCause.CONDITION, "fell down"),
                StockChange.between(PLACE, Account.OUTSIDE, Account.QUARANTINE, 2, StockCause.RETURN, "RMA-1"),
                StockChange.transfer(PLACE, shop, 4, "T-1"));

        var there = new StockPlace(shop, PLACE.sku());
        assertThat(level()).isEqualTo(new StockLevel(5, 0, 0, 1, 2, 0));
        assertThat(stock.levels(List.of(there)).get(there)).isEqualTo(new StockLevel(0, 0, 0, 0, 0, 4));

        apply(StockChange.between(there, Account.IN_TRANSIT, Account.SELLABLE, 4, StockCause.TRANSFER, "T-1"));
        assertThat(stock.levels(List.of(there)).get(there))
                .extracting(StockLevel::available)
                .isEqualTo(4);
        assertThat(differences()).isEmpty();
    }

    @Test
    void a_level_that_somebody_changed_without_a_move_is_found() {
        apply(count(10), StockChange.reserve(PLACE, 2, OrderId.next()));
        assertThat(differences()).isEmpty();

        database.jdbc().update("update stock set reserved = 3");
        assertThat(differences()).containsExactly("REM-1");
    }

    @Test
    void a_discrepancy_names_the_exception_that_a_person_sees() {
        var exception = UUID.randomUUID();
        apply(StockChange.discrepancy(PLACE, 1, null, exception));

        assertThat(database.jdbc().queryForObject("select exception_id from stock_move", UUID.class))
                .isEqualTo(exception);
    }

    @Test
    void only_places_with_something_to_promise_are_offered() {
        var other = new StockPlace(new LocationId("TDA"), PLACE.sku());
        var kept = new StockPlace(new LocationId("SAF"), PLACE.sku());
        apply(
                count(2),
                StockChange.reserve(PLACE, 2, OrderId.next()),
                StockChange.move(other, 1, StockCause.COUNT, null, null),
                StockChange.move(kept, 1, StockCause.COUNT, null, null));
        database.jdbc().update("update stock set safety = 1 where location = 'SAF'");

        assertThat(stock.available(Set.of(PLACE.sku())).keySet()).containsExactly(other);
        assertThat(stock.levels(List.of(place("unknown")))).isEmpty();
    }

    private List<String> differences() {
        return database.jdbc().queryForList("""
                select sku from stock s cross join lateral (
                  select sum(quantity) filter (where account in ('SELLABLE', 'RESERVED')) as on_hand,
                    sum(quantity) filter (where account = 'RESERVED') as reserved,
                    sum(quantity) filter (where account = 'DAMAGED') as damaged,
                    sum(quantity) filter (where account = 'QUARANTINE') as quarantine,
                    sum(quantity) filter (where account = 'IN_TRANSIT') as in_transit
                  from stock_entry e where e.location = s.location and e.sku = s.sku) l
                where (s.on_hand, s.reserved, s.damaged, s.quarantine, s.in_transit)
                  <> (coalesce(l.on_hand, 0), coalesce(l.reserved, 0), coalesce(l.damaged, 0), coalesce(l.quarantine, 0),
                      coalesce(l.in_transit, 0))
                """, String.class);
    }

    private StockLevel level() {
        return stock.levels(List.of(PLACE)).getOrDefault(PLACE, StockLevel.NONE);
    }

    private void apply(StockChange... changes) {
        applyAll(Stream.of(changes).toList());
    }

    private void applyAll(List<StockChange> changes) {
        database.transaction().executeWithoutResult(status -> stock.apply(changes, NOW));
    }

    private static StockChange count(int quantity) {
        return StockChange.move(PLACE, quantity, StockCause.COUNT, null, null);
    }

    private static StockPlace place(String sku) {
        return new StockPlace(new LocationId("CD"), new Sku(sku));
    }
}
