package io.serai.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
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
    /** Orders by state, with those that are none; what waits for the hub, and what waits for a person. */
    public record Counts(
            Map<String, Long> orders, long waitingReceipts, long openExceptions, long openAlerts, Instant at) {
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
        var counts = new Counts(
                orders(),
                count("select count(*) from receipt where state = 'WAITING'"),
                count("select count(*) from exception where state = 'OPEN'"),
                count("select count(*) from alert where closed_at is null"),
                start);
        var took = Duration.between(start, clock.instant()).multipliedBy(KEEP_FACTOR);
        until = start.plus(took.compareTo(SHORTEST_KEEP) > 0 ? took : SHORTEST_KEEP);
        last = counts;
        return counts;
    }

    private Map<String, Long> orders() {
        var counts = new LinkedHashMap<String, Long>();
        OrderState.names().forEach(state -> counts.put(state, 0L));
        jdbc.sql("select state, count(*) as n from orders group by state").query(row -> {
            counts.put(row.getString("state"), row.getLong("n"));
        });
        return counts;
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
