package io.serai.console;

import static io.serai.console.Columns.instant;
import static io.serai.console.Columns.optional;
import static io.serai.console.Columns.optionalUuid;
import static io.serai.console.Columns.uuid;

import io.serai.kernel.FulfilmentId;
import io.serai.kernel.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is behind the numbers of a SKU at a location: the moves behind what is on hand, the orders behind what is reserved. */
@Component
public class LedgerQueries {
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;

    LedgerQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Moves older than the one that is named, newest first; the newest ones where none is. */
    public Slice<StockMove> moves(String sku, String location, @Nullable Long before, int size) {
        int bounded = PageOf.boundedSize(size);
        var rows = jdbc.sql("""
                with page as (
                  (select id, quantity, source, case when towards is null then target else 'OUTSIDE' end as target,
                     towards as other, lot, cause, order_id, reference, exception_id, at
                   from stock_move where location = :location and sku = :sku and id < :before order by id desc limit :limit)
                  union all
                  (select id, quantity, 'OUTSIDE', target, location, lot, cause, order_id, reference, exception_id, at
                   from stock_move where towards = :location and sku = :sku and id < :before order by id desc limit :limit))
                select m.*, coalesce(o.number, o.reference) as number
                from page m left join orders o on o.id = m.order_id order by m.id desc limit :limit""")
                .param("location", location)
                .param("sku", sku)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", bounded + 1)
                .query((row, i) -> move(row))
                .list();
        return Slice.of(rows, bounded, last -> Long.toString(last.id()));
    }

    /** Reservations that follow on the one that is named, oldest first; the oldest ones where none is. */
    public Slice<StockReservation> reservations(String sku, String location, @Nullable UUID after, int size) {
        int bounded = PageOf.boundedSize(size);
        var rows = jdbc.sql("""
                with page as (select fulfilment_id, sum(reserved) as reserved from fulfilment_line
                              where location = :location and sku = :sku and reserved > 0 and fulfilment_id > :after
                              group by fulfilment_id order by fulfilment_id limit :limit)
                select f.*, r.reserved, coalesce(o.number, o.reference) as number
                from page r join fulfilment f on f.id = r.fulfilment_id join orders o on o.id = f.order_id
                order by f.id""")
                .param("location", location)
                .param("sku", sku)
                .param("after", after == null ? FIRST : after)
                .param("limit", bounded + 1)
                .query((row, i) -> reservation(row))
                .list();
        return Slice.of(rows, bounded, last -> last.fulfilment().toString());
    }

    private static StockMove move(ResultSet row) throws SQLException {
        var order = optionalUuid(row, "order_id");
        return new StockMove(
                row.getLong("id"),
                row.getInt("quantity"),
                row.getString("source"),
                row.getString("target"),
                optional(row, "other"),
                optional(row, "lot"),
                row.getString("cause"),
                order == null ? null : new OrderId(order),
                optional(row, "number"),
                optional(row, "reference"),
                optionalUuid(row, "exception_id"),
                instant(row, "at"));
    }

    private static StockReservation reservation(ResultSet row) throws SQLException {
        return new StockReservation(
                new FulfilmentId(uuid(row, "id")),
                new OrderId(uuid(row, "order_id")),
                row.getString("number"),
                row.getString("state"),
                row.getInt("reserved"),
                instant(row, "changed_at"));
    }
}
