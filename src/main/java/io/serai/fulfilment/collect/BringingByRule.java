package io.serai.fulfilment.collect;

import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Where {@code serai.collect.bring-from} allows it, what a customer wants to collect at a store that lacks it sets out without a person:
 * from the nearest of the allowed places that has all of it free.
 */
@Port
@Component("bringingByRule")
public class BringingByRule {
    private static final int MOST = 50;

    private final JdbcTemplate jdbc;
    private final Bringing bringing;
    private final List<String> from;

    BringingByRule(JdbcTemplate jdbc, Bringing bringing, @Value("${serai.collect.bring-from:}") List<String> from) {
        this.jdbc = jdbc;
        this.bringing = bringing;
        this.from = List.copyOf(from);
    }

    /** Each in a transaction of its own, at most 50; how many set out. */
    public int bringDue() {
        if (from.isEmpty()) {
            return 0;
        }
        int brought = 0;
        for (var order : lacking()) {
            var answer = bringing.bringFromNearest(order, from);
            brought += answer == Bringing.Answer.DONE ? 1 : 0;
        }
        return brought;
    }

    /** Orders whose own store does not have what they lack, and another place that may give it does. */
    private List<OrderId> lacking() {
        return jdbc.query(
                """
                with lacks as (
                  select id, location, sku, sum(pieces) - coalesce((
                      select sum(b.quantity) from brought b
                      where b.order_id = l.id and b.sku = l.sku and b.state = 'ON_THE_WAY'), 0) as pieces from (
                    select o.id, o.location, l.sku, l.quantity - l.cancelled
                      - coalesce((select sum(case when f.state in ('ALLOCATED', 'RELEASED', 'PICKING') then fl.quantity else fl.picked end)
                                  from fulfilment f join fulfilment_line fl on fl.fulfilment_id = f.id and fl.line = l.line
                                  where f.order_id = o.id and f.state not in ('SHORT', 'CANCELLED', 'NOT_COLLECTED')), 0) as pieces
                    from orders o join order_line l on l.order_id = o.id
                    where o.state = 'AWAITING_STOCK' and o.mode = 'PICKUP' and not l.kit) l
                  where pieces > 0 group by id, location, sku),
                still as (select * from lacks where pieces > 0),
                has as (
                  select k.id, k.location as store, s.location from still k
                    join stock s on s.sku = k.sku and s.on_hand - s.reserved - s.safety >= k.pieces
                  group by k.id, k.location, s.location
                  having count(*) = (select count(*) from still every where every.id = k.id))
                select distinct h.id from has h
                  join location l on l.id = h.location join location t on t.id = h.store
                where h.location <> h.store and l.country = t.country
                  and ('*' = any(?) or l.id = any(?) or l.type = any(?))
                  and not exists (select from has own where own.id = h.id and own.location = own.store)
                order by h.id limit ?
                """,
                statement -> {
                    var allowed = statement.getConnection().createArrayOf("text", from.toArray());
                    statement.setArray(1, allowed);
                    statement.setArray(2, allowed);
                    statement.setArray(3, allowed);
                    statement.setInt(4, MOST);
                },
                (row, n) -> new OrderId(row.getObject(1, UUID.class)));
    }
}
