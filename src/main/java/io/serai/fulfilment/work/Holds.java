package io.serai.fulfilment.work;

import io.serai.kernel.OrderId;
import io.serai.log.Json;
import io.serai.log.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of holds. In the caller's transaction, under the locks of their orders. */
@Repository
class Holds {
    /** A hold, and who placed or released it. */
    record By(Hold hold, String actor) {}

    private final JdbcTemplate jdbc;

    Holds(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The open ones. */
    List<Hold> of(Collection<OrderId> orders) {
        return Rows.of(orders)
                .uuid(OrderId::value)
                .query(
                        jdbc,
                        """
                        select id, order_id, kind, note, asked from hold
                        where released_at is null and order_id in (select * from :rows) order by placed_at, id
                        """,
                        (row, n) -> new Hold(
                                row.getObject(1, UUID.class),
                                new OrderId(row.getObject(2, UUID.class)),
                                HoldKind.valueOf(row.getString(3)),
                                row.getString(4),
                                asked(row.getString(5))));
    }

    private static @Nullable Asked asked(@Nullable String json) {
        return json == null ? null : Json.read(json, Asked.class);
    }

    /** Whether the order was, or is, held for this very wish. */
    boolean knows(OrderId order, String sign) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from hold where order_id = ? and kind = 'CHANGE' and asked ->> 'sign' = ?)",
                Boolean.class,
                order.value(),
                sign));
    }

    void place(Collection<By> placed, Instant now) {
        Rows.of(placed)
                .uuid(each -> each.hold().id())
                .uuid(each -> each.hold().order().value())
                .text(each -> each.hold().kind().name())
                .text(each -> each.hold().note())
                .text(By::actor)
                .instant(each -> now)
                .json(each -> each.hold().asked() == null
                        ? null
                        : Json.write(each.hold().asked()))
                .update(
                        jdbc,
                        "insert into hold (id, order_id, kind, note, placed_by, placed_at, asked) select * from :rows");
    }

    void release(Collection<By> released, Instant now) {
        Rows.of(released)
                .uuid(each -> each.hold().id())
                .text(By::actor)
                .instant(each -> now)
                .update(jdbc, """
                        update hold set released_by = r.actor, released_at = r.at
                        from :rows as r(id, actor, at) where hold.id = r.id
                        """);
    }
}
