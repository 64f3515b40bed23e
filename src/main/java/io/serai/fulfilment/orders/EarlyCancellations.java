package io.serai.fulfilment.orders;

import io.serai.contract.Cancellation;
import io.serai.kernel.OrderId;
import io.serai.log.Rows;
import io.serai.orders.Order;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Cancellations that came before their orders. */
@Repository
class EarlyCancellations {
    private final JdbcTemplate jdbc;

    EarlyCancellations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What the channel said before the order came. */
    public record Early(String reason, long revision, Instant at) {}

    void keep(String channel, Cancellation cancellation, Instant now) {
        jdbc.update(
                """
                insert into early_cancellation values (?, ?, ?, ?, ?)
                on conflict (channel, reference) do update set revision = excluded.revision, reason = excluded.reason
                  where early_cancellation.revision < excluded.revision
                """,
                channel,
                cancellation.reference(),
                cancellation.revision(),
                cancellation.reason(),
                Timestamp.from(now));
    }

    /** Why orders that are just now accepted were cancelled before, where that was said of their revision or a later one. */
    Map<OrderId, Early> take(Collection<Order> accepted) {
        var early = new HashMap<OrderId, Early>();
        Rows.of(accepted)
                .uuid(order -> order.id().value())
                .text(Order::channel)
                .text(Order::reference)
                .bigint(Order::revision)
                .query(
                        jdbc,
                        """
                        delete from early_cancellation e using :rows as a(id, channel, reference, revision)
                        where e.channel = a.channel and e.reference = a.reference and e.revision >= a.revision
                        returning a.id, coalesce(e.reason, ''), e.revision, e.at
                        """,
                        (row, n) -> early.put(
                                new OrderId(row.getObject(1, UUID.class)),
                                new Early(
                                        row.getString(2),
                                        row.getLong(3),
                                        row.getTimestamp(4).toInstant())));
        return early;
    }
}
