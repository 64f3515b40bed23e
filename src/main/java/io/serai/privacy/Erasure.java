package io.serai.privacy;

import io.serai.log.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Empties orders that have ended of all that says whose they were: the customer, addresses, notes, what people and partners wrote, the
 * messages that they came by, what partners answered, and mails that were still to be sent. What was bought, paid and moved stays, and
 * the chain of events with it. In the caller's transaction.
 */
@Repository
class Erasure {
    /** Country and province stay: they say where goods went, not to whom. No later word of the channel counts any more. */
    private static final String ORDERS = """
            update orders set redacted_at = r.at, revision = %d,
              document = document - array['customer', 'billTo', 'note'] || case when document -> 'shipTo' is not null then
                jsonb_build_object('shipTo', jsonb_strip_nulls(jsonb_build_object('street', '[]'::jsonb,
                  'country', document #> '{shipTo,country}', 'province', document #> '{shipTo,province}')))
                else '{}' end || jsonb_build_object('lines', coalesce(
                  (select jsonb_agg(l.line - 'note' order by l.no)
                   from jsonb_array_elements(document -> 'lines') with ordinality as l(line, no)), '[]'::jsonb))
            from :rows as r(id, at) where orders.id = r.id and redacted_at is null
            """.formatted(Long.MAX_VALUE);

    /** A reason is a code, or what somebody wrote. */
    private static final String EVENTS = """
            update event set data = data - array['note', 'signedBy', 'place']
              - case when data ->> 'reason' ~ '^[A-Za-z0-9_-]{1,40}$' then '' else 'reason' end
            where order_id in (select * from :rows)
              and jsonb_exists_any(data, array['note', 'signedBy', 'place', 'reason'])
            """;

    private static final String EARLY_CANCELLATIONS = """
            update early_cancellation e set reason = null from orders o
            where o.id in (select * from :rows) and e.channel = o.channel and e.reference = o.reference
            """;

    private static final String TRACKING = """
            update tracking_event t set signed_by = null, place = null from parcel p
            where p.order_id in (select * from :rows) and t.parcel_id = p.id and (t.signed_by is not null or t.place is not null)
            """;

    /** Whoever was to be told is nobody any more. Calls to others are waited for before an order is emptied. */
    private static final String CALLS = """
            update attempt set answer = '{"redacted": true}', changed_at = now(),
              state = case when state in ('WAITING', 'STARTED', 'UNKNOWN') then 'REFUSED' else state end
            where order_id in (select * from :rows)
            """;

    private static final String MESSAGES = """
            with o as (select * from :rows as o(id))
            select receipt_id from receipt_item where order_id in (select id from o)
            union select receipt_id from event where order_id in (select id from o) and receipt_id is not null
            union select receipt_id from exception where order_id in (select id from o) and receipt_id is not null
            union select t.receipt_id from tracking_event t join parcel p on p.id = t.parcel_id
                  where p.order_id in (select id from o) and t.receipt_id is not null
            """;

    /** What the customer wrote is told to who picks. */
    private static final String PICK_TASKS = """
            update pick_task p set task = p.task - 'note' || jsonb_build_object('lines', coalesce(
                (select jsonb_agg(l.line - 'note' order by l.no)
                 from jsonb_array_elements(p.task -> 'lines') with ordinality as l(line, no)), '[]'::jsonb))
            from fulfilment f
            where f.id = p.fulfilment_id and f.order_id in (select * from :rows)
              and (p.task -> 'note' is not null or jsonb_path_exists(p.task, '$.lines[*].note'))
            """;

    /** Of an order, or the only item of a message that is emptied: what else is in a file of many is somebody else's. */
    private static final String EXCEPTIONS = """
            select e.id from exception e join receipt r on r.id = e.receipt_id
            where e.receipt_id in (select * from :rows) and coalesce(r.items, 1) <= 1 and e.purged_at is null
            """;

    /** A message with an item that somebody else waits for, and that is kept nowhere but in it, is emptied when that is settled. */
    private static final String NOT_NEEDED = """
            select id from receipt r where id in (select * from :rows) and state = 'DONE'
              and purged_by is distinct from 'REDACTION'
              and not exists (select from exception e where e.receipt_id = r.id and e.state = 'OPEN' and e.document is null)
            """;

    private final JdbcTemplate jdbc;
    private final Purge purge;

    Erasure(JdbcTemplate jdbc, Purge purge) {
        this.jdbc = jdbc;
        this.purge = purge;
    }

    /** What was emptied, counted. */
    record Emptied(int messages, int exceptions) {}

    Emptied orders(Collection<UUID> orders, Instant now) {
        if (orders.isEmpty()) {
            return new Emptied(0, 0);
        }
        // As a replay does: exceptions before orders.
        ids(orders, "select id from exception where order_id in (select * from :rows) order by id for update");
        ids(orders, "select id from orders where id in (select * from :rows) order by id for no key update");
        Rows.of(orders).uuid(id -> id).instant(id -> now).update(jdbc, ORDERS);
        change(orders, EVENTS);
        change(orders, EARLY_CANCELLATIONS);
        change(orders, TRACKING);
        change(orders, CALLS);
        change(orders, "delete from order_contact where order_id in (select * from :rows)");
        change(
                orders,
                "update hold set note = '', asked = null where order_id in (select * from :rows) and (note <> '' or asked is not null)");
        change(orders, PICK_TASKS);
        int exceptions =
                purge.exceptions(ids(orders, "select id from exception where order_id in (select * from :rows)"), now);
        var emptied = messages(ids(orders, MESSAGES), now);
        return new Emptied(emptied.messages(), emptied.exceptions() + exceptions);
    }

    /** Those of them that nobody needs any more, and the exceptions that they left. */
    Emptied messages(Collection<UUID> receipts, Instant now) {
        int exceptions = purge.exceptions(ids(receipts, EXCEPTIONS), now);
        return new Emptied(purge.messages(ids(receipts, NOT_NEEDED), now), exceptions);
    }

    private void change(Collection<UUID> orders, String sql) {
        Rows.of(orders).uuid(id -> id).update(jdbc, sql);
    }

    private List<UUID> ids(Collection<UUID> rows, String sql) {
        return Rows.of(rows).uuid(id -> id).query(jdbc, sql, (row, n) -> row.getObject(1, UUID.class));
    }
}
