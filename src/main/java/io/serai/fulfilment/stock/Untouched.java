package io.serai.fulfilment.stock;

import io.serai.inventory.StockPlace;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What is reserved for orders that nobody has begun to pick, without a lock. */
@Repository
class Untouched {
    private final JdbcTemplate jdbc;

    Untouched(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest orders at each place that together have so many pieces there, the newest first. */
    List<OrderId> newest(Map<StockPlace, Integer> pieces) {
        return Rows.of(pieces.entrySet())
                .text(each -> each.getKey().location().value())
                .text(each -> each.getKey().sku().value())
                .integer(Map.Entry::getValue)
                .query(jdbc, """
                        select order_id from (
                          select f.order_id, f.id, l.reserved, p.pieces,
                            sum(l.reserved) over (partition by l.location, l.sku order by f.id desc, l.line) as so_far
                          from :rows as p(location, sku, pieces)
                            join fulfilment_line l using (location, sku)
                            join fulfilment f on f.id = l.fulfilment_id
                          where l.reserved > 0 and f.state in ('ALLOCATED', 'RELEASED')) s
                        where so_far - reserved < pieces
                        group by order_id order by max(id::text) desc
                        """, (row, n) -> new OrderId(row.getObject(1, UUID.class)));
    }

    /** Pieces at each of these places. */
    Map<StockPlace, Integer> reserved(Collection<StockPlace> places) {
        var reserved = new HashMap<StockPlace, Integer>();
        Rows.of(places)
                .text(place -> place.location().value())
                .text(place -> place.sku().value())
                .query(
                        jdbc,
                        """
                        select l.location, l.sku, sum(l.reserved) from :rows as p(location, sku)
                          join fulfilment_line l using (location, sku)
                          join fulfilment f on f.id = l.fulfilment_id
                        where l.reserved > 0 and f.state in ('ALLOCATED', 'RELEASED') group by l.location, l.sku
                        """,
                        (row, n) -> reserved.put(
                                new StockPlace(new LocationId(row.getString(1)), new Sku(row.getString(2))),
                                row.getInt(3)));
        return reserved;
    }
}
