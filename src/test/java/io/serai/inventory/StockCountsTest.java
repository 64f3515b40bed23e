package io.serai.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.inventory.StockCounts.Count;
import io.serai.kernel.Ids;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.testing.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

class StockCountsTest {
    private static final StockPlace PLACE = new StockPlace(new LocationId("CD"), new Sku("REM-1"));
    private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");
    private static final int FIRST = 1_000;

    /** Somebody moves pieces, below 0 away, or counts (null), in a minute, and it is read so many minutes later. */
    private record Told(int minute, @Nullable Integer pieces, int late) {
        Instant at() {
            return EIGHT.plusSeconds(60L * minute);
        }

        Instant read() {
            return at().plusSeconds(60L * late);
        }
    }

    private final Database database = Database.shared();
    private final Stock stock = new Stock(database.jdbc(), new Lots(database.jdbc()));
    private final StockCounts counts = new StockCounts(database.jdbc());

    /** A cause that is missing there would make each count read the whole history of its place. */
    @Example
    void the_index_of_what_moved_since_a_count_has_every_cause_by_which_pieces_come_or_go() {
        var condition = database.jdbc()
                .queryForObject(
                        "select pg_get_expr(indpred, indrelid) from pg_index where indexrelid = 'stock_move_at'::regclass",
                        String.class);

        assertThat(Pattern.compile("'([A-Z]+)'").matcher(condition).results().map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(Stream.of(StockCause.values())
                        .filter(StockCause::isMove)
                        .map(StockCause::name)
                        .toList());
    }

    /** In whichever order and however late counts and moves are read: in the end the books say what lies there. */
    @Property(tries = 60)
    void late_counts_and_late_moves_leave_what_lies_there(@ForAll("tellings") List<Told> tellings) {
        database.empty();
        post(FIRST, StockCause.RECEIPT, EIGHT.minusSeconds(60), EIGHT.minusSeconds(60));
        int truth = FIRST;
        for (var told : tellings) {
            truth += told.pieces() == null ? 0 : told.pieces();
        }

        tellings.stream().sorted(Comparator.comparing(Told::read)).forEach(told -> read(told, tellings));

        assertThat(onHand()).isEqualTo(truth);
    }

    @Example
    void two_who_tell_at_once_of_moves_and_of_counts_leave_what_lies_there() {
        database.empty();
        post(FIRST, StockCause.RECEIPT, EIGHT.minusSeconds(60), EIGHT.minusSeconds(60));
        var random = new Random(8);
        var tellings = new ArrayList<Told>();
        for (int minute = 1; minute <= 200; minute++) {
            tellings.add(new Told(minute, minute % 2 == 0 ? null : random.nextInt(1, 9), 1_000 - minute));
        }
        int truth = FIRST
                + tellings.stream()
                        .mapToInt(told -> told.pieces() == null ? 0 : told.pieces())
                        .sum();
        var shuffled = new ArrayList<>(tellings);
        Collections.shuffle(shuffled, random);

        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> shuffled.stream()
                                .filter(told -> told.pieces() == null)
                                .forEach(told -> read(told, tellings))),
                        CompletableFuture.runAsync(() -> shuffled.stream()
                                .filter(told -> told.pieces() != null)
                                .forEach(told -> read(told, tellings))))
                .join();

        assertThat(onHand()).isEqualTo(truth);
    }

    @Example
    void who_counts_waits_for_what_is_being_posted_there() {
        database.empty();
        post(10, StockCause.RECEIPT, EIGHT.minusSeconds(600), null);
        var move = new Told(-5, -1, 20);
        var count = new Count(PLACE, Account.SELLABLE, "", EIGHT);
        var posted = new CountDownLatch(1);
        var ends = new CountDownLatch(1);
        var moving = CompletableFuture.runAsync(() -> in(() -> {
            take(move, List.of(move));
            posted.countDown();
            await(ends);
        }));
        await(posted);
        var read = new AtomicReference<>(Map.<StockPlace, StockLevel>of());
        var counting = CompletableFuture.runAsync(() -> in(() -> {
            counts.lock(List.of(count), true);
            read.set(counts.read(List.of(PLACE), List.of(count)).levels());
        }));
        Awaitility.await().until(this::somebodyWaits);
        ends.countDown();

        moving.join();
        counting.join();
        assertThat(read.get()).isEqualTo(Map.of(PLACE, new StockLevel(9, 0, 0)));
    }

    private boolean somebodyWaits() {
        return Boolean.TRUE.equals(database.jdbc().queryForObject("""
                select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')
                """, Boolean.class));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Example
    void what_is_known_or_promised_of_pieces_moves_none() {
        database.empty();
        post(10, StockCause.RECEIPT, EIGHT.minusSeconds(60), EIGHT.minusSeconds(60));
        post(-3, StockCause.COUNT, EIGHT.plusSeconds(60), null);
        in(() -> stock.apply(List.of(StockChange.reserve(PLACE, 2, null, "cart")), EIGHT.plusSeconds(60)));

        assertThat(since(new Count(PLACE, Account.SELLABLE, "", EIGHT))).isEmpty();
    }

    @Example
    void pieces_that_a_picker_did_not_find_were_not_there_to_be_counted() {
        database.empty();
        var order = OrderId.next();
        post(10, StockCause.RECEIPT, EIGHT.minusSeconds(60), null);
        in(() -> stock.apply(List.of(StockChange.reserve(PLACE, 3, order)), EIGHT.minusSeconds(30)));
        in(() -> stock.apply(List.of(StockChange.missing(PLACE, 2, order, Ids.next())), EIGHT.plusSeconds(60)));

        assertThat(since(new Count(PLACE, Account.SELLABLE, "", EIGHT))).isEmpty();
    }

    @Example
    void a_count_of_what_is_damaged_leaves_what_is_for_sale_uncounted() {
        database.empty();
        counts.newer(List.of(new Count(PLACE, Account.DAMAGED, "", EIGHT)));
        var earlier = new Count(PLACE, Account.SELLABLE, "", EIGHT.minusSeconds(60));

        assertThat(counts.seen(List.of(earlier))).isEmpty();
        assertThat(counts.newer(List.of(earlier))).containsExactly(earlier);
    }

    private Map<Count, StockDelta> since(Count count) {
        return counts.read(List.of(PLACE), List.of(count)).since();
    }

    private void read(Told told, List<Told> all) {
        in(() -> take(told, all));
    }

    private void take(Told told, List<Told> all) {
        var count = new Count(PLACE, Account.SELLABLE, "", told.at());
        counts.lock(List.of(count), told.pieces() == null);
        if (told.pieces() != null) {
            if (told.pieces() != 0 && counts.seen(List.of(count)).isEmpty()) {
                apply(told.pieces(), StockCause.DELTA, told.read(), told.at());
            }
        } else if (!counts.newer(List.of(count)).isEmpty()) {
            int lies = FIRST
                    + all.stream()
                            .filter(other -> other.minute() <= told.minute() && other.pieces() != null)
                            .mapToInt(Told::pieces)
                            .sum();
            var reading = counts.read(List.of(PLACE), List.of(count));
            int missed = reading.since().getOrDefault(count, StockDelta.NONE).onHand();
            int known = reading.levels().getOrDefault(PLACE, StockLevel.NONE).onHand();
            int change = lies + missed - known;
            if (change != 0) {
                apply(change, StockCause.COUNT, told.read(), told.at());
            }
        }
    }

    private void post(int pieces, StockCause cause, Instant at, @Nullable Instant happened) {
        in(() -> apply(pieces, cause, at, happened));
    }

    private void apply(int pieces, StockCause cause, Instant at, @Nullable Instant happened) {
        stock.apply(List.of(StockChange.move(PLACE, pieces, cause, null, null).happened(happened)), at);
    }

    private int onHand() {
        return stock.levels(List.of(PLACE)).getOrDefault(PLACE, StockLevel.NONE).onHand();
    }

    private void in(Runnable step) {
        database.transaction().executeWithoutResult(status -> step.run());
    }

    /** Each in a minute of its own. */
    @Provide
    Arbitrary<List<Told>> tellings() {
        var pieces = Arbitraries.integers().between(-9, 9).injectNull(0.3);
        var late = Arbitraries.integers().between(0, 8);
        return Combinators.combine(pieces, late)
                .as((what, delay) -> new Told(0, what, delay))
                .list()
                .ofMaxSize(12)
                .map(all -> {
                    var each = new ArrayList<Told>();
                    all.forEach(told -> each.add(new Told(each.size() + 1, told.pieces(), told.late())));
                    return each;
                });
    }
}
