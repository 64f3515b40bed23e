package io.serai.fulfilment.work;

import io.serai.kernel.OrderId;
import io.serai.log.Json;
import io.serai.log.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of holds. In the caller's transaction, under the locks of their orders. */
@Repository
class Holds {
    /** A hold, and who placed or released it. */
    record By(Hold hold, String actor) {
        boolean isOf(Hold other) {
            return hold.id().equals(other.id());
        }
    }

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

    /** The last wish that the order was held for, if a person let the order be as it is, and no edit was applied since. */
    Optional<Asked> dismissed(OrderId order) {
        return jdbc.query("""
                        select h.asked from (
                          select * from hold where order_id = ? and kind = 'CHANGE' order by placed_at desc, id desc limit 1) h
                        where h.released_by like 'person:%' and not exists (
                          select from event e
                          where e.order_id = h.order_id and e.type = 'ORDER_EDITED' and e.at >= h.released_at
                            and e.data -> 'kept' is null)
                        """, (row, n) -> Optional.ofNullable(asked(row.getString(1))), order.value()).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    void write(HoldWrites writes, Instant now) {
        release(writes.released(), now);
        askAnew(writes.changed());
        place(writes.placed(), now);
    }

    private void askAnew(Collection<Hold> changed) {
        Rows.of(changed).uuid(Hold::id).json(Holds::json).update(jdbc, """
                        update hold set asked = c.asked from :rows as c(id, asked) where hold.id = c.id
                        """);
    }

    private static @Nullable String json(Hold hold) {
        return hold.asked() == null ? null : Json.write(hold.asked());
    }

    private void place(Collection<By> placed, Instant now) {
        Rows.of(placed)
                .uuid(each -> each.hold().id())
                .uuid(each -> each.hold().order().value())
                .text(each -> each.hold().kind().name())
                .text(each -> each.hold().note())
                .text(By::actor)
                .instant(each -> now)
                .json(each -> json(each.hold()))
                .update(
                        jdbc,
                        "insert into hold (id, order_id, kind, note, placed_by, placed_at, asked) select * from :rows");
    }

    private void release(Collection<By> released, Instant now) {
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
