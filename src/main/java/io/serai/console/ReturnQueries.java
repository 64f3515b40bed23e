package io.serai.console;

import static io.serai.console.Columns.amount;
import static io.serai.console.Columns.instant;
import static io.serai.console.Columns.optional;
import static io.serai.console.Columns.optionalUuid;
import static io.serai.console.Columns.uuid;

import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of returns. */
@Component
public class ReturnQueries {
    private static final String RETURN = """
            select r.*, exists (select from return_refund f where f.return_id = r.id and f.state = 'REFUSED') as refund_refused,
              (select sum(f.amount - f.paid) from return_refund f where f.return_id = r.id and f.state = 'CHANNEL') as due_by_channel
            from customer_return r where r.""";

    private final JdbcClient jdbc;

    ReturnQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of an order, oldest first. */
    public List<ReturnView> of(OrderId order) {
        return jdbc.sql(RETURN + "order_id = :id order by at, id")
                .param("id", order.value())
                .query((row, i) -> view(row))
                .list();
    }

    public Optional<ReturnView> find(UUID id) {
        return jdbc.sql(RETURN + "id = :id")
                .param("id", id)
                .query((row, i) -> view(row))
                .optional();
    }

    /** Where a return belongs to; empty where a till did not know. */
    public Optional<OrderId> orderOf(UUID id) {
        return jdbc.sql("select order_id from customer_return where id = :id and order_id is not null")
                .param("id", id)
                .query((row, i) -> new OrderId(uuid(row, "order_id")))
                .optional();
    }

    /** What may still be given back of an order: what has left, less what was announced or came back. */
    public List<ReturnView.Open> open(OrderId order) {
        return lines(order).stream().filter(line -> line.pieces() > 0).toList();
    }

    /** All lines of an order, also those of which nothing more may be given back: a form that is sent twice means the same both times. */
    public List<ReturnView.Open> lines(OrderId order) {
        return jdbc.sql("""
                select line, reference, sku, title, tracking, greatest(pieces, 0) as pieces from (
                  select ol.line, ol.reference, ol.sku, ol.title, coalesce(p.tracking, 'NONE') as tracking,
                    case when o.state = 'COMPLETED' then ol.quantity - ol.cancelled else coalesce((
                      select sum(fl.picked) from fulfilment f join fulfilment_line fl on fl.fulfilment_id = f.id
                      where f.order_id = o.id and fl.line = ol.line and f.state in ('SHIPPED', 'DELIVERED', 'COLLECTED')), 0) end
                    - coalesce((
                      select sum(case when r.state in ('REQUESTED', 'EXPECTED') then rl.quantity
                                      else rl.sellable + rl.damaged + rl.quarantine end)
                      from customer_return r join return_line rl on rl.return_id = r.id
                      where r.order_id = o.id and (rl.line = ol.line or rl.line is null and rl.sku = ol.sku)), 0) as pieces
                  from orders o join order_line ol on ol.order_id = o.id left join product p on p.sku = ol.sku where o.id = :id) lines
                order by line""")
                .param("id", order.value())
                .query((row, i) -> new ReturnView.Open(
                        row.getInt("line"),
                        row.getString("reference"),
                        new Sku(row.getString("sku")),
                        optional(row, "title"),
                        row.getString("tracking"),
                        row.getInt("pieces")))
                .list();
    }

    /** Where goods can come back to, by name. */
    public List<StoreView.Place> places() {
        return jdbc.sql("select id, name from location order by name collate \"unicode\", id")
                .query((row, i) -> new StoreView.Place(new LocationId(row.getString("id")), row.getString("name")))
                .list();
    }

    private ReturnView view(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var id = uuid(row, "id");
        var instead = optionalUuid(row, "exchange_order");
        return new ReturnView(
                id,
                row.getString("reference"),
                row.getInt("part"),
                row.getString("origin"),
                row.getString("way"),
                new LocationId(row.getString("location")),
                row.getString("state"),
                currency,
                amount(row, "refunded", currency),
                row.getBoolean("refund_refused"),
                row.getObject("due_by_channel") == null ? null : amount(row, "due_by_channel", currency),
                optional(row, "label"),
                instead == null ? null : new OrderId(instead),
                instant(row, "at"),
                instant(row, "changed_at"),
                lines(id, currency));
    }

    private List<ReturnView.Line> lines(UUID of, String currency) {
        return jdbc.sql("""
                select l.*, coalesce(p.tracking, 'NONE') as tracking from return_line l left join product p on p.sku = l.sku
                where l.return_id = :id order by l.no""")
                .param("id", of)
                .query((row, i) -> new ReturnView.Line(
                        row.getInt("no"),
                        row.getObject("line", Integer.class),
                        new Sku(row.getString("sku")),
                        row.getInt("quantity"),
                        row.getString("reason"),
                        row.getString("tracking"),
                        sku(optional(row, "exchange")),
                        row.getInt("sellable"),
                        row.getInt("damaged"),
                        row.getInt("quarantine"),
                        amount(row, "worth", currency),
                        optional(row, "outcome")))
                .list();
    }

    private static @Nullable Sku sku(@Nullable String code) {
        return code == null ? null : new Sku(code);
    }
}
