package io.serai.console;

import static io.serai.console.Columns.instant;
import static io.serai.console.Columns.optional;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many orders are in each state. Counting is shared by all who look: an answer is kept for a second, or for ten times as long
 * as it took, so that it never costs more than a tenth of one connection.
 */
@Component
public class StateCounts {
    /** At most so many messages or calls that wait are counted. */
    static final int MOST = 10_000;

    private static final String WAITING = """
            select 'HOLD' as what, kind as about, count(*) as n, min(placed_at) as since, null as why
            from hold where released_at is null group by kind
            union all
            select 'MESSAGES', lane, count(*), min(received_at), null
            from (select lane, received_at from receipt where state = 'WAITING' limit :most) r group by lane
            union all
            select 'CALLS', door, count(*), min(created_at), (array_agg(coalesce(answer ->> 'fault', answer ->> 'status')
              order by changed_at desc) filter (where answer is not null))[1]
            from (select door, created_at, changed_at, answer from attempt
                  where state in ('WAITING', 'STARTED', 'UNKNOWN') limit :most) a group by door
            union all
            select 'PULL', partner, 1, since, why from pull_failure
            order by since""";

    /**
     * Orders by state, with those that are none, and since when the one is in its state that has been longest; what waits for the hub, and what
     * waits for a person.
     */
    public record Counts(
            Map<String, Long> orders,
            Map<String, Instant> oldest,
            List<Waiting> waiting,
            long waitingReceipts,
            long openExceptions,
            long openAlerts,
            Instant at) {
        public @Nullable Instant oldestOf(String state) {
            return oldest.get(state);
        }

        public long of(String state) {
            return orders.getOrDefault(state, 0L);
        }

        public long total() {
            return orders.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private static final Duration SHORTEST_KEEP = Duration.ofSeconds(1);
    private static final int KEEP_FACTOR = 10;

    private final JdbcClient jdbc;
    private final Clock clock;
    private @Nullable Counts last;
    private Instant until = Instant.MIN;

    @Autowired
    StateCounts(JdbcClient jdbc, ObjectProvider<Clock> clock) {
        this(jdbc, clock.getIfAvailable(Clock::systemUTC));
    }

    StateCounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public synchronized Counts now() {
        var start = clock.instant();
        var kept = last;
        if (kept != null && start.isBefore(until)) {
            return kept;
        }
        var oldest = new HashMap<String, Instant>();
        var counts = new Counts(
                orders(oldest),
                oldest,
                waiting(),
                count("select count(*) from receipt where state = 'WAITING'"),
                count("select count(*) from exception where state = 'OPEN'"),
                count("select count(*) from alert where closed_at is null"),
                start);
        var took = Duration.between(start, clock.instant()).multipliedBy(KEEP_FACTOR);
        until = start.plus(took.compareTo(SHORTEST_KEEP) > 0 ? took : SHORTEST_KEEP);
        last = counts;
        return counts;
    }

    private List<Waiting> waiting() {
        return jdbc.sql(WAITING)
                .param("most", MOST)
                .query((row, i) -> new Waiting(
                        row.getString("what"),
                        row.getString("about"),
                        row.getLong("n"),
                        instant(row, "since"),
                        optional(row, "why")))
                .list();
    }

    private Map<String, Long> orders(Map<String, Instant> oldest) {
        var counts = new LinkedHashMap<String, Long>();
        OrderState.names().forEach(state -> counts.put(state, 0L));
        jdbc.sql("select state, count(*) as n, min(changed_at) as since from orders group by state")
                .query(row -> {
                    counts.put(row.getString("state"), row.getLong("n"));
                    oldest.put(row.getString("state"), instant(row, "since"));
                });
        return counts;
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
