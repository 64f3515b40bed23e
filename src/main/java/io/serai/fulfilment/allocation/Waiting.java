package io.serai.fulfilment.allocation;

import io.serai.fulfilment.work.Dossier;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * What orders wait for: the promises against expected receipts. They are no reservations and have no rows of their own; they follow
 * from the lines that no fulfilment order has taken on, so that they cannot drift.
 */
@Repository
class Waiting {
    /** Pieces of line {@code l}, which is no kit, that no fulfilment order has taken on, as {@link Dossier#uncovered} counts them. */
    static final String UNCOVERED = """
            (l.quantity - l.cancelled - coalesce((
                select sum(case when f.state in ('PICKED', 'PACKED', 'SHIPPED', 'DELIVERED', 'READY', 'COLLECTED')
                                then fl.picked else fl.quantity end)
                from fulfilment f join fulfilment_line fl on fl.fulfilment_id = f.id and fl.line = l.line
                where f.order_id = l.order_id and f.state not in ('SHORT', 'CANCELLED', 'NOT_COLLECTED')), 0))""";

    /** So many pieces of a SKU, for orders of a channel. */
    record Pieces(Sku sku, String channel, int quantity) {}

    /** So many pieces for orders that are collected at a location; for those that are to be shipped it is null. */
    record At(@Nullable LocationId location, int quantity) {}

    private final JdbcTemplate jdbc;

    Waiting(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Pieces> of(Collection<Sku> skus) {
        return Rows.of(skus)
                .text(Sku::value)
                .query(
                        jdbc,
                        """
                        select l.sku, o.channel, sum(%1$s) from orders o join order_line l on l.order_id = o.id
                        where o.state in ('AWAITING_STOCK', 'FULFILLING') and l.sku in (select * from :rows) and not l.kit and %1$s > 0
                        group by l.sku, o.channel
                        """.formatted(UNCOVERED),
                        (row, n) -> new Pieces(new Sku(row.getString(1)), row.getString(2), row.getInt(3)));
    }

    /** What orders wait for of a SKU, without what is already on its way to the store of one. */
    List<At> at(Sku sku) {
        return jdbc.query(
                """
                select place, sum(pieces) from (
                  select case o.mode when 'PICKUP' then o.location end as place,
                    %1$s - coalesce((select sum(b.quantity) from brought b
                                     where b.order_id = o.id and b.line = l.line and b.state = 'ON_THE_WAY'), 0) as pieces
                  from orders o join order_line l on l.order_id = o.id
                  where o.state in ('AWAITING_STOCK', 'FULFILLING') and l.sku = ? and not l.kit) lacking
                where pieces > 0 group by place
                """.formatted(UNCOVERED),
                (row, n) -> new At(row.getString(1) == null ? null : new LocationId(row.getString(1)), row.getInt(2)),
                sku.value());
    }
}
