package io.serai.privacy;

import io.serai.kernel.Port;
import io.serai.log.Leases;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Empties what has been kept long enough, a batch in a transaction, by one hub at a time. What still waits for something, for its steps,
 * for a person, for an answer, is never emptied.
 */
@Port
@Component("retention")
public class Retention {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 1_000;

    /** So many batches of each kind in one sweep; the next sweep goes on. */
    private static final int MOST = 100;

    private record Kept(UUID id, boolean waits, boolean needed) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Leases leases;
    private final RetentionSettings settings;
    private final Marks marks;
    private final Purge purge;
    private final Erasure erasure;
    private final Clock clock;

    Retention(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            Leases leases,
            RetentionSettings settings,
            Marks marks,
            Purge purge,
            Erasure erasure,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.leases = leases;
        this.settings = settings;
        this.marks = marks;
        this.purge = purge;
        this.erasure = erasure;
        this.clock = clock;
    }

    public void sweep() {
        partners().forEach(partner -> batches(() -> messages(partner)));
        batches(this::exceptions);
        batches(this::calls);
        batches(this::customers);
        batches(this::lateMessages);
    }

    /** Messages of a partner that were kept before are emptied, wherever else they lie; for ever ago where they are kept for ever. */
    public Instant messagesUntil(String partner) {
        return until(settings.messages(partner));
    }

    private void batches(BooleanSupplier batch) {
        for (int i = 0; i < MOST; i++) {
            var more = transaction.execute(status -> leases.take("retention") && isAloneFor(batch));
            if (!Boolean.TRUE.equals(more)) {
                return;
            }
        }
    }

    /** Who forgets a customer empties the same messages: each waits for a batch of the other. */
    private boolean isAloneFor(BooleanSupplier batch) {
        leases.await("redaction");
        return batch.getAsBoolean();
    }

    /** Each of those that ever sent something, by the index of their messages. */
    private List<String> partners() {
        return jdbc.queryForList("""
                with recursive p as (
                  select min(partner) as name from receipt
                  union all
                  select (select min(partner) from receipt where partner > p.name) from p where p.name is not null)
                select name from p where name is not null""", String.class);
    }

    private boolean messages(String partner) {
        var until = messagesUntil(partner);
        var mark = "messages:" + partner;
        var old = jdbc.query(
                """
                select id, state = 'WAITING',
                  exists (select from exception e where e.receipt_id = r.id and e.state = 'OPEN')
                from receipt r where partner = ? and id > ? and id < uuid_from(?) order by id limit %d
                """.formatted(BATCH),
                (row, n) -> new Kept(row.getObject(1, UUID.class), row.getBoolean(2), row.getBoolean(3)),
                partner,
                marks.read(mark),
                Timestamp.from(until));
        var read = upToWaiting(old);
        var purged = purge.bytes(
                read.stream().filter(each -> !each.needed()).map(Kept::id).toList(), clock.instant());
        if (!read.isEmpty()) {
            marks.save(mark, read.get(read.size() - 1).id());
            log.info("Retention emptied {} messages of {}", purged, partner);
        }
        return read.size() == BATCH;
    }

    /** Ids are looked at once, so that the sweep stops before what is not yet over. */
    private static List<Kept> upToWaiting(List<Kept> old) {
        var over = new ArrayList<Kept>();
        for (var each : old) {
            if (each.waits()) {
                break;
            }
            over.add(each);
        }
        return over;
    }

    /** With what they say goes the message that was kept for their sake. */
    private boolean exceptions() {
        record Closed(UUID exception, UUID receipt) {}
        var closed = jdbc.query(
                "select id, receipt_id from exception where closed_at < ? and purged_at is null limit " + BATCH,
                (row, n) -> new Closed(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                Timestamp.from(until(settings.exceptions())));
        purge.exceptions(closed.stream().map(Closed::exception).toList(), clock.instant());
        purge.bytes(
                jdbc.queryForList("""
                        select id from receipt r where id = any(?) and id <= (
                          select value::uuid from setting where name = 'retention:messages:' || r.partner)
                          and not exists (select from exception e where e.receipt_id = r.id and e.state = 'OPEN')
                        """, UUID.class, (Object)
                        closed.stream().map(Closed::receipt).toArray(UUID[]::new)),
                clock.instant());
        return closed.size() == BATCH;
    }

    /** One that is still open keeps its answer and holds up no other: it is passed by, and looked at again in each sweep. */
    private boolean calls() {
        boolean morePassed = emptyPassed() == BATCH;
        var old = jdbc.queryForList(
                "select id from attempt where id > ? and id < uuid_from(?) order by id limit " + BATCH,
                UUID.class,
                marks.read("calls"),
                Timestamp.from(until(settings.calls())));
        if (!old.isEmpty()) {
            var ids = old.toArray(UUID[]::new);
            jdbc.update("""
                    insert into call_passed select id from attempt
                    where id = any (?) and state in ('WAITING', 'STARTED', 'UNKNOWN') order by id on conflict do nothing
                    """, (Object) ids);
            jdbc.update("""
                    update attempt set answer = '{"purged": true}'
                    where id = any (?) and state in ('DONE', 'REFUSED') and answer is not null
                    """, (Object) ids);
            marks.save("calls", old.get(old.size() - 1));
        }
        return morePassed || old.size() == BATCH;
    }

    private int emptyPassed() {
        return jdbc.update("""
                with over as (
                  delete from call_passed where id in (
                    select p.id from call_passed p join attempt a using (id) where a.state in ('DONE', 'REFUSED') limit %d)
                  returning id)
                update attempt set answer = '{"purged": true}' where id in (select id from over) and answer is not null
                """.formatted(BATCH));
    }

    private boolean customers() {
        var orders = jdbc.queryForList("""
                select id from orders where state in ('DELIVERED', 'COLLECTED', 'COMPLETED', 'CANCELLED')
                  and changed_at < ? and redacted_at is null limit %d
                """.formatted(BATCH), UUID.class, Timestamp.from(until(settings.customers())));
        erasure.orders(orders, clock.instant());
        return orders.size() == BATCH;
    }

    /** What came in about somebody after they were forgotten, or was still needed by somebody else then. */
    private boolean lateMessages() {
        var late = jdbc.queryForList("""
                select distinct r.id from privacy_order p join receipt_item i on i.order_id = p.order_id
                  join receipt r on r.id = i.receipt_id
                where p.done_at is not null and r.state = 'DONE' and r.purged_by is distinct from 'REDACTION'
                limit %d
                """.formatted(BATCH), UUID.class);
        erasure.messages(late, clock.instant());
        return false;
    }

    /** Until when what was made is old; for ever ago where it is kept for ever. */
    private Instant until(Duration kept) {
        return kept.isZero() ? Instant.EPOCH : clock.instant().minus(kept);
    }
}
