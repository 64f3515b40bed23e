package io.serai.orders;

import io.serai.contract.Contacts;
import io.serai.contract.SalesOrder;
import io.serai.contract.SalesOrder.Mode;
import io.serai.kernel.LocationId;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.log.Json;
import io.serai.log.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of orders and their lines. Everything here runs in the caller's transaction. */
@Repository
public class Orders {
    private static final String COLUMNS =
            "id, channel, reference, number, revision, state, seq, total, currency, mode, location, token, placed_at";

    private final JdbcTemplate jdbc;

    Orders(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Inserts new orders. Rows are locked in the order of channel and reference.
     *
     * @throws ConcurrentMoveException if somebody else has accepted one of them meanwhile
     */
    public void insert(Collection<NewOrder> orders, Instant now) {
        var sorted = orders.stream()
                .sorted((a, b) -> key(a.order()).compareTo(key(b.order())))
                .toList();
        int inserted = Rows.of(sorted)
                .uuid(each -> each.order().id().value())
                .text(each -> each.order().channel())
                .text(each -> each.order().reference())
                .text(each -> each.order().number())
                .bigint(each -> each.order().revision())
                .text(each -> each.order().state().name())
                .integer(each -> each.order().seq())
                .bigint(each -> each.order().total().minor())
                .text(each -> each.order().total().currency().getCurrencyCode())
                .text(each -> each.order().mode().name())
                .text(each -> text(each.order().location()))
                .text(each -> each.order().token())
                .instant(each -> each.order().placedAt())
                .json(each -> Json.write(each.document()))
                .json(NewOrder::decision)
                .instant(each -> deadline(each.order().state(), now))
                .instant(each -> now)
                .instant(each -> now)
                .update(
                        jdbc,
                        "insert into orders (" + COLUMNS + ", document, decision, deadline, created_at, changed_at)"
                                + " select * from :rows on conflict (channel, reference) do nothing");
        if (inserted != orders.size()) {
            throw new ConcurrentMoveException();
        }
        insertLines(sorted.stream().flatMap(each -> each.lines().stream()).toList());
        insertContacts(sorted.stream()
                .flatMap(each -> contacts(each.order(), each.document()))
                .toList());
    }

    /** Replaces what the channel said of an order, how it reaches the customer, and its lines. */
    public void replace(Order revised, SalesOrder document, Collection<OrderLine> lines) {
        jdbc.update(
                "update orders set document = ?::jsonb, number = ?, mode = ?, location = ? where id = ?",
                Json.write(document),
                revised.number(),
                revised.mode().name(),
                text(revised.location()),
                revised.id().value());
        jdbc.update("delete from order_line where order_id = ?", revised.id().value());
        insertLines(lines);
        insertContacts(contacts(revised, document).toList());
    }

    /** A way to find an order by its customer. */
    private record Contact(OrderId order, String value) {}

    private static Stream<Contact> contacts(Order order, SalesOrder document) {
        return Contacts.of(document).stream().map(value -> new Contact(order.id(), value));
    }

    /** What was told of the customer before stays: it finds the order too. */
    private void insertContacts(Collection<Contact> contacts) {
        Rows.of(contacts)
                .uuid(contact -> contact.order().value())
                .text(Contact::value)
                .update(jdbc, "insert into order_contact select * from :rows on conflict do nothing");
    }

    private void insertLines(Collection<OrderLine> lines) {
        Rows.of(lines.stream().flatMap(LineRow::of).toList())
                .uuid(row -> row.line().order().value())
                .integer(row -> row.line().line())
                .text(row -> row.line().reference())
                .text(row -> row.line().sku().value())
                .text(row -> row.line().title())
                .integer(row -> row.line().quantity())
                .integer(row -> row.line().cancelled())
                .bigint(row -> row.line().unitPrice())
                .bigint(row -> row.line().discount())
                .bigint(row -> row.line().tax())
                .bool(row -> row.line().isKit())
                .integer(LineRow::partOf)
                .update(jdbc, """
                        insert into order_line (order_id, line, reference, sku, title, quantity, cancelled, unit_price,
                                                discount, tax, kit, part_of) select * from :rows
                        """);
    }

    /** Whether no order with this contact has come yet; orders of the same group do not know of each other. */
    public boolean isNew(String contact) {
        return !Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from order_contact where value = ?)", Boolean.class, contact));
    }

    /** Locks the orders, lowest id first, and reads them. */
    public List<Order> lock(Collection<OrderId> ids) {
        return lock(ids, "");
    }

    /** The same without waiting: those that another transaction has are left out. */
    public List<Order> lockFree(Collection<OrderId> ids) {
        return lock(ids, " skip locked");
    }

    /** Reads them without a lock: who only looks waits for nobody, and decides nothing on it. */
    public List<Order> look(Collection<OrderId> ids) {
        return select(ids, "");
    }

    private List<Order> lock(Collection<OrderId> ids, String way) {
        return select(ids, " order by id for no key update" + way);
    }

    private List<Order> select(Collection<OrderId> ids, String way) {
        return Rows.of(Set.copyOf(ids))
                .uuid(OrderId::value)
                .query(
                        jdbc,
                        "select " + COLUMNS + " from orders where id in (select * from :rows)" + way,
                        Orders::read);
    }

    /** The ids of a channel's orders by their references there. */
    public Map<String, OrderId> byReference(String channel, Collection<String> references) {
        record Found(String reference, OrderId id) {}
        return Rows.of(references)
                .text(reference -> channel)
                .text(reference -> reference)
                .query(
                        jdbc,
                        "select reference, id from :rows as r(channel, reference) join orders using (channel, reference)",
                        (row, n) -> new Found(row.getString(1), new OrderId(row.getObject(2, UUID.class))))
                .stream()
                .collect(Collectors.toMap(Found::reference, Found::id, (first, same) -> first));
    }

    /** The lines as they were bought. */
    public Map<OrderId, List<OrderLine>> lines(Collection<OrderId> orders) {
        return Rows.of(Set.copyOf(orders))
                .uuid(OrderId::value)
                .query(
                        jdbc,
                        "select * from order_line where order_id in (select * from :rows) order by order_id, line",
                        Orders::readLine)
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.line().order(), Collectors.collectingAndThen(Collectors.toList(), LineRow::bought)));
    }

    /** What the channel said of the order, as accepted last. */
    public Map<OrderId, SalesOrder> documents(Collection<OrderId> orders) {
        record Found(OrderId id, SalesOrder document) {}
        return Rows.of(Set.copyOf(orders))
                .uuid(OrderId::value)
                .query(
                        jdbc,
                        "select id, document from orders where id in (select * from :rows)",
                        (row, n) -> new Found(
                                new OrderId(row.getObject(1, UUID.class)),
                                Json.read(row.getString(2), SalesOrder.class)))
                .stream()
                .collect(Collectors.toMap(Found::id, Found::document));
    }

    /** What changed of an order; {@code seqBefore} is compared, so that nobody else's move is overwritten. */
    public record Change(
            Order after, int seqBefore, @Nullable String decision) {}

    /** @throws ConcurrentMoveException if one of them was moved by somebody else */
    public void save(Collection<Change> changes, Instant now) {
        int saved = Rows.of(changes)
                .uuid(change -> change.after().id().value())
                .integer(Change::seqBefore)
                .integer(change -> change.after().seq())
                .text(change -> change.after().state().name())
                .bigint(change -> change.after().revision())
                .bigint(change -> change.after().total().minor())
                .json(Change::decision)
                .instant(change -> deadline(change.after().state(), now))
                .instant(change -> now)
                .update(jdbc, """
                        update orders set seq = c.seq, state = c.state, revision = c.revision, total = c.total,
                          decision = coalesce(c.decision, orders.decision),
                          changed_at = case when orders.state = c.state then orders.changed_at else c.now end,
                          deadline = case when orders.state = c.state and orders.deadline is not null
                                          then orders.deadline else c.deadline end
                        from :rows as c(id, seq_before, seq, state, revision, total, decision, deadline, now)
                        where orders.id = c.id and orders.seq = c.seq_before
                        """);
        if (saved != changes.size()) {
            throw new ConcurrentMoveException();
        }
    }

    private static @Nullable Instant deadline(OrderState state, Instant now) {
        var stay = state.longestStay();
        return stay == null ? null : now.plus(stay);
    }

    private static String key(Order order) {
        return order.channel() + '\n' + order.reference();
    }

    private static @Nullable String text(@Nullable LocationId location) {
        return location == null ? null : location.value();
    }

    private static Order read(ResultSet row, int n) throws SQLException {
        var location = row.getString("location");
        return new Order(
                new OrderId(row.getObject("id", UUID.class)),
                row.getString("channel"),
                row.getString("reference"),
                row.getString("number"),
                row.getLong("revision"),
                OrderState.valueOf(row.getString("state")),
                row.getInt("seq"),
                new Money(row.getLong("total"), Money.currency(row.getString("currency"))),
                Mode.valueOf(row.getString("mode")),
                location == null ? null : new LocationId(location),
                row.getString("token"),
                row.getTimestamp("placed_at").toInstant());
    }

    private static LineRow readLine(ResultSet row, int n) throws SQLException {
        var line = new OrderLine(
                new OrderId(row.getObject("order_id", UUID.class)),
                row.getInt("line"),
                row.getString("reference"),
                new Sku(row.getString("sku")),
                row.getString("title"),
                row.getInt("quantity"),
                row.getInt("cancelled"),
                row.getLong("unit_price"),
                row.getLong("discount"),
                row.getLong("tax"),
                List.of());
        return new LineRow(line, row.getInt("part_of"));
    }
}
