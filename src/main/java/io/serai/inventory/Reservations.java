package io.serai.inventory;

import io.serai.inventory.Reservation.State;
import io.serai.kernel.Port;
import io.serai.kernel.Sku;
import io.serai.log.Together;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets pieces aside for carts, once for each key, and gives them free again when their time is over. */
@Port
@Component("reservations")
public class Reservations {
    private static final int SWEEP = 200;
    private static final int AT_ONCE = 50;

    /** What became of a wish. A refusal keeps nothing, so that the same key may be tried again. */
    public sealed interface Answer {
        record Held(Reservation reservation) implements Answer {}

        /** Not all of it is there; {@code missing} tells how many pieces of what. */
        record Lacking(Map<Sku, Integer> missing) implements Answer {}

        /** The key stands for something else already. */
        record OtherWish(Reservation reservation) implements Answer {}
    }

    private final JdbcTemplate jdbc;
    private final ReservationRows rows;
    private final Stock stock;
    private final Clock clock;
    private final Together<Wish, Answer> together;

    Reservations(JdbcTemplate jdbc, ReservationRows rows, ReservationGroup group, Stock stock, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.stock = stock;
        this.clock = clock;
        this.together = new Together<>(AT_ONCE, group::reserve);
    }

    /** Who comes while others are being served is served with those who wait by then, in one transaction. */
    public Answer reserve(Wish wish) {
        return together.ask(wish);
    }

    public Optional<Reservation> find(String key) {
        return rows.byKey(key);
    }

    /** Gives free what is still held; empty if there is no such key. Safe to repeat. */
    @Transactional
    public Optional<Reservation> release(String key) {
        end(rows.lock(key), State.RELEASED);
        return rows.byKey(key);
    }

    /** Gives free what nobody paid in time; how many reservations. */
    @Transactional
    public int expireDue() {
        var due = jdbc.queryForList("""
                select id from reservation where state = 'HELD' and expires_at <= ?
                order by expires_at limit %d for update skip locked
                """.formatted(SWEEP), UUID.class, Timestamp.from(clock.instant()));
        end(due, State.EXPIRED);
        return due.size();
    }

    private void end(List<UUID> ids, State state) {
        var now = clock.instant();
        var freed = rows.end(ids, state, now);
        stock.apply(
                freed.stream()
                        .map(each -> StockChange.release(each.place(), each.pieces(), null, each.key()))
                        .toList(),
                now);
    }
}
