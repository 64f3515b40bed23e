package io.serai.log;

import io.serai.kernel.Ids;
import io.serai.kernel.Port;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Looks for deadlines that have passed and raises an alert for each, once; closes those that are healed; looks at the whole and tells
 * people; checks the invariants.
 */
@Port
@Component("watch")
public class Watch {
    private record Overdue(String code, String subject, UUID order) {}

    /** Of each kind so many in one look, and none that has its alert: however much one kind is late, all are told of in the end. */
    private static final String OVERDUE = """
            (select 'order-overdue' as code, id::text as subject, id as order_id from orders o where deadline < ?
               and not exists (select from alert where code = 'order-overdue' and subject = o.id::text and closed_at is null)
             limit 1000)
            union all
            (select 'receipt-overdue', id::text, null from receipt r where state = 'WAITING' and deadline < ?
               and not exists (select from alert where code = 'receipt-overdue' and subject = r.id::text and closed_at is null)
             limit 1000)
            union all
            (select 'call-overdue', id::text, order_id from attempt c
             where state in ('WAITING', 'STARTED', 'UNKNOWN') and deadline < ?
               and not exists (select from alert where code = 'call-overdue' and subject = c.id::text and closed_at is null)
             limit 1000)""";

    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final int MONTHS_AHEAD = 3;

    private final JdbcTemplate jdbc;
    private final Invariants invariants;
    private final Alerts alerts;
    private final Clock clock;
    private @Nullable LocalDate partitionsChecked;

    Watch(JdbcTemplate jdbc, Invariants invariants, Alerts alerts, Clock clock) {
        this.jdbc = jdbc;
        this.invariants = invariants;
        this.alerts = alerts;
        this.clock = clock;
    }

    public void look() {
        keepPartitionsAhead();
        raise();
        heal();
        alerts.look();
        alerts.tell();
        invariants.incremental();
    }

    /** The events of the months to come have their partitions before the first of them happens. */
    private void keepPartitionsAhead() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!today.equals(partitionsChecked)) {
            IntStream.rangeClosed(1, MONTHS_AHEAD).forEach(this::makePartition);
            partitionsChecked = today;
        }
    }

    /** Events that a wrong clock has put into a month to come stay where they are; the watch must go on all the same. */
    private void makePartition(int monthsAhead) {
        try {
            jdbc.query(
                    "select event_partition(?::timestamptz + ? * interval '1 month')",
                    row -> {},
                    Timestamp.from(clock.instant()),
                    monthsAhead);
        } catch (DataIntegrityViolationException already) {
            log.warn(
                    "The events of the month {} months ahead stay in event_rest: {}",
                    monthsAhead,
                    already.getMessage());
        }
    }

    private void raise() {
        var now = Timestamp.from(clock.instant());
        var overdue = jdbc.query(
                OVERDUE,
                (row, n) -> new Overdue(row.getString(1), row.getString(2), row.getObject(3, UUID.class)),
                now,
                now,
                now);
        Rows.of(overdue)
                .uuid(each -> Ids.next())
                .text(Overdue::code)
                .text(Overdue::subject)
                .uuid(Overdue::order)
                .instant(each -> clock.instant())
                .update(jdbc, """
                        insert into alert (id, code, subject, order_id, raised_at) select * from :rows order by 2, 3
                        on conflict do nothing
                        """);
    }

    /** Only its own: what is wrong as a whole is looked after by {@link Alerts}. Each is looked up by its key, for there may be many. */
    private void heal() {
        var now = Timestamp.from(clock.instant());
        jdbc.update("""
                update alert a set closed_at = ? where closed_at is null and code = 'order-overdue' and not exists (
                  select from orders where id = a.subject::uuid and deadline < ?)""", now, now);
        jdbc.update("""
                update alert a set closed_at = ? where closed_at is null and code = 'receipt-overdue' and not exists (
                  select from receipt where id = a.subject::uuid and state = 'WAITING')""", now);
        jdbc.update("""
                update alert a set closed_at = ? where closed_at is null and code = 'call-overdue' and not exists (
                  select from attempt where id = a.subject::uuid and state in ('WAITING', 'STARTED', 'UNKNOWN'))""", now);
    }
}
