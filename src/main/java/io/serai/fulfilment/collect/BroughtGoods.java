package io.serai.fulfilment.collect;

import io.serai.kernel.Ids;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of goods that are brought to a store for an order; in the caller's transaction, under the order's lock. */
@Repository
class BroughtGoods {
    /** So many pieces for a line of an order. */
    record Pieces(int line, Sku sku, int pieces) {}

    private final JdbcTemplate jdbc;

    BroughtGoods(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(OrderId order, Pieces goods, LocationId source, LocationId target, Instant now) {
        jdbc.update(
                "insert into brought (id, order_id, line, sku, quantity, source, target, at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                Ids.next(),
                order.value(),
                goods.line(),
                goods.sku().value(),
                goods.pieces(),
                source.value(),
                target.value(),
                Timestamp.from(now));
    }

    /** Pieces that are on their way for an order: of whatever line, as an edit may have given that another number since. */
    Map<Sku, Integer> onTheWay(OrderId order) {
        var pieces = new HashMap<Sku, Integer>();
        jdbc.query(
                "select sku, sum(quantity) from brought where order_id = ? and state = 'ON_THE_WAY' group by sku",
                row -> {
                    pieces.put(new Sku(row.getString(1)), row.getInt(2));
                },
                order.value());
        return pieces;
    }

    /** What was on its way to a place for an order is there now: each once. */
    List<Pieces> arrive(OrderId order, LocationId target, Instant now) {
        return jdbc.query(
                """
                update brought set state = 'ARRIVED', arrived_at = ?
                where order_id = ? and target = ? and state = 'ON_THE_WAY' returning line, sku, quantity
                """,
                (row, n) -> new Pieces(row.getInt(1), new Sku(row.getString(2)), row.getInt(3)),
                Timestamp.from(now),
                order.value(),
                target.value());
    }
}
