package io.serai.orders;

import io.serai.log.Rows;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** By which keys orders are being taken in just now. */
@Repository
public class OrderKeys {
    private static final int MOST_KEYS = 500;

    private final JdbcTemplate jdbc;

    OrderKeys(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** How a channel calls an order. */
    public record Key(String channel, String reference) {}

    /**
     * Lets no other transaction take orders in under these keys until this one ends: two messages about one new order, or the order and
     * its cancellation, do not miss each other. A database has room for so many locks only: of more than some hundred keys, as pieces of
     * files have, the channels are locked as a whole, which who locks keys shares.
     */
    public void oneAtATime(Collection<Key> keys) {
        if (keys.isEmpty()) {
            return;
        }
        boolean whole = keys.size() > MOST_KEYS;
        advisory(
                whole ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared",
                keys.stream().map(Key::channel).distinct().toList());
        if (!whole) {
            advisory(
                    "pg_advisory_xact_lock",
                    keys.stream()
                            .map(key -> key.channel() + ' ' + key.reference())
                            .toList());
        }
    }

    /** In the order of their numbers, whatever they are called. */
    private void advisory(String lock, List<String> names) {
        Rows.of(names)
                .text(name -> name)
                .query(
                        jdbc,
                        "select count(" + lock
                                + "(key)) from (select distinct hashtextextended('order ' || n.name, 0) as key"
                                + " from :rows as n(name) order by 1) keys",
                        (row, n) -> row.getLong(1));
    }
}
