package io.serai.returns;

import io.serai.contract.ReturnRequest.Reason;
import io.serai.contract.ReturnRequest.Way;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import io.serai.returns.CustomerReturn.Origin;
import io.serai.returns.ReturnLine.Outcome;
import io.serai.returns.ReturnLine.Received;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The rows of returns, written at once in the caller's transaction. Whoever changes those of an order holds the order's lock: nothing
 * else keeps two of them from giving back the same pieces.
 */
@Repository
public class Returns {
    private record Of(UUID id, ReturnLine line) {}

    private final JdbcTemplate jdbc;

    Returns(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** False if its key and part are known: a till's in its channel, another's in its order. */
    public boolean insert(CustomerReturn each, Instant now) {
        int inserted = jdbc.update(
                """
                insert into customer_return (id, channel, reference, part, order_id, origin, way, location, state, currency, refunded,
                                             label, exchange_order, at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                each.id(),
                each.channel(),
                each.key(),
                each.part(),
                uuid(each.order()),
                each.origin().name(),
                each.way().name(),
                each.location().value(),
                each.state().name(),
                each.currency(),
                each.refunded(),
                each.label(),
                uuid(each.exchangeOrder()),
                Timestamp.from(each.at()),
                Timestamp.from(now));
        if (inserted == 1) {
            insertLines(each);
        }
        return inserted == 1;
    }

    private void insertLines(CustomerReturn each) {
        Rows.of(each.lines())
                .uuid(line -> each.id())
                .integer(ReturnLine::no)
                .text(line -> line.line() == null ? null : line.line().toString())
                .text(line -> line.sku().value())
                .integer(ReturnLine::quantity)
                .text(line -> line.reason().name())
                .text(line -> line.exchange() == null ? null : line.exchange().value())
                .integer(line -> line.received().sellable())
                .text(line -> line.outcome() == null ? null : line.outcome().name())
                .update(jdbc, """
                        insert into return_line (return_id, no, line, sku, quantity, reason, exchange, sellable, outcome)
                        select r.id, r.no, r.line::int, r.sku, r.quantity, r.reason, r.exchange, r.sellable, r.outcome
                        from :rows as r(id, no, line, sku, quantity, reason, exchange, sellable, outcome)
                        """);
    }

    public void save(CustomerReturn each, Instant now) {
        jdbc.update(
                """
                update customer_return set state = ?, location = ?, refunded = ?, label = ?, exchange_order = ?, changed_at = ?
                where id = ?
                """,
                each.state().name(),
                each.location().value(),
                each.refunded(),
                each.label(),
                uuid(each.exchangeOrder()),
                Timestamp.from(now),
                each.id());
        Rows.of(each.lines())
                .integer(ReturnLine::no)
                .integer(line -> line.received().sellable())
                .integer(line -> line.received().damaged())
                .integer(line -> line.received().quarantine())
                .bigint(ReturnLine::worth)
                .text(line -> line.outcome() == null ? null : line.outcome().name())
                .uuid(line -> each.id())
                .update(jdbc, """
                        update return_line l set sellable = r.sellable, damaged = r.damaged, quarantine = r.quarantine,
                          worth = r.worth, outcome = r.outcome
                        from :rows as r(no, sellable, damaged, quarantine, worth, outcome, id)
                        where l.return_id = r.id and l.no = r.no
                        """);
    }

    /** Whose return it is; empty if there is no such return, or a till did not know. */
    public Optional<OrderId> orderOf(UUID id) {
        return jdbc
                .query(
                        "select order_id from customer_return where id = ? and order_id is not null",
                        (row, n) -> new OrderId(row.getObject(1, UUID.class)),
                        id)
                .stream()
                .findFirst();
    }

    /** The order that was given back for one that brings something else; empty for all others. */
    public Optional<OrderId> exchangedFor(OrderId order) {
        return jdbc
                .query(
                        "select order_id from customer_return where exchange_order = ?",
                        (row, n) -> new OrderId(row.getObject(1, UUID.class)),
                        order.value())
                .stream()
                .findFirst();
    }

    /** The returns of an order, oldest first. */
    public List<CustomerReturn> of(OrderId order) {
        Map<UUID, List<ReturnLine>> lines = jdbc
                .query("""
                        select l.* from return_line l join customer_return r on r.id = l.return_id
                        where r.order_id = ? order by l.no
                        """, (row, n) -> new Of(row.getObject("return_id", UUID.class), line(row)), order.value())
                .stream()
                .collect(Collectors.groupingBy(Of::id, Collectors.mapping(Of::line, Collectors.toList())));
        return jdbc.query(
                "select * from customer_return where order_id = ? order by at, id",
                (row, n) -> read(row, lines),
                order.value());
    }

    /** Where pieces of a return were sent on to, by their SKU. */
    public Map<Sku, LocationId> sentOn(UUID id) {
        var sent = new HashMap<Sku, LocationId>();
        jdbc.query(
                "select sku, location from return_onward where return_id = ?",
                row -> {
                    sent.put(new Sku(row.getString(1)), new LocationId(row.getString(2)));
                },
                id);
        return sent;
    }

    /** Notes that so many pieces set out from where they came back to. Under the order's lock, and once for each SKU. */
    public void sendOn(UUID id, Sku sku, LocationId towards, int pieces, Instant now) {
        jdbc.update(
                "insert into return_onward (return_id, sku, location, quantity, at) values (?, ?, ?, ?, ?)",
                id,
                sku.value(),
                towards.value(),
                pieces,
                Timestamp.from(now));
    }

    private static CustomerReturn read(ResultSet row, Map<UUID, List<ReturnLine>> lines) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new CustomerReturn(
                id,
                row.getString("channel"),
                row.getString("reference"),
                row.getInt("part"),
                order(row, "order_id"),
                Origin.valueOf(row.getString("origin")),
                Way.valueOf(row.getString("way")),
                new LocationId(row.getString("location")),
                ReturnState.valueOf(row.getString("state")),
                row.getString("currency"),
                row.getLong("refunded"),
                row.getString("label"),
                order(row, "exchange_order"),
                lines.getOrDefault(id, List.of()),
                row.getTimestamp("at").toInstant());
    }

    private static ReturnLine line(ResultSet row) throws SQLException {
        var exchange = row.getString("exchange");
        var outcome = row.getString("outcome");
        return new ReturnLine(
                row.getInt("no"),
                row.getObject("line", Integer.class),
                new Sku(row.getString("sku")),
                row.getInt("quantity"),
                Reason.valueOf(row.getString("reason")),
                exchange == null ? null : new Sku(exchange),
                new Received(row.getInt("sellable"), row.getInt("damaged"), row.getInt("quarantine")),
                row.getLong("worth"),
                outcome == null ? null : Outcome.valueOf(outcome));
    }

    private static @Nullable OrderId order(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new OrderId(id);
    }

    private static @Nullable UUID uuid(@Nullable OrderId order) {
        return order == null ? null : order.value();
    }
}
