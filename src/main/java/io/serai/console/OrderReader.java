package io.serai.console;

import static io.serai.console.Columns.amount;
import static io.serai.console.Columns.instant;
import static io.serai.console.Columns.json;
import static io.serai.console.Columns.optional;
import static io.serai.console.Columns.optionalInstant;
import static io.serai.console.Columns.part;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.contract.Address;
import io.serai.contract.Customer;
import io.serai.contract.SalesOrder;
import io.serai.fulfilment.orders.HoldDesk;
import io.serai.fulfilment.work.DeadEnds;
import io.serai.kernel.LocationId;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import io.serai.kernel.ReceiptId;
import io.serai.kernel.Sku;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
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
    private final Predicate<OrderId> grantable;
    private final TransactionTemplate snapshot;
    private final String trackingUrl;

    @Autowired
    OrderReader(
            JdbcClient jdbc,
            FulfilmentReader fulfilments,
            HoldDesk desk,
            PlatformTransactionManager transactions,
            @Value("${serai.public-url:http://localhost:8080}") String publicUrl) {
        this(jdbc, fulfilments, desk::isGrantable, transactions, publicUrl);
    }

    /** @param grantable whether what the channel asked of an order that is held for it can be done */
    OrderReader(
            JdbcClient jdbc,
            FulfilmentReader fulfilments,
            Predicate<OrderId> grantable,
            PlatformTransactionManager transactions,
            String publicUrl) {
        this.jdbc = jdbc;
        this.fulfilments = fulfilments;
        this.grantable = grantable;
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
                part(document.path("billTo"), Address.class),
                document.path("note").textValue(),
                part(document.path("requested"), SalesOrder.Requested.class),
                costs(document, currency),
                lines(id, currency),
                fulfilments.of(id),
                payments(id),
                holds(id),
                deadEnds(id),
                decision.isContainerNode() ? decision : null);
    }

    private static OrderView.Costs costs(JsonNode document, String currency) {
        return new OrderView.Costs(
                document.path("taxIncluded").asBoolean(),
                cost(document, "tax", currency),
                cost(document, "shipping", currency),
                cost(document, "fees", currency),
                cost(document, "duties", currency),
                cost(document, "tips", currency),
                cost(document, "discount", currency),
                cost(document, "rounding", currency));
    }

    private static @Nullable String cost(JsonNode document, String name, String currency) {
        if (!document.hasNonNull(name)) {
            return null;
        }
        var amount = new BigDecimal(document.path(name).asText());
        int digits = new Money(0, Money.currency(currency)).amount().scale();
        return amount.setScale(Math.max(digits, amount.scale())).toPlainString();
    }

    private static @Nullable LocationId location(@Nullable String code) {
        return code == null ? null : new LocationId(code);
    }

    private List<OrderView.Line> lines(OrderId id, String currency) {
        return jdbc.sql("""
                        select l.*, (select told ->> 'note' from orders o, jsonb_array_elements(o.document -> 'lines') told
                                     where o.id = l.order_id and told ->> 'id' = l.reference limit 1) as note
                        from order_line l where l.order_id = :id and l.part_of = 0 order by l.line
                        """)
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
                        optional(row, "note"),
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
        return jdbc.sql("""
                        select * from hold where order_id = :id and released_at is null order by placed_at, id
                        """)
                .param("id", id.value())
                .query((row, i) -> new HoldView(
                        row.getString("kind"),
                        row.getString("note"),
                        row.getString("placed_by"),
                        instant(row, "placed_at"),
                        asked(id, row)))
                .list();
    }

    /** One for each place. */
    private List<DeadEndView> deadEnds(OrderId id) {
        var ends = new ArrayList<DeadEndView>();
        jdbc.sql("""
                        select d.location, l.name, d.sku, d.reason, d.at from sourcing_dead_end d
                          left join location l on l.id = d.location
                        where d.order_id = :id and %s and exists (
                          select from orders o where o.id = d.order_id
                            and o.state not in ('DELIVERED', 'COLLECTED', 'COMPLETED', 'CANCELLED'))
                        order by d.location, d.sku
                        """.formatted(DeadEnds.STILL)).param("id", id.value()).query(row -> {
            var location = new LocationId(row.getString("location"));
            if (ends.isEmpty() || !ends.get(ends.size() - 1).location().equals(location)) {
                ends.add(new DeadEndView(location, optional(row, "name"), instant(row, "at"), new ArrayList<>()));
            }
            ends.get(ends.size() - 1)
                    .goods()
                    .add(new DeadEndView.Goods(new Sku(row.getString("sku")), row.getString("reason")));
        });
        return ends;
    }

    private HoldView.@Nullable Asked asked(OrderId id, ResultSet row) throws SQLException {
        var asked = json(row, "asked");
        if (!asked.isObject()) {
            return null;
        }
        var receipt = asked.path("receipt").textValue();
        var differences = new ArrayList<HoldView.Difference>();
        for (var each : asked.path("differences")) {
            differences.add(new HoldView.Difference(
                    each.path("what").asText(),
                    each.path("before").asText(),
                    each.path("after").asText()));
        }
        return new HoldView.Asked(
                asked.path("what").asText(),
                asked.path("reason").textValue(),
                receipt == null ? null : ReceiptId.of(receipt),
                differences,
                asked.path("left").asText(),
                grantable.test(id));
    }

    private List<OrderView.Payment> payments(OrderId id) {
        return jdbc.sql("""
                        select p.*, (
                          select sum(r.amount) from refused_refund r
                          where r.order_id = p.order_id and r.payment_id = p.id) as refund_refused
                        from payment p where p.order_id = :id order by p.no
                        """)
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
                row.getObject("refund_refused") == null ? null : amount(row, "refund_refused", currency),
                optionalInstant(row, "expires_at"));
    }
}
