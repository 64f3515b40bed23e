package io.serai.fulfilment.work;

import io.serai.kernel.OrderId;
import io.serai.log.OutboxMessage;
import io.serai.log.Rows;
import io.serai.log.Traces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which trace each order goes on with, so that what is asked for its sake later is a part of it. */
@Component
class Trail {
    private final JdbcTemplate jdbc;
    private final Traces traces;

    Trail(JdbcTemplate jdbc, Traces traces) {
        this.jdbc = jdbc;
        this.traces = traces;
    }

    void note(Map<OrderId, String> orders) {
        Rows.of(orders.entrySet())
                .uuid(each -> each.getKey().value())
                .text(Map.Entry::getValue)
                .update(jdbc, "update orders set trace = r.trace from :rows as r(id, trace) where orders.id = r.id");
    }

    /** Messages to warehouses, whose key is a fulfilment order. */
    List<OutboxMessage> traced(List<OutboxMessage> messages) {
        if (!traces.isOn() || messages.isEmpty()) {
            return messages;
        }
        var known = new HashMap<UUID, String>();
        Rows.of(messages)
                .uuid(OutboxMessage::key)
                .query(jdbc, """
                        select f.id, o.trace from fulfilment f join orders o on o.id = f.order_id
                        where f.id in (select * from :rows) and o.trace is not null
                        """, (row, n) -> known.put(row.getObject(1, UUID.class), row.getString(2)));
        return messages.stream().map(each -> each.traced(known.get(each.key()))).toList();
    }
}
