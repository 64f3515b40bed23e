package io.serai.channels;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which deliveries of a partner were kept, and what became of them. */
@Repository
public class Known {
    /**
     * By the states in which something is still to be done, and only then in order: there are few such orders, and {@code orders_state}
     * has them. An index of their own would have to be kept at every step of every order; and to go by reference, as the limit invites to,
     * is to read past all that are over.
     */
    static final String OPEN = """
            with open as materialized (
              select reference from orders
              where state in ('RECEIVED', 'AWAITING_PAYMENT', 'AWAITING_STOCK', 'ALLOCATED', 'FULFILLING', 'READY_FOR_PICKUP', 'ON_HOLD')
                and channel = ?)
            select reference from open where reference > ? order by reference limit ?
            """;

    private final JdbcTemplate jdbc;

    Known(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A delivery that was kept.
     *
     * @param waiting it is not read yet
     * @param parked one of its items waits for a person, or was dismissed by one
     * @param reference of the order that it is about; null where there is none
     */
    public record Fate(
            boolean waiting, boolean parked, @Nullable String reference) {}

    /** Those that were kept, by the name that their sender has for them. */
    public Map<String, Fate> deliveries(String partner, Collection<String> names) {
        var byKey = new HashMap<String, String>();
        names.forEach(name -> byKey.put(Inbox.named(name), name));
        var fates = new HashMap<String, Fate>();
        jdbc.query(
                """
                select r.dedupe_key, r.state = 'WAITING' as waiting,
                  exists (select from receipt_item i where i.receipt_id = r.id and i.outcome = 'PARKED') as parked,
                  (select o.reference from receipt_item i join orders o on o.id = i.order_id
                   where i.receipt_id = r.id order by i.no limit 1) as reference
                from receipt r where r.partner = ? and r.dedupe_key = any(?)
                """,
                row -> {
                    fates.put(
                            byKey.getOrDefault(row.getString(1), ""),
                            new Fate(row.getBoolean(2), row.getBoolean(3), row.getString(4)));
                },
                partner,
                byKey.keySet().toArray(String[]::new));
        return fates;
    }

    /** How we have an order of a channel; {@code pieces} are those that are still wanted of all its lines. */
    public record Ours(String reference, long revision, long total, String currency, String state, long pieces) {}

    /** Those that are here, by the channel's name of them. */
    public Map<String, Ours> orders(String channel, Collection<String> references) {
        var found = new HashMap<String, Ours>();
        jdbc.query(
                """
                select reference, revision, total, currency, state,
                  (select coalesce(sum(l.quantity - l.cancelled), 0) from order_line l where l.order_id = o.id and l.part_of = 0)
                from orders o where channel = ? and reference = any(?)
                """,
                row -> {
                    found.put(
                            row.getString(1),
                            new Ours(
                                    row.getString(1),
                                    row.getLong(2),
                                    row.getLong(3),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getLong(6)));
                },
                channel,
                references.toArray(String[]::new));
        return found;
    }

    /** The channel's names of the orders of which something is still to be sent or handed out, the next so many behind one of them. */
    public List<String> open(String channel, String after, int limit) {
        return jdbc.queryForList(OPEN, String.class, channel, after, limit);
    }

    /**
     * The channel's names of the orders that were placed between the two, and are not cancelled.
     *
     * @param places those alone that were collected or handed over there; empty: all orders
     */
    public List<String> placed(String channel, Set<String> places, Instant from, Instant until, int limit) {
        return jdbc.queryForList(
                """
                select reference from orders
                where channel = ? and created_at >= ? and placed_at >= ? and placed_at < ? and state <> 'CANCELLED'
                  and (cardinality(?::text[]) = 0 or location = any (?::text[]))
                limit ?
                """,
                String.class,
                channel,
                Timestamp.from(from),
                Timestamp.from(from),
                Timestamp.from(until),
                places.toArray(String[]::new),
                places.toArray(String[]::new),
                limit);
    }
}
