package io.serai.log;

import io.serai.kernel.Ids;
import io.serai.kernel.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls to the outside, none of which is made inside a transaction: {@link #request} with the step that wants it, {@link #begin} takes
 * a lease, the caller calls, and the outcome is written. A lease that runs out is an unknown outcome. This is the one owner of retries
 * for what leaves the hub.
 */
@Repository
public class Attempts {
    /** Queues of doors: {@code serai.calls.} and the door's name with dots for colons. */
    public static final String ADDRESS_PREFIX = "serai.calls.";

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    /** Nobody makes us wait longer by what it answers. */
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);

    /** Doors behind which an order is read before it is written: two calls about one order at a time would undo each other. */
    private static final String IN_TURN = "channel:%";

    private final JdbcTemplate jdbc;
    private final Outbox outbox;
    private final Counters counters;
    private final Clock clock;
    private final Duration lease;
    private final Duration patience;
    private final DueCalls dueCalls;

    Attempts(
            JdbcTemplate jdbc,
            Outbox outbox,
            Counters counters,
            Clock clock,
            @Value("${serai.calls.lease:30s}") Duration lease,
            @Value("${serai.calls.patience:24h}") Duration patience) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.counters = counters;
        this.clock = clock;
        this.lease = lease;
        this.patience = patience;
        this.dueCalls = new DueCalls(jdbc, lease, LONGEST_PAUSE);
    }

    /**
     * Records what is to be called, in the caller's transaction; what was asked for before is not asked for again. It is the last that a
     * transaction does: the counters that it takes numbers from stay locked until its end.
     */
    public void request(Collection<Attempt.Request> requests) {
        record New(UUID id, Attempt.Request request) {}
        var rows = numbered(requests).stream()
                .map(request -> new New(Ids.next(), request))
                .toList();
        var now = clock.instant();
        var made = Rows.of(rows)
                .uuid(New::id)
                .text(row -> row.request().door())
                .text(row -> row.request().kind())
                .text(row -> row.request().subject())
                .uuid(row -> row.request().order() == null
                        ? null
                        : row.request().order().value())
                .json(row -> row.request().data())
                .instant(row -> now)
                .instant(row -> now.plus(patience))
                .instant(row -> now)
                .instant(row -> now)
                .query(jdbc, """
                        insert into attempt (id, door, kind, subject, order_id, data, next_at, deadline, created_at, woken_at, trace)
                        select r.*, (select trace from orders where id = r.order_id)
                        from :rows as r(id, door, kind, subject, order_id, data, next_at, deadline, created_at, woken_at)
                        on conflict do nothing returning id, door, trace
                        """, DueCalls::wakeUp);
        outbox.put(made);
    }

    /** In the order of the counters' names, so that nobody waits for one who waits for another. */
    private List<Attempt.Request> numbered(Collection<Attempt.Request> requests) {
        var byCounter = requests.stream()
                .filter(request ->
                        request.number() == null || !isAsked(request.door(), request.kind(), request.subject()))
                .collect(Collectors.groupingBy(
                        request ->
                                request.number() == null ? "" : request.number().counter(),
                        TreeMap::new,
                        Collectors.toList()));
        var all = new ArrayList<Attempt.Request>(requests.size());
        byCounter.forEach((counter, some) -> {
            long next = counter.isEmpty() ? 0 : counters.take(counter, some.size());
            for (var request : some) {
                all.add(counter.isEmpty() ? request : request.numbered(next++));
            }
        });
        return all;
    }

    /** Whether it was asked for before, whatever came of it. */
    public boolean isAsked(String door, String kind, String subject) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists(select 1 from attempt where door = ? and kind = ? and subject = ?)",
                Boolean.class,
                door,
                kind,
                subject));
    }

    /** Those of an order at a door, whatever came of them, in no order. */
    public List<Attempt> of(String door, String kind, OrderId order) {
        return jdbc.query(
                "select *, false as unknown from attempt where order_id = ? and door = ? and kind = ?",
                Attempts::read,
                order.value(),
                door,
                kind);
    }

    /** The same, that were done. */
    public List<Attempt> doneOf(String door, String kind, OrderId order) {
        return jdbc.query(
                "select *, false as unknown from attempt where order_id = ? and door = ? and kind = ? and state = 'DONE'",
                Attempts::read,
                order.value(),
                door,
                kind);
    }

    /** The same, of which nobody knows yet what comes of them. */
    public List<Attempt> openOf(String door, String kind, OrderId order) {
        return jdbc.query("""
                select *, false as unknown from attempt
                where order_id = ? and door = ? and kind = ? and state in ('WAITING', 'STARTED', 'UNKNOWN')
                """, Attempts::read, order.value(), door, kind);
    }

    /** Takes the lease; empty if somebody else has it, it is not due, it is another's turn, or the outcome is known. */
    @Transactional
    public Optional<Attempt> begin(UUID id) {
        var now = clock.instant();
        return waitsForItsTurn(id, now) ? Optional.empty() : lease(id, now);
    }

    /** It is put off as long as the same channel is being told of the same order. */
    private boolean waitsForItsTurn(UUID id, Instant now) {
        var ofAnOrder = jdbc.query("""
                select pg_advisory_xact_lock(hashtextextended(door || ' ' || order_id, 0))
                from attempt where id = ? and order_id is not null and door like ?
                """, (row, n) -> id, id, IN_TURN);
        return !ofAnOrder.isEmpty()
                && jdbc.update("""
                        update attempt set next_at = ?, state = case state when 'STARTED' then 'UNKNOWN' else state end
                        where id = ? and state in ('WAITING', 'STARTED', 'UNKNOWN') and next_at <= ?
                          and exists (
                            select 1 from attempt other
                            where other.order_id = attempt.order_id and other.door = attempt.door and other.id <> attempt.id
                              and other.state = 'STARTED' and other.next_at > ?)
                        """, Timestamp.from(now.plus(FIRST_PAUSE)), id, Timestamp.from(now), Timestamp.from(now))
                        == 1;
    }

    private Optional<Attempt> lease(UUID id, Instant now) {
        return jdbc
                .query(
                        """
                        update attempt set state = 'STARTED', tries = attempt.tries + 1, next_at = ?, changed_at = ?
                        from (select id, state from attempt where id = ? for update) before
                        where attempt.id = before.id and before.state in ('WAITING', 'STARTED', 'UNKNOWN')
                          and attempt.next_at <= ?
                        returning attempt.*, before.state <> 'WAITING' as unknown
                        """,
                        Attempts::read,
                        Timestamp.from(now.plus(lease)),
                        Timestamp.from(now),
                        id,
                        Timestamp.from(now))
                .stream()
                .findFirst();
    }

    /** A call that takes several requests is still on its way: nobody else begins it. False if somebody has begun it by now. */
    public boolean goesOn(Attempt attempt) {
        return jdbc.update(
                        "update attempt set next_at = ? where id = ? and state = 'STARTED' and tries = ?",
                        Timestamp.from(clock.instant().plus(lease)),
                        attempt.id(),
                        attempt.tries())
                == 1;
    }

    /** It was done, for certain. False if another outcome was written before. */
    public boolean done(UUID id, String answer) {
        return conclude(id, "DONE", answer);
    }

    /** The other side said no for good. False if another outcome was written before. */
    public boolean refused(UUID id, String answer) {
        return conclude(id, "REFUSED", answer);
    }

    /** It was certainly not done; it is tried again after a pause that grows, and is no shorter than the other side asked for. */
    public void retry(Attempt attempt, String answer, Duration atLeast) {
        later(attempt, "WAITING", answer, atLeast);
    }

    /** Nobody knows whether it was done; the other side is asked after such a pause. */
    public void unknown(Attempt attempt, String answer, Duration atLeast) {
        later(attempt, "UNKNOWN", answer, atLeast);
    }

    /** Wakes the doors of calls that are due; how many. */
    @Transactional
    public int wakeDue() {
        var woken = dueCalls.wake(clock.instant());
        outbox.put(woken);
        return woken.size();
    }

    private boolean conclude(UUID id, String state, String answer) {
        return jdbc.update("""
                        update attempt set state = ?, answer = ?::jsonb, changed_at = ?
                        where id = ? and state in ('WAITING', 'STARTED', 'UNKNOWN')
                        """, state, answer, Timestamp.from(clock.instant()), id) == 1;
    }

    /** Says nothing of a call that somebody else has begun since. */
    private void later(Attempt attempt, String state, String answer, Duration atLeast) {
        var now = clock.instant();
        jdbc.update(
                """
                update attempt set state = ?, answer = ?::jsonb, next_at = ?, changed_at = ?
                where id = ? and state = 'STARTED' and tries = ?
                """,
                state,
                answer,
                Timestamp.from(now.plus(pause(attempt.tries(), atLeast))),
                Timestamp.from(now),
                attempt.id(),
                attempt.tries());
    }

    private static Duration pause(int tries, Duration atLeast) {
        var grown = shorter(FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 20)), LONGEST_PAUSE);
        return atLeast.compareTo(grown) > 0 ? shorter(atLeast, LONGEST_ASKED) : grown;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Attempt read(ResultSet row, int n) throws SQLException {
        var order = row.getObject("order_id", UUID.class);
        return new Attempt(
                row.getObject("id", UUID.class),
                row.getString("door"),
                row.getString("kind"),
                row.getString("subject"),
                order == null ? null : new OrderId(order),
                Json.parse(row.getString("data")),
                row.getInt("tries"),
                row.getBoolean("unknown"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("deadline").toInstant(),
                row.getString("trace"));
    }
}
