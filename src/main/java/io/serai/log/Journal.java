package io.serai.log;

import io.serai.kernel.OrderId;
import io.serai.kernel.ReceiptId;
import java.util.Collection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The append-only log of events. Called inside the transaction of the step that they tell of. */
@Repository
public class Journal {
    private final JdbcTemplate jdbc;

    Journal(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void append(Collection<Event> events) {
        Rows.of(events)
                .uuid(event -> event.order().value())
                .integer(Event::seq)
                .text(event -> event.type().name())
                .text(Event::from)
                .text(Event::to)
                .text(Event::actor)
                .json(Event::data)
                .uuid(event -> event.receipt() == null ? null : event.receipt().value())
                .instant(Event::at)
                .update(jdbc, """
                        insert into event (order_id, seq, type, from_state, to_state, actor, data, receipt_id, at)
                        select * from :rows
                        """);
    }

    /** Whether it has happened to an order. */
    public boolean has(OrderId order, EventType type) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists(select 1 from event where order_id = ? and type = ?)",
                Boolean.class,
                order.value(),
                type.name()));
    }

    /** Whether one of these has happened to an order by a message that came after this one. */
    public boolean hasLater(OrderId order, Collection<EventType> types, ReceiptId receipt) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists(select 1 from event where order_id = ? and type = any (?) and receipt_id > ?)",
                Boolean.class,
                order.value(),
                types.stream().map(EventType::name).toArray(String[]::new),
                receipt.value()));
    }
}
