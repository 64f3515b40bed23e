package io.serai.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Calls that are due and that nobody has begun. One whose door was told since it became due is told of again after the length of a lease,
 * and then, as long as nobody begins it, at distances that double up to the longest: a queue that nobody reads fills slowly. Each
 * door has its own share, so that such a one keeps no other waiting.
 */
final class DueCalls {
    /**
     * Of each door only so many are looked at, those that have been due longest: as long as nobody begins them nobody reads that queue, or
     * whoever does is behind, and it shall not grow.
     */
    private static final int WINDOW = 100;

    /** Its door was not told since it became due, or long enough ago. */
    private static final String UNTOLD = """
            (woken_at < next_at
              or woken_at + greatest(make_interval(secs => ?), least(woken_at - next_at, make_interval(secs => ?))) <= ?)""";

    private static final String DUE = """
            with recursive doors(door) as (
              select min(door) from attempt where state in ('WAITING', 'STARTED', 'UNKNOWN')
              union all
              select (select min(door) from attempt where state in ('WAITING', 'STARTED', 'UNKNOWN') and door > d.door)
              from doors d where d.door is not null)
            select longest.id from doors d cross join lateral (
              select id, woken_at, next_at from attempt
              where door = d.door and state in ('WAITING', 'STARTED', 'UNKNOWN') and next_at <= ?
              order by next_at, id limit %d) longest
            where %s
            """.formatted(WINDOW, UNTOLD);

    /** Another sweep may have told of them by now, and a door may have begun them. */
    private static final String TELL = """
            update attempt set woken_at = ?
            where id in (select id from attempt where id = any (?) and state in ('WAITING', 'STARTED', 'UNKNOWN') and next_at <= ?
                           and %s for update skip locked)
            returning id, door, trace
            """.formatted(UNTOLD);

    private final JdbcTemplate jdbc;
    private final double lease;
    private final double longest;

    DueCalls(JdbcTemplate jdbc, Duration lease, Duration longest) {
        this.jdbc = jdbc;
        this.lease = seconds(lease);
        this.longest = seconds(longest);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }

    /** Notes that their doors are told, in the caller's transaction; what the doors are to be told. */
    List<OutboxMessage> wake(Instant instant) {
        var now = Timestamp.from(instant);
        var due = jdbc.queryForList(DUE, UUID.class, now, lease, longest, now);
        return due.isEmpty()
                ? List.of()
                : jdbc.query(TELL, DueCalls::wakeUp, now, due.toArray(UUID[]::new), now, lease, longest, now);
    }

    static OutboxMessage wakeUp(ResultSet row, int n) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var address = Attempts.ADDRESS_PREFIX + row.getString("door").replace(':', '.');
        return new OutboxMessage(id, address, id.toString(), row.getString("trace"));
    }
}
