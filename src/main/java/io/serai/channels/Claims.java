package io.serai.channels;

import io.serai.kernel.ReceiptId;
import io.serai.log.Rows;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands waiting envelopes to workers, each to one at a time: a claim is a row lock, so it ends with the worker's transaction, also if
 * the worker dies. Envelopes of a group that failed are handed out alone, so that the culprit shows itself.
 */
@Repository
public class Claims {
    /** After so many failed tries alone an envelope is parked. */
    public static final int MAX_ATTEMPTS = 5;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    /** Longer ones are fetched one at a time, so that a group of them is never in memory together. */
    private static final int SMALL = 64 << 10;

    private static final long GROUP_BYTES = 1 << 20;

    /** Of pieces of long files, each of which has many items, a group has fewer: all its orders are in memory at once. */
    static final int PIECES = 5;

    /** What waits in a lane and may be taken now, the oldest first. */
    private static final String WAITING = """
            from receipt where state = 'WAITING' and lane = ? and alone = ? and not_before <= ? order by id
            """;

    /** The first that waits says how many are locked, so that others can have what is too much for one. */
    private static final String TAKE = """
            select id, partner, case when size <= ? then body end as body, attempts, received_at, headers ->> 'lines-before',
              headers ->> 'apart', headers ->> 'traceparent', headers ->> 'piece' is not null
            """ + WAITING + """
            limit coalesce((select case when headers ->> 'piece' is null then ? else ? end
            """ + WAITING + """
            limit 1 for update skip locked), 1) for update skip locked
            """;

    private record Claimed(
            ReceiptId id,
            String partner,
            byte @Nullable [] small,
            int attempts,
            Instant receivedAt,
            long linesBefore,
            @Nullable String apart,
            @Nullable String trace,
            boolean isPiece) {}

    private final JdbcTemplate jdbc;
    private final Inbox inbox;
    private final Turns turns;
    private final Clock clock;
    private final int groupSize;

    Claims(JdbcTemplate jdbc, Inbox inbox, Turns turns, Clock clock, @Value("${serai.inbox.group:100}") int groupSize) {
        this.jdbc = jdbc;
        this.inbox = inbox;
        this.turns = turns;
        this.clock = clock;
        this.groupSize = groupSize;
    }

    /** The oldest waiting envelopes of a lane that nobody else has, in the caller's transaction, in its {@link Turns turn}; none if there are none. */
    public List<Envelope> claim(String lane) {
        turns.take(lane);
        var group = take(lane, false, groupSize);
        return group.isEmpty() ? take(lane, true, 1) : group;
    }

    private List<Envelope> take(String lane, boolean alone, int limit) {
        var now = Timestamp.from(clock.instant());
        var group = jdbc.query(
                TAKE,
                (row, n) -> new Claimed(
                        new ReceiptId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getBytes(3),
                        row.getInt(4),
                        row.getTimestamp(5).toInstant(),
                        row.getLong(6),
                        row.getString(7),
                        row.getString(8),
                        row.getBoolean(9)),
                SMALL,
                lane,
                alone,
                now,
                limit,
                Math.min(limit, PIECES),
                lane,
                alone,
                now);
        return fill(lane, alone, group);
    }

    /** As many as are not too much together, and at least one; nobody overtakes those that are left and locked. */
    private List<Envelope> fill(String lane, boolean alone, List<Claimed> group) {
        var envelopes = new ArrayList<Envelope>();
        long size = 0;
        int pieces = 0;
        for (var each : group) {
            var bytes = each.small() == null ? inbox.bytes(each.id()) : each.small();
            size += bytes.length;
            pieces += each.isPiece() ? 1 : 0;
            if ((size > GROUP_BYTES || pieces > PIECES) && !envelopes.isEmpty()) {
                turns.keep(lane);
                break;
            }
            envelopes.add(new Envelope(
                    each.id(),
                    each.partner(),
                    lane,
                    bytes,
                    each.attempts(),
                    alone,
                    each.receivedAt(),
                    each.linesBefore(),
                    each.apart(),
                    each.trace()));
        }
        return envelopes;
    }

    /** After the group's transaction was rolled back: its envelopes will be tried alone, each later than the time before. */
    @Transactional
    public void isolate(Collection<Envelope> group, boolean countsAsAttempt) {
        var now = clock.instant();
        Rows.of(group)
                .uuid(envelope -> envelope.receipt().value())
                .integer(envelope -> envelope.attempts() + (countsAsAttempt && envelope.alone() ? 1 : 0))
                .instant(envelope ->
                        now.plus(FIRST_PAUSE.multipliedBy(envelope.alone() ? 1L << envelope.attempts() : 0)))
                .update(jdbc, """
                        update receipt set alone = true, attempts = r.attempts, not_before = r.not_before
                        from :rows as r(id, attempts, not_before)
                        where receipt.id = r.id and receipt.state = 'WAITING'
                        """);
    }
}
