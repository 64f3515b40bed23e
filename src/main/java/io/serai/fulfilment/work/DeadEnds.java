package io.serai.fulfilment.work;

import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import io.serai.sourcing.Ask.DeadEnd;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Repository;

/**
 * Places that have disappointed an order: it is not sourced from there again, until goods come in there. What a store refused to send stays
 * refused: no goods change why it did.
 */
@Repository
@NamedInterface("dead-ends")
public class DeadEnds {
    /**
     * In SQL: the dead end {@code d} still is one. An order that is collected at a store that refused it has no other place to wait for.
     * What was refused of it there is one whole: goods of any of it are reason enough to ask again, as more of the rest may never come.
     */
    public static final String STILL = """
            (case
              when d.reason <> 'refused' then not %s
              when exists (select from orders r where r.id = d.order_id and r.mode <> 'PICKUP') then true
              else not exists (
                select from sourcing_dead_end e
                where e.order_id = d.order_id and e.location = d.location and e.reason = 'refused' and %s)
              end)""".formatted(came("d"), came("e"));

    public enum Why {
        SHORT,
        REFUSED,
        SOLD
    }

    /** What an order may be sourced of again; {@code reason} is refused, short or sold. */
    public record Lifted(Sku sku, String reason) {}

    public record New(OrderId order, LocationId location, Sku sku, Why why) {}

    private final JdbcTemplate jdbc;

    DeadEnds(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * After the moves that they come with, which are no news. Several lines of an order may be of one SKU: the last word on it counts, but what
     * was refused stays so. A further refusal is one with those before it: they end by what comes in from now on.
     */
    void insert(Collection<New> ends, Instant now) {
        var last = new LinkedHashMap<List<Object>, New>();
        ends.forEach(each -> last.merge(
                List.of(each.order(), each.location(), each.sku()),
                each,
                (before, then) -> before.why() == Why.REFUSED ? before : then));
        Rows.of(last.values())
                .uuid(each -> each.order().value())
                .text(each -> each.location().value())
                .text(each -> each.sku().value())
                .text(each -> each.why().name().toLowerCase(Locale.ROOT))
                .instant(each -> now)
                .update(jdbc, """
                        with new (order_id, location, sku, reason, at) as (select * from :rows),
                        renewed as (
                          select order_id, location, d.sku, d.reason, n.at
                          from sourcing_dead_end d
                          join (select distinct order_id, location, at from new where reason = 'refused') n
                            using (order_id, location)
                          where d.reason = 'refused'
                            and not exists (
                              select from new
                              where (new.order_id, new.location, new.sku) = (d.order_id, d.location, d.sku)))
                        insert into sourcing_dead_end (order_id, location, sku, reason, at, move)
                        select r.*, greatest(0,
                          (select max(m.id) from stock_move m where m.location = r.location and m.sku = r.sku),
                          (select max(m.id) from stock_move m where m.towards = r.location and m.sku = r.sku))
                        from (select * from new union all select * from renewed) r
                        on conflict (order_id, location, sku) do update
                          set reason = excluded.reason, at = excluded.at, move = excluded.move
                          where sourcing_dead_end.reason <> 'refused' or excluded.reason = 'refused'
                        """);
    }

    public Map<OrderId, List<DeadEnd>> of(Collection<OrderId> orders) {
        var found = new HashMap<OrderId, List<DeadEnd>>();
        Rows.of(orders)
                .uuid(OrderId::value)
                .query(
                        jdbc,
                        """
                select d.* from sourcing_dead_end d
                where d.order_id in (select * from :rows) and %s
                order by d.order_id, d.location, d.sku
                """.formatted(STILL),
                        (row, n) -> found.computeIfAbsent(
                                        new OrderId(row.getObject("order_id", UUID.class)), same -> new ArrayList<>())
                                .add(new DeadEnd(
                                        new LocationId(row.getString("location")),
                                        new Sku(row.getString("sku")),
                                        row.getString("reason").equals("refused"))));
        return found;
    }

    /** The order may be sourced from there again, by a person's word and under its lock: what is no dead end any more is not told. */
    public List<Lifted> lift(OrderId order, LocationId location) {
        return jdbc.query(
                """
                with still as (select d.* from sourcing_dead_end d where d.order_id = ? and d.location = ? and %s)
                delete from sourcing_dead_end e using still
                where (e.order_id, e.location, e.sku) = (still.order_id, still.location, still.sku)
                returning e.sku, e.reason
                """.formatted(STILL),
                (row, n) -> new Lifted(new Sku(row.getString(1)), row.getString(2)),
                order.value(),
                location.value());
    }

    /**
     * In SQL: goods that can be sold have come in at the place of a dead end since, from outside or from elsewhere. The moves of a place are
     * numbered in the order in which they were made, because each is made under the lock of its row of stock.
     */
    private static String came(String end) {
        return """
                (exists (
                  select from stock_move m
                  where m.location = %1$s.location and m.sku = %1$s.sku and m.towards is null
                    and m.target = 'SELLABLE' and m.source <> 'RESERVED' and m.cause <> 'LOT' and m.id > %1$s.move)
                or exists (
                  select from stock_move m
                  where m.towards = %1$s.location and m.sku = %1$s.sku and m.target = 'SELLABLE' and m.id > %1$s.move))""".formatted(end);
    }
}
