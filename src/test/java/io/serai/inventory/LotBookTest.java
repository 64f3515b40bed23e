package io.serai.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.serai.contract.ProductRecord.Tracking;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** The lots of a place are what its level consists of, whatever is told of them. */
class LotBookTest {
    private static final Sku CREAM = new Sku("CREMA");
    private static final StockPlace HERE = new StockPlace(new LocationId("CD"), CREAM);
    private static final StockPlace THERE = new StockPlace(new LocationId("CORDOBA"), CREAM);
    private static final LocalDate JUNE = LocalDate.parse("2031-06-30");
    private static final List<String> LOTS = List.of("A", "B", "C");
    private static final List<Account> SHELVES =
            List.of(Account.SELLABLE, Account.DAMAGED, Account.QUARANTINE, Account.IN_TRANSIT);

    private final LotClaims claims = new LotClaims();

    @Example
    void what_expires_first_goes_first_and_what_nobody_has_named_before_all() {
        var book = lots(Tracking.LOT);
        comes(book, HERE, 5, "B");
        comes(book, HERE, 5, "A");
        comes(book, HERE, 2, null);

        var moves = book.settle(StockChange.move(HERE, -9, StockCause.SALE, null, "ticket"));

        assertThat(moves)
                .extracting(StockChange::lot, StockChange::quantity)
                .containsExactlyInAnyOrder(tuple(null, 2), tuple("A", 2), tuple("B", 5));
    }

    @Example
    void two_orders_are_not_advised_to_take_the_same_piece() {
        var book = lots(Tracking.LOT);
        comes(book, HERE, 3, "A");
        comes(book, HERE, 3, "B");

        var first = book.advise(OrderId.next(), HERE, 2);
        var second = book.advise(OrderId.next(), HERE, 3);

        assertThat(first).containsExactly(new LotClaims.Claim("B", 2));
        assertThat(second).containsExactly(new LotClaims.Claim("B", 1), new LotClaims.Claim("A", 2));
    }

    @Example
    void an_order_gets_the_lot_that_was_picked_for_it_even_if_the_books_have_none_of_it() {
        var order = OrderId.next();
        claims.put(order, HERE, "C", 2, true);
        var book = lots(Tracking.LOT);
        comes(book, HERE, 3, "A");

        book.settle(StockChange.ship(HERE, 2, order));

        assertThat(book.there(HERE, "A", Account.SELLABLE)).isEqualTo(1);
        assertThat(book.there(HERE, "C", Account.SELLABLE)).isZero();
    }

    @Example
    void a_piece_that_was_not_found_is_not_one_of_those_that_were_picked() {
        var order = OrderId.next();
        claims.put(order, HERE, "B", 1, true);
        var book = lots(Tracking.LOT);
        comes(book, HERE, 1, "B");
        comes(book, HERE, 1, "A");

        var lost = book.settle(StockChange.missing(HERE, 1, order, UUID.randomUUID()));

        assertThat(lost).extracting(StockChange::lot).containsExactly("A");
        assertThat(book.settle(StockChange.ship(HERE, 1, order)))
                .extracting(StockChange::lot)
                .containsExactly("B");
    }

    @Example
    void a_serial_number_that_turns_up_elsewhere_is_there_and_nowhere_else() {
        var book = lots(Tracking.SERIAL);
        comes(book, HERE, 1, "A");
        comes(book, THERE, 1, "A");

        assertThat(book.there(HERE, "A", Account.SELLABLE)).isZero();
        assertThat(book.there(HERE, LotBook.UNNAMED, Account.SELLABLE))
                .as("the piece is there still, and nobody knows its number")
                .isEqualTo(1);
        assertThat(book.there(THERE, "A", Account.SELLABLE)).isEqualTo(1);
    }

    @Example
    void what_is_promised_already_is_of_what_expires_first() {
        var book = lots(Tracking.LOT);
        comes(book, HERE, 5, "B");
        comes(book, HERE, 5, "A");

        assertThat(book.fading(HERE, new StockLevel(10, 0, 2), 0))
                .containsExactly(entry(JUNE.minusMonths(1).plusDays(1), 5), entry(JUNE.plusDays(1), 8));
        assertThat(book.fading(HERE, new StockLevel(10, 4, 0), 0))
                .containsExactly(entry(JUNE.minusMonths(1).plusDays(1), 1), entry(JUNE.plusDays(1), 6));
    }

    @Property(tries = 500)
    void lots_add_up_to_the_levels_and_none_is_below_zero(@ForAll Random random, @ForAll boolean serial) {
        var book = lots(serial ? Tracking.SERIAL : Tracking.LOT);
        var levels = new TreeMap<StockPlace, StockDelta>(Map.of(HERE, StockDelta.NONE, THERE, StockDelta.NONE));
        for (int i = 0; i < 60; i++) {
            var change = anyMove(random, serial, levels);
            if (change == null) {
                continue;
            }
            var moves = book.settle(change);
            var asked = new TreeMap<StockPlace, StockDelta>();
            change.addTo(asked);
            var posted = new TreeMap<StockPlace, StockDelta>();
            moves.forEach(move -> move.addTo(posted));
            asked.forEach((place, delta) ->
                    assertThat(posted).as("the level moves as it was asked").containsEntry(place, delta));
            asked.forEach((place, delta) -> levels.merge(place, delta, StockDelta::plus));
            addsUp(book, levels, serial);
        }
    }

    /** Something that the levels allow. */
    private static @Nullable StockChange anyMove(Random random, boolean serial, Map<StockPlace, StockDelta> levels) {
        var place = random.nextBoolean() ? HERE : THERE;
        var level = levels.getOrDefault(place, StockDelta.NONE);
        var lot = random.nextInt(3) == 0 ? null : LOTS.get(random.nextInt(LOTS.size()));
        int most = serial && lot != null ? 1 : 4;
        int pieces = 1 + random.nextInt(most);
        var source = random.nextInt(3) == 0 ? Account.OUTSIDE : SHELVES.get(random.nextInt(SHELVES.size()));
        if (source != Account.OUTSIDE && pieces(level, source) < pieces) {
            return null;
        }
        if (source == Account.SELLABLE && random.nextInt(4) == 0) {
            return StockChange.transfer(place, place.equals(HERE) ? THERE.location() : HERE.location(), pieces, null)
                    .ofLot(lot);
        }
        var target = random.nextInt(3) == 0 ? Account.OUTSIDE : SHELVES.get(random.nextInt(SHELVES.size()));
        return source == target
                ? null
                : StockChange.between(place, source, target, pieces, StockCause.DELTA, null)
                        .ofLot(lot);
    }

    private static void addsUp(LotBook book, Map<StockPlace, StockDelta> levels, boolean serial) {
        levels.forEach((place, level) -> SHELVES.forEach(shelf -> {
            var lots = book.levels().getOrDefault(place, Map.of()).keySet().stream()
                    .map(lot -> book.there(place, lot, shelf))
                    .toList();
            assertThat(lots).as(place + " " + shelf).allMatch(pieces -> pieces >= 0);
            assertThat(lots.stream().mapToInt(Integer::intValue).sum())
                    .as(place + " " + shelf)
                    .isEqualTo(pieces(level, shelf));
        }));
        if (serial) {
            for (var lot : LOTS) {
                var everywhere = new ArrayList<Integer>();
                levels.keySet()
                        .forEach(place -> SHELVES.forEach(shelf -> everywhere.add(book.there(place, lot, shelf))));
                assertThat(everywhere.stream().mapToInt(Integer::intValue).sum())
                        .as("the serial number " + lot)
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    private static int pieces(StockDelta level, Account shelf) {
        return switch (shelf) {
            case DAMAGED -> level.damaged();
            case QUARANTINE -> level.quarantine();
            case IN_TRANSIT -> level.inTransit();
            default -> level.onHand();
        };
    }

    private static void comes(LotBook book, StockPlace place, int pieces, @Nullable String lot) {
        book.settle(
                StockChange.move(place, pieces, StockCause.RECEIPT, null, null).ofLot(lot));
    }

    /** B is good for a month less than A. */
    private LotBook lots(Tracking tracking) {
        return new LotBook(
                Map.of(CREAM, new LotRule(tracking, 0)),
                Map.of(new LotKey(CREAM, "A"), JUNE, new LotKey(CREAM, "B"), JUNE.minusMonths(1)),
                claims);
    }
}
