package io.serai.inventory;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.inventory.FenceNotes.Note;
import io.serai.inventory.SetAside.Asking;
import io.serai.inventory.SetAside.Line;
import io.serai.inventory.SetAside.Taken;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.log.InvariantsAccess;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import io.serai.testing.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;

/** Which pieces of a fence are meant for which cart. */
class FenceNotesTest {
    private static final StockPlace REM = new StockPlace(new LocationId("CD"), new Sku("REM-1"));
    private static final Fence FENCE = new Fence("web", REM);
    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000000");

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
    private final FenceRows fences = new FenceRows(database.jdbc());

    @Test
    void of_the_many_fences_of_a_channel_only_those_of_what_is_asked_for_are_read() {
        var many = Database.named("many_fences").empty();
        many.jdbc().execute("""
                insert into reservation (id, key, kind, channel, taker, sku, asked, created_at, changed_at)
                select gen_random_uuid(), 'fence web CD ' || n, 'FENCE', 'web', '', 'SKU-' || n, '{}', now(), now()
                from generate_series(1, 20000) n;
                insert into reservation_line (reservation_id, line, location, sku, quantity, reserved)
                select id, 1, 'CD', sku, 5, 5 from reservation;
                analyze reservation;
                analyze reservation_line""");
        var asking = List.of(new Asking("web", "W-1", List.of(new Sku("SKU-7"), new Sku("SKU-8"))));
        var place = new StockPlace(new LocationId("CD"), new Sku("SKU-7"));
        var crowd = new SetAside(many.jdbc());

        many.transaction().executeWithoutResult(status -> {
            long before = rowsRead(many);
            assertThat(crowd.lock(asking)).extracting(Line::pieces).containsExactly(5, 5);
            assertThat(crowd.lockAt(List.of(place), asking))
                    .extracting(Line::place)
                    .containsExactly(place);
            assertThat(rowsRead(many) - before).isLessThan(100);
        });
    }

    /** By this connection so far. */
    private static long rowsRead(Database database) {
        return requireNonNull(database.jdbc().queryForObject("""
                        select sum(seq_tup_read + idx_tup_fetch) from pg_stat_xact_user_tables
                        where relname in ('reservation', 'reservation_line')""", Long.class));
    }

    @Property
    void notes_are_worth_what_is_there_and_the_older_before_the_newer(
            @ForAll @IntRange(max = 40) int there,
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 9) Integer> asked) {
        var notes = new ArrayList<Note>();
        asked.forEach(pieces -> notes.add(new Note(ID, there, new UUID(0, notes.size()), 1, "cart", "order", pieces)));

        var worth = FenceNotes.worth(notes);

        assertThat(worth.values().stream().mapToInt(pieces -> pieces).sum())
                .isEqualTo(Math.min(
                        there, asked.stream().mapToInt(pieces -> pieces).sum()));
        boolean isShort = false;
        for (var note : notes) {
            int pieces = requireNonNull(worth.get(note));
            assertThat(pieces).isBetween(0, isShort ? 0 : note.pieces());
            isShort |= pieces < note.pieces();
        }
    }

    @Test
    void a_cart_is_sent_where_its_channel_has_most_be_it_set_aside() {
        database.empty();
        Premises.sending(database, REM.location(), new LocationId("TDA"));
        var shop = new StockPlace(new LocationId("TDA"), REM.sku());
        came(REM, 6);
        came(shop, 4);
        fence(FENCE, 6);

        assertThat(place("web", "one", 5)).isEqualTo(REM.location());
        assertThat(place("app", "two", 3)).as("another channel").isEqualTo(shop.location());
        assertThat(InvariantsAccess.violatedOfReservations(database.jdbc())).isEmpty();
    }

    @Test
    void carts_that_come_together_do_not_count_on_the_same_pieces() {
        database.empty();
        Premises.sending(database, REM.location(), new LocationId("TDA"));
        came(REM, 3);
        fence(FENCE, 3);

        var answers =
                in(() -> group.reserve(List.of(wish("web", "one", 2), wish("app", "two", 1), wish("web", "three", 2))));

        assertThat(answers.get(0)).isInstanceOf(Reservations.Answer.Held.class);
        assertThat(answers.get(1)).isEqualTo(new Reservations.Answer.Lacking(Map.of(REM.sku(), 1)));
        assertThat(answers.get(2)).isEqualTo(new Reservations.Answer.Lacking(Map.of(REM.sku(), 1)));
    }

    /** Carts and orders of two channels, and a fence that is raised and lowered meanwhile. */
    @Test
    void among_many_threads_nothing_is_sold_twice_and_each_order_has_what_its_cart_had() throws Exception {
        database.empty();
        Premises.sending(database, REM.location(), new LocationId("TDA"));
        came(REM, 9);
        fence(FENCE, 9);
        var before = deadlocks();
        var number = new AtomicInteger();

        Together.run(12, () -> {
            for (int i = 0; i < 60; i++) {
                var random = ThreadLocalRandom.current();
                var channel = random.nextInt(5) == 0 ? "app" : "web";
                var name = channel + "-" + number.incrementAndGet();
                int pieces = 1 + random.nextInt(3);
                switch (random.nextInt(6)) {
                    case 0 -> again(() -> fenceAnew(5 + random.nextInt(5)));
                    case 1 -> again(() -> orders(channel, name, pieces));
                    default -> {
                        if (isHeld(name, channel, pieces)) {
                            if (random.nextInt(4) == 0) {
                                in(() -> reservations.release(name));
                            } else {
                                assertThat(again(() -> orders(channel, name, pieces)))
                                        .as("order of cart " + name)
                                        .isTrue();
                            }
                        }
                    }
                }
            }
            return true;
        });

        assertThat(InvariantsAccess.violatedOfReservations(database.jdbc())).isEmpty();
        assertThat(database.jdbc()
                        .queryForObject("select count(*) from reservation_line where fenced > 0", Integer.class))
                .isZero();
        assertThat(deadlocks()).isEqualTo(before);
    }

    private boolean isHeld(String name, String channel, int pieces) {
        return in(() -> group.reserve(List.of(wish(channel, name, pieces)))).get(0) instanceof Reservations.Answer.Held;
    }

    /** As allocation does it: what is set aside is locked, then stock; and all goes out at once, and comes back. */
    private boolean orders(String channel, String reference, int pieces) {
        return in(() -> {
            var lines = aside.lock(List.of(new Asking(channel, reference, List.of(REM.sku()))));
            int own = lines.stream().mapToInt(Line::pieces).sum();
            if (requireNonNull(stock.lock(List.of(REM)).get(REM)).available() + own < pieces) {
                return false;
            }
            var changes = new ArrayList<StockChange>();
            var taken = new ArrayList<Taken>();
            int rest = pieces;
            for (var line : lines) {
                int some = Math.min(rest, line.pieces());
                if (some > 0) {
                    rest -= some;
                    taken.add(new Taken(line, some));
                    changes.add(StockChange.release(REM, some, null, line.key()));
                }
            }
            aside.take(taken);
            var carts = lines.stream()
                    .filter(line -> !line.isFence())
                    .map(Line::reservation)
                    .toList();
            aside.done(carts, clock.instant())
                    .forEach(left -> changes.add(StockChange.release(
                            REM, left.pieces(), null, left.line().key())));
            var order = OrderId.next();
            changes.add(StockChange.move(REM, -pieces, StockCause.SALE, order, null));
            changes.add(StockChange.back(REM, Account.SELLABLE, pieces, order, null));
            stock.apply(changes, clock.instant());
            return true;
        });
    }

    /** As a policy does it. */
    private boolean fenceAnew(int pieces) {
        return in(() -> {
            int held = fences.lock(List.of(FENCE), true).getOrDefault(FENCE.key(), 0);
            int change = Math.min(
                    pieces - held,
                    requireNonNull(stock.lock(List.of(REM)).get(REM)).available());
            var changes = new ArrayList<StockChange>();
            if (change < 0) {
                fences.handOver(FENCE, held + change)
                        .forEach(more -> changes.add(StockChange.reserve(REM, more.pieces(), null, more.key())));
                changes.add(StockChange.release(REM, -change, null, FENCE.key()));
            } else if (change > 0) {
                changes.add(StockChange.reserve(REM, change, null, FENCE.key()));
            }
            fences.set(FENCE, held + change, held + change, false, clock.instant());
            stock.apply(changes, clock.instant());
            return true;
        });
    }

    /** What may not wait is done again, as a group is. */
    private boolean again(Supplier<Boolean> step) {
        while (true) {
            try {
                return step.get();
            } catch (ConcurrencyFailureException e) {
                assertThat(e).hasNoCause();
            }
        }
    }

    private void fence(Fence fence, int pieces) {
        in(() -> {
            fences.open(List.of(fence), clock.instant());
            fences.set(fence, pieces, pieces, false, clock.instant());
            stock.apply(List.of(StockChange.reserve(fence.place(), pieces, null, fence.key())), clock.instant());
            return true;
        });
    }

    private void came(StockPlace place, int pieces) {
        in(() -> {
            stock.apply(List.of(StockChange.move(place, pieces, StockCause.COUNT, null, null)), clock.instant());
            return true;
        });
    }

    private LocationId place(String channel, String key, int pieces) {
        var answer = in(() -> reservations.reserve(wish(channel, key, pieces)));
        assertThat(answer).isInstanceOf(Reservations.Answer.Held.class);
        return ((Reservations.Answer.Held) answer).reservation().lines().get(0).location();
    }

    private static Wish wish(String channel, String key, int pieces) {
        return new Wish(key, channel, null, Duration.ofMinutes(15), List.of(new Wish.Line(null, REM.sku(), pieces)));
    }

    private long deadlocks() {
        return database.jdbc()
                .queryForObject(
                        "select deadlocks from pg_stat_database where datname = current_database()", Long.class);
    }

    private <T> T in(Supplier<T> step) {
        return java.util.Objects.requireNonNull(database.transaction().execute(status -> step.get()));
    }
}
