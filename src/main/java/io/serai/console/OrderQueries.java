package io.serai.console;

import static io.serai.console.Columns.amount;
import static io.serai.console.Columns.instant;
import static io.serai.console.Columns.optional;
import static io.serai.console.Columns.uuid;

import io.serai.kernel.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of orders. */
@Component
public class OrderQueries {
    private static final String SUMMARY = """
            select id, channel, reference, number, state, seq, mode, total, currency, placed_at, created_at, changed_at
            from orders""";
    private static final UUID NEWEST = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final OrderReader reader;
    private final TimelineReader timelines;
    private final OrderSearch search;

    OrderQueries(JdbcClient jdbc, OrderReader reader, TimelineReader timelines, OrderSearch search) {
        this.jdbc = jdbc;
        this.search = search;
        this.reader = reader;
        this.timelines = timelines;
    }

    /** One order with all that belongs to it, read at one moment. */
    public Optional<OrderView> find(OrderId id) {
        return reader.find(id);
    }

    /** Newest first. {@code page} counts from 0; {@code size} is cut to {@value PageOf#MAX_SIZE}. */
    public PageOf<OrderSummary> list(OrderFilter filter, int page, int size) {
        var conditions = conditions(filter);
        int bounded = PageOf.boundedSize(size);
        int from = PageOf.boundedPage(page);
        var total = jdbc.sql("select count(*) from orders" + conditions.where())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
        return new PageOf<>(rows(conditions, (long) from * bounded, bounded), from, bounded, total);
    }

    /** Those that were taken before the one that is named, newest first; the newest ones where none is. Nothing is counted. */
    public Slice<OrderSummary> before(OrderFilter filter, @Nullable UUID order, int size) {
        int bounded = PageOf.boundedSize(size);
        var conditions = conditions(filter).with("id < :before", "before", order == null ? NEWEST : order);
        return Slice.of(
                rows(conditions, 0, bounded + 1), bounded, last -> last.id().toString());
    }

    /** By anything that is written on an order, or, if nothing fits, by its customer's mail or phone. */
    public FoundOrders search(String typed) {
        var text = typed.strip();
        if (text.isEmpty() || text.length() > OrderFilter.MAX_TEXT || text.indexOf('\0') >= 0) {
            return new FoundOrders(List.of(), false, false);
        }
        var found = search.byReference(text);
        boolean personal = found.length == 0;
        if (personal) {
            found = search.byContact(text);
        }
        var shown = new Conditions()
                .with("id = any(:ids)", "ids", OrderSearch.shown(found).toArray(UUID[]::new));
        return new FoundOrders(
                rows(shown, 0, PageOf.MAX_SIZE), personal && found.length > 0, found.length > PageOf.MAX_SIZE);
    }

    /** Those that are named, newest first, at most {@value PageOf#MAX_SIZE}. */
    public List<OrderSummary> of(List<OrderId> orders) {
        var ids = orders.stream().map(OrderId::value).toArray(UUID[]::new);
        return rows(new Conditions().with("id = any(:ids)", "ids", ids), 0, PageOf.MAX_SIZE);
    }

    private List<OrderSummary> rows(Conditions conditions, long offset, int size) {
        return jdbc.sql(SUMMARY + conditions.where() + " order by id desc limit :limit offset :offset")
                .params(conditions.parameters())
                .param("limit", size)
                .param("offset", offset)
                .query((row, i) -> summary(row))
                .list();
    }

    /** The newest ones, at most {@value PageOf#MAX_SIZE}, without counting how many there are. */
    public List<OrderSummary> latest(OrderFilter filter, int size) {
        return rows(conditions(filter), 0, PageOf.boundedSize(size));
    }

    /**
     * All events of an order in their order, told in the reader's language; none if there is no such order.
     *
     * @see Language#of(String)
     */
    public List<TimelineEntry> timeline(OrderId id, Locale language) {
        return timelines.read(id, language);
    }

    /** The channels that orders came from, by name. */
    public List<String> channels() {
        return jdbc.sql("""
                with recursive c as (
                  select min(channel) as name from orders
                  union all
                  select (select min(channel) from orders where channel > c.name) from c where c.name is not null)
                select name from c where name is not null""").query(String.class).list();
    }

    /** Whether it is kept what the choice of its locations rested on: not of what was handed over at a till, and for a time. */
    public boolean isExplained(OrderId id) {
        return jdbc.sql("select exists (select from sourcing_decision where order_id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    private Conditions conditions(OrderFilter filter) {
        var after = filter.createdAfter();
        var conditions = new Conditions()
                .with("state = :state", "state", filter.state())
                .with("channel = :channel", "channel", filter.channel())
                .with("reference = :reference", "reference", filter.reference())
                .with("created_at > :after", "after", after == null ? null : Columns.parameter(after));
        var typed = filter.search();
        return typed == null ? conditions : conditions.with("id = any(:ids)", "ids", search.byReference(typed));
    }

    private static OrderSummary summary(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new OrderSummary(
                new OrderId(uuid(row, "id")),
                row.getString("channel"),
                row.getString("reference"),
                optional(row, "number"),
                row.getString("state"),
                row.getInt("seq"),
                row.getString("mode"),
                amount(row, "total", currency),
                currency,
                instant(row, "placed_at"),
                instant(row, "created_at"),
                instant(row, "changed_at"));
    }
}
