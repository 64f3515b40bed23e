package io.serai.inventory;

import static java.util.stream.Collectors.toSet;

import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * What orders wait for, by SKU: a row for each line that waits, so that who promises need not look for it in all orders. It follows from the
 * lines that no fulfilment order has taken on, and is written with these. In the caller's transaction, which has locked the orders.
 */
@Repository
public class WaitingLines {
    /** {@code location} is the only place that may serve it; null: any that sends. */
    public record Line(
            OrderId order,
            int line,
            Sku sku,
            String channel,
            @Nullable LocationId location,
            int pieces) {}

    /** So many pieces of a SKU for orders that only this location may serve; null: for those that any may that sends. */
    public record At(@Nullable LocationId location, int quantity) {}

    private final JdbcTemplate jdbc;
    private final FenceNotes notes;
    private final Catalogue catalogue;

    WaitingLines(JdbcTemplate jdbc, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.notes = new FenceNotes(jdbc);
        this.catalogue = catalogue;
    }

    /**
     * These orders wait for these lines, and for no others.
     *
     * @param orders those that waited before
     */
    public void replace(Collection<OrderId> orders, Collection<Line> lines) {
        Rows.of(orders)
                .uuid(OrderId::value)
                .update(jdbc, "delete from waiting_line where order_id in (select * from :rows)");
        Rows.of(lines)
                .uuid(line -> line.order().value())
                .integer(Line::line)
                .text(line -> line.sku().value())
                .text(Line::channel)
                .text(line -> line.location() == null ? null : line.location().value())
                .integer(Line::pieces)
                .update(jdbc, """
                        insert into waiting_line (order_id, line, sku, channel, location, pieces) select * from :rows
                        on conflict (order_id, line) do update set sku = excluded.sku, channel = excluded.channel,
                          location = excluded.location, pieces = excluded.pieces
                        """);
    }

    /** What orders wait for of a SKU, without what is already on its way to the store of one. */
    public List<At> at(Sku sku) {
        return jdbc.query(
                """
                select location, sum(pieces) from (
                  select w.location, sum(w.pieces) - coalesce((select sum(b.quantity) from brought b
                                                               where b.order_id = w.order_id and b.sku = w.sku
                                                                 and b.state = 'ON_THE_WAY'), 0) as pieces
                  from waiting_line w where w.sku = ? group by w.order_id, w.sku, w.location) lacking
                where pieces > 0 group by location
                """,
                (row, n) -> new At(row.getString(1) == null ? null : new LocationId(row.getString(1)), row.getInt(2)),
                sku.value());
    }

    /** What is owed of the SKUs that were asked about. Where nobody waits for one, nothing more is read. */
    public Owed owed(StockRules.Of kept) {
        var waiting = kept.waiting();
        if (waiting.isEmpty()) {
            return Owed.NOTHING;
        }
        var asking = waiting.stream()
                .map(each -> new FenceNotes.Asking(each.channel(), each.sku()))
                .collect(toSet());
        var senders = catalogue.locations().stream()
                .filter(Location::ships)
                .map(Location::id)
                .collect(toSet());
        return new Owed(waiting, notes.free(asking), senders);
    }
}
