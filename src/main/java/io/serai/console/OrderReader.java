package io.serai.console;

import static io.serai.console.Columns.amount;
import static io.serai.console.Columns.instant;
import static io.serai.console.Columns.json;
import static io.serai.console.Columns.optional;
import static io.serai.console.Columns.optionalInstant;
import static io.serai.console.Columns.part;

import io.serai.contract.Address;
import io.serai.contract.Customer;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts one order together from its tables, in one snapshot of the database. */
@Component
class OrderReader {
    private final JdbcClient jdbc;
    private final FulfilmentReader fulfilments;
    private final TransactionTemplate snapshot;
    private final String trackingUrl;

    OrderReader(
            JdbcClient jdbc,
            FulfilmentReader fulfilments,
            PlatformTransactionManager transactions,
            @Value("${serai.public-url:http://localhost:8080}") String publicUrl) {
        this.jdbc = jdbc;
        this.fulfilments = fulfilments;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.trackingUrl = publicUrl.replaceAll("/+$", "") + "/track/";
    }

    Optional<OrderView> find(OrderId id) {
        Optional<OrderView> found = snapshot.execute(status -> read(id));
        return found == null ? Optional.empty() : found;
    }

    private Optional<OrderView> read(OrderId id) {
        return jdbc.sql("select * from orders where id = :id")
                .param("id", id.value())
                .query((row, i) -> order(id, row))
                .optional();
    }

    private OrderView order(OrderId id, ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var document = json(row, "document");
        var decision = json(row, "decision");
        return new OrderView(
                id,
                row.getString("channel"),
                row.getString("reference"),
                optional(row, "number"),
                row.getLong("revision"),
                row.getString("state"),
                row.getInt("seq"),
                row.getString("mode"),
                location(optional(row, "location")),
                amount(row, "total", currency),
                currency,
                instant(row, "placed_at"),
                instant(row, "created_at"),
                instant(row, "changed_at"),
                optionalInstant(row, "deadline"),
                optionalInstant(row, "redacted_at"),
                trackingUrl + row.getString("token"),
                part(document.path("customer"), Customer.class),
                part(document.path("shipTo"), Address.class),
                document.path("note").textValue(),
                lines(id, currency),
                fulfilments.of(id),
                payments(id),
                holds(id),
                decision.isContainerNode() ? decision : null);
    }

    private static @Nullable LocationId location(@Nullable String code) {
        return code == null ? null : new LocationId(code);
    }

    private List<OrderView.Line> lines(OrderId id, String currency) {
        return jdbc.sql("select * from order_line where order_id = :id and part_of = 0 order by line")
                .param("id", id.value())
                .query((row, i) -> new OrderView.Line(
                        row.getInt("line"),
                        row.getString("reference"),
                        new Sku(row.getString("sku")),
                        optional(row, "title"),
                        row.getInt("quantity"),
                        row.getInt("cancelled"),
                        amount(row, "unit_price", currency),
                        amount(row, "discount", currency),
                        amount(row, "tax", currency),
                        row.getBoolean("kit") ? parts(id, row.getInt("line")) : List.of()))
                .list();
    }

    private List<OrderView.Part> parts(OrderId id, int kit) {
        return jdbc.sql("""
                        select p.line, p.sku, p.quantity, product.title
                        from order_line p left join product on product.sku = p.sku
                        where p.order_id = :id and p.part_of = :kit order by p.line
                        """)
                .param("id", id.value())
                .param("kit", kit)
                .query((row, i) -> new OrderView.Part(
                        row.getInt("line"),
                        new Sku(row.getString("sku")),
                        optional(row, "title"),
                        row.getInt("quantity")))
                .list();
    }

    private List<HoldView> holds(OrderId id) {
        return jdbc.sql("select * from hold where order_id = :id and released_at is null order by placed_at, id")
                .param("id", id.value())
                .query((row, i) -> new HoldView(
                        row.getString("kind"),
                        row.getString("note"),
                        row.getString("placed_by"),
                        instant(row, "placed_at")))
                .list();
    }

    private List<OrderView.Payment> payments(OrderId id) {
        return jdbc.sql("select * from payment where order_id = :id order by no")
                .param("id", id.value())
                .query((row, i) -> payment(row))
                .list();
    }

    private static OrderView.Payment payment(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new OrderView.Payment(
                row.getInt("no"),
                row.getString("provider"),
                optional(row, "reference"),
                optional(row, "method"),
                row.getBoolean("trusted"),
                row.getString("state"),
                currency,
                amount(row, "amount", currency),
                amount(row, "authorised", currency),
                amount(row, "captured", currency),
                amount(row, "refunded", currency),
                optionalInstant(row, "expires_at"));
    }
}
