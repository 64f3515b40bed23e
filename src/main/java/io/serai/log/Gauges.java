package io.serai.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.serai.kernel.Port;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What waits and how long it has, as numbers for monitoring: few series, and never one for each order. Read every quarter of a minute;
 * several hubs on one database say the same.
 */
@Port
@Component("gauges")
public class Gauges {
    private static final String DEADLOCKS = "select deadlocks from pg_stat_database where datname = current_database()";

    /** One series: its tag's value, how many wait, and since when the oldest does in seconds. */
    private record Waiting(String name, long count, double oldestSeconds) {}

    /** A pair of meters over a query of name, count and time of the oldest. */
    private record Backlog(MultiGauge count, MultiGauge oldest, String tag, String sql) {}

    private final JdbcTemplate jdbc;
    private final Invariants invariants;
    private final Clock clock;
    private final List<Backlog> backlogs;
    private final MultiGauge exceptions;
    private final MultiGauge alerts;
    private final MultiGauge violations;
    private final AtomicLong deadlocks = new AtomicLong();

    Gauges(JdbcTemplate jdbc, Invariants invariants, Clock clock, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.invariants = invariants;
        this.clock = clock;
        this.backlogs = List.of(
                backlog(meters, "serai.orders.waiting", "serai.orders.oldest", "state", "orders on their way", """
                        select state, count(*), min(changed_at) from orders where deadline is not null group by state"""),
                backlog(
                        meters,
                        "serai.messages.waiting",
                        "serai.messages.oldest",
                        "lane",
                        "messages that are kept and not yet read",
                        """
                        select lane, count(*), min(received_at) from receipt where state = 'WAITING' group by lane"""),
                backlog(
                        meters,
                        "serai.outbox.waiting",
                        "serai.outbox.oldest",
                        "address",
                        "messages for the broker",
                        """
                        select address, count(*), min(created_at) from outbox group by address"""),
                backlog(
                        meters,
                        "serai.calls.waiting",
                        "serai.calls.oldest",
                        "door",
                        "calls to partners without a certain outcome",
                        """
                        select door, count(*), min(created_at) from attempt
                        where state in ('WAITING', 'STARTED', 'UNKNOWN') group by door"""));
        this.exceptions = gauge(meters, "serai.exceptions.open", "exceptions that wait for a person, by partner");
        this.alerts = gauge(meters, "serai.alerts.open", "alerts that are not healed, by code");
        this.violations =
                gauge(meters, "serai.invariants.violations", "rows that break an invariant, as last looked at");
        Gauge.builder("serai.database.deadlocks", deadlocks, AtomicLong::get)
                .description("deadlocks that PostgreSQL has broken since its statistics begin")
                .register(meters);
    }

    private static Backlog backlog(
            MeterRegistry meters, String count, String oldest, String tag, String what, String sql) {
        return new Backlog(
                gauge(meters, count, what),
                MultiGauge.builder(oldest)
                        .description("since when the oldest waits: " + what)
                        .baseUnit("seconds")
                        .register(meters),
                tag,
                sql);
    }

    private static MultiGauge gauge(MeterRegistry meters, String name, String what) {
        return MultiGauge.builder(name).description(what).register(meters);
    }

    public void refresh() {
        for (var backlog : backlogs) {
            var waiting = waiting(backlog.sql());
            backlog.count().register(rows(backlog.tag(), waiting, false), true);
            backlog.oldest().register(rows(backlog.tag(), waiting, true), true);
        }
        exceptions.register(
                counts("partner", "select partner, count(*) from exception where state = 'OPEN' group by 1"), true);
        alerts.register(counts("code", "select code, count(*) from alert where closed_at is null group by 1"), true);
        var broken = new ArrayList<Row<?>>();
        invariants.last().forEach((name, count) -> broken.add(Row.of(Tags.of("invariant", name), count)));
        violations.register(broken, true);
        var untied = jdbc.queryForObject(DEADLOCKS, Long.class);
        deadlocks.set(untied == null ? 0 : untied);
    }

    private List<Waiting> waiting(String sql) {
        var now = clock.instant();
        return jdbc.query(
                sql,
                (row, n) -> new Waiting(
                        row.getString(1),
                        row.getLong(2),
                        Math.max(
                                0,
                                Duration.between(row.getTimestamp(3).toInstant(), now)
                                                .toMillis()
                                        / 1_000.0)));
    }

    private static List<Row<?>> rows(String tag, List<Waiting> waiting, boolean oldest) {
        var rows = new ArrayList<Row<?>>();
        for (var each : waiting) {
            rows.add(Row.of(Tags.of(tag, each.name()), oldest ? each.oldestSeconds() : each.count()));
        }
        return rows;
    }

    private List<Row<?>> counts(String tag, String sql) {
        return jdbc.query(sql, (row, n) -> Row.of(Tags.of(tag, row.getString(1)), row.getLong(2)));
    }
}
