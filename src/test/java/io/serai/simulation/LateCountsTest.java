package io.serai.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.channels.Envelope;
import io.serai.contract.Contract;
import io.serai.contract.SalesOrder;
import io.serai.contract.StockUpdate;
import io.serai.contract.StockUpdate.Condition;
import io.serai.contract.TillReturn;
import io.serai.fulfilment.Acceptance;
import io.serai.fulfilment.stock.StockIntake;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Group;
import io.serai.inventory.ExpectedReceipts;
import io.serai.inventory.Stock;
import io.serai.inventory.StockCause;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockLevel;
import io.serai.inventory.StockPlace;
import io.serai.kernel.Ids;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.ReceiptId;
import io.serai.kernel.Sku;
import io.serai.mapping.Item;
import io.serai.mapping.Partners;
import io.serai.mapping.Result;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Tills, warehouse and whoever counts tell of one shelf, each as late as they like. In the end the books say what lies on it. */
class LateCountsTest {
    private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");
    private static final int FIRST = 1_000;
    private static final int STOLEN = 4;
    private static final StockPlace SHELF = new StockPlace(new LocationId("CORDOBA"), new Sku("REMERA"));
    private static final StockPlace OTHER = new StockPlace(new LocationId("ROSARIO"), new Sku("REMERA"));
    private static final Hub HUB = new Hub("late_counts");

    private enum What {
        SALE(-1, 0),
        RETURN(1, 0),
        DELTA(1, 0),
        RECEIPT(1, 0),
        TRANSFER(-1, 0),
        DAMAGE(-1, 1),
        COUNT(0, 0),
        COUNT_OF_DAMAGED(0, 0),
        SHORT_PICK(0, 0);

        private final int sellable;
        private final int damaged;

        What(int sellable, int damaged) {
            this.sellable = sellable;
            this.damaged = damaged;
        }
    }

    /** What happens in a minute, and is read so many minutes later. */
    private record Told(int minute, What what, int pieces, int late) {
        Instant at() {
            return EIGHT.plusSeconds(60L * minute);
        }

        /** A short pick is told by the one who reads it. */
        Instant read() {
            return at().plusSeconds(what == What.SHORT_PICK ? 1 : 60L * late + 30);
        }

        int sellable() {
            return what.sellable * pieces;
        }

        int damaged() {
            return what.damaged * pieces;
        }

        boolean isOf(What other) {
            return what == other;
        }
    }

    private final OrderId order = OrderId.next();

    @Property(tries = 80)
    void whatever_is_told_in_whichever_order_the_books_say_what_lies_on_the_shelf(@ForAll("days") List<Told> day) {
        HUB.from(EIGHT.minusSeconds(600), new Faults(new Chance(0)), () -> {
            open();
            var read = day.stream().sorted(Comparator.comparing(Told::read)).toList();
            boolean isCounted = false;
            boolean isFound = false;
            for (var told : read) {
                isCounted |= told.isOf(What.COUNT);
                if (!told.isOf(What.SHORT_PICK)) {
                    tell(told, day);
                } else if (!isCounted && !isFound) {
                    shortPick(told.read());
                    isFound = true;
                }
            }

            var shelf = level(SHELF);
            assertThat(shelf.onHand()).isEqualTo(lying(day, told -> true) + (isCounted || isFound ? 0 : STOLEN));
            assertThat(shelf.damaged()).isEqualTo(damaged(day, told -> true));
            assertThat(level(OTHER).inTransit()).isEqualTo(sum(day, What.TRANSFER));
            assertThat(HUB.jdbc().queryForObject("select received from expected_receipt", Integer.class))
                    .isEqualTo(sum(day, What.RECEIPT));
        });
    }

    /** Some pieces are stolen before the day begins, and nobody knows. */
    private void open() {
        HUB.jdbc().update("delete from expected_receipt");
        in(() -> {
            var now = EIGHT.minusSeconds(300);
            HUB.port(Stock.class)
                    .apply(
                            List.of(
                                    StockChange.move(SHELF, FIRST, StockCause.RECEIPT, null, null),
                                    StockChange.reserve(SHELF, STOLEN, order)),
                            now);
            HUB.port(ExpectedReceipts.class)
                    .save(List.of(new ExpectedReceipts.Line("PO-1", SHELF, 10_000, 0, LocalDate.parse("2031-03-09"))));
        });
    }

    private void shortPick(Instant now) {
        in(() -> HUB.port(Stock.class).apply(List.of(StockChange.missing(SHELF, STOLEN, order, Ids.next())), now));
    }

    private static void tell(Told told, List<Told> day) {
        in(() -> {
            var now = told.read();
            HUB.clock().set(now);
            var partner = HUB.port(Partners.class).find("santiago").orElseThrow();
            var envelope = new Envelope(
                    new ReceiptId(Ids.next()), partner.name(), "stock", new byte[0], 0, false, now, 0, null, null);
            var group = new Group(List.of(envelope), now);
            group.add(new Entry(
                    envelope, partner, new Item(1, 1, () -> null, new Result.Ignored("told")), contract(told, day)));
            HUB.port(Acceptance.class).accept(group);
            HUB.port(StockIntake.class).post(group);
            HUB.port(Books.class).write(group.work());
            assertThat(group.work().parked()).isEmpty();
        });
    }

    private static Contract contract(Told told, List<Told> day) {
        Predicate<Told> before = other -> other.minute() <= told.minute();
        return switch (told.what()) {
            case SALE -> sale(told);
            case RETURN ->
                new TillReturn(
                        "R-" + told.minute(),
                        null,
                        SHELF.location(),
                        told.at(),
                        "ARS",
                        BigDecimal.ONE,
                        List.of(new TillReturn.Line("1", SHELF.sku(), told.pieces())));
            case DELTA -> update(told, StockUpdate.Mode.DELTA, told.pieces(), null);
            case RECEIPT -> update(told, StockUpdate.Mode.RECEIPT, told.pieces(), null);
            case TRANSFER -> update(told, StockUpdate.Mode.TRANSFER, told.pieces(), null);
            case DAMAGE -> update(told, StockUpdate.Mode.CONDITION, told.pieces(), Condition.DAMAGED);
            case COUNT -> update(told, StockUpdate.Mode.COUNT, lying(day, before), null);
            case COUNT_OF_DAMAGED -> update(told, StockUpdate.Mode.COUNT, damaged(day, before), Condition.DAMAGED);
            case SHORT_PICK -> throw new IllegalStateException("a short pick is told by its picker");
        };
    }

    private static StockUpdate update(Told told, StockUpdate.Mode mode, int quantity, @Nullable Condition condition) {
        return new StockUpdate(
                SHELF.location(),
                SHELF.sku(),
                mode,
                quantity,
                condition,
                null,
                mode == StockUpdate.Mode.TRANSFER ? OTHER.location() : null,
                "PO-1",
                null,
                null,
                told.at());
    }

    private static SalesOrder sale(Told told) {
        var sum = BigDecimal.valueOf(told.pieces());
        return new SalesOrder(
                "S-" + told.minute(),
                null,
                1,
                told.at(),
                "ARS",
                true,
                new SalesOrder.Fulfilment(SalesOrder.Mode.HANDOVER, SHELF.location()),
                null,
                null,
                null,
                List.of(new SalesOrder.Line(
                        "1", SHELF.sku(), null, told.pieces(), null, BigDecimal.ONE, null, null, null)),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                sum,
                List.of(),
                null,
                null);
    }

    private static int lying(List<Told> day, Predicate<Told> which) {
        return FIRST
                - STOLEN
                + day.stream().filter(which).mapToInt(Told::sellable).sum();
    }

    private static int damaged(List<Told> day, Predicate<Told> which) {
        return day.stream().filter(which).mapToInt(Told::damaged).sum();
    }

    private static int sum(List<Told> day, What what) {
        return day.stream()
                .filter(told -> told.isOf(what))
                .mapToInt(Told::pieces)
                .sum();
    }

    private static StockLevel level(StockPlace place) {
        return HUB.port(Stock.class).levels(Set.of(place)).getOrDefault(place, StockLevel.NONE);
    }

    private static void in(Runnable step) {
        HUB.port(TransactionTemplate.class).executeWithoutResult(status -> step.run());
    }

    /** Each in a minute of its own. */
    @Provide
    Arbitrary<List<Told>> days() {
        return Combinators.combine(
                        Arbitraries.of(What.class),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.integers().between(0, 10))
                .as((what, pieces, late) -> new Told(0, what, pieces, late))
                .list()
                .ofMaxSize(14)
                .map(all -> {
                    var day = new ArrayList<Told>();
                    all.forEach(told -> day.add(new Told(day.size() + 1, told.what(), told.pieces(), told.late())));
                    return day;
                });
    }
}
