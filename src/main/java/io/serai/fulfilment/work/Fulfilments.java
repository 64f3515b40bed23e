package io.serai.fulfilment.work;

import io.serai.contract.SalesOrder.Mode;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of fulfilment orders and their lines, in the caller's transaction; locked by their orders. */
@Repository
public class Fulfilments {
    private record LineRow(Fulfilment fulfilment, Fulfilment.Line line) {}

    private final JdbcTemplate jdbc;

    Fulfilments(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Collection<Fulfilment> fulfilments, Instant now) {
        Rows.of(fulfilments)
                .uuid(each -> each.id().value())
                .uuid(each -> each.order().value())
                .integer(Fulfilment::no)
                .text(each -> each.location().value())
                .text(each -> each.mode().name())
                .text(each -> each.state().name())
                .integer(Fulfilment::seq)
                .instant(each -> now)
                .update(jdbc, "insert into fulfilment select * from :rows");
        Rows.of(lines(fulfilments))
                .uuid(row -> row.fulfilment().id().value())
                .integer(row -> row.line().line())
                .text(row -> row.fulfilment().location().value())
                .text(row -> row.line().sku().value())
                .integer(row -> row.line().quantity())
                .integer(row -> row.line().reserved())
                .integer(row -> row.line().picked())
                .update(jdbc, "insert into fulfilment_line select * from :rows");
    }

    void save(Collection<Fulfilment> fulfilments, Instant now) {
        Rows.of(fulfilments)
                .uuid(each -> each.id().value())
                .text(each -> each.state().name())
                .integer(Fulfilment::seq)
                .instant(each -> now)
                .update(jdbc, """
                        update fulfilment set state = f.state, seq = f.seq, changed_at = f.now
                        from :rows as f(id, state, seq, now) where fulfilment.id = f.id
                        """);
        Rows.of(lines(fulfilments))
                .uuid(row -> row.fulfilment().id().value())
                .integer(row -> row.line().line())
                .integer(row -> row.line().reserved())
                .integer(row -> row.line().picked())
                .update(jdbc, """
                        update fulfilment_line as l set reserved = f.reserved, picked = f.picked
                        from :rows as f(id, line, reserved, picked)
                        where l.fulfilment_id = f.id and l.line = f.line
                          and (l.reserved <> f.reserved or l.picked <> f.picked)
                        """);
    }

    List<Fulfilment> of(Collection<OrderId> orders) {
        record Found(FulfilmentId fulfilment, Fulfilment.Line line) {}
        Map<FulfilmentId, List<Fulfilment.Line>> lines = Rows.of(Set.copyOf(orders))
                .uuid(OrderId::value)
                .query(
                        jdbc,
                        """
                        select l.* from fulfilment_line l join fulfilment f on f.id = l.fulfilment_id
                        where f.order_id in (select * from :rows) order by l.line
                        """,
                        (row, n) -> new Found(
                                new FulfilmentId(row.getObject("fulfilment_id", UUID.class)),
                                new Fulfilment.Line(
                                        row.getInt("line"),
                                        new Sku(row.getString("sku")),
                                        row.getInt("quantity"),
                                        row.getInt("reserved"),
                                        row.getInt("picked"))))
                .stream()
                .collect(
                        Collectors.groupingBy(Found::fulfilment, Collectors.mapping(Found::line, Collectors.toList())));
        return Rows.of(Set.copyOf(orders))
                .uuid(OrderId::value)
                .query(
                        jdbc,
                        "select * from fulfilment where order_id in (select * from :rows) order by order_id, no",
                        (row, n) -> {
                            var id = new FulfilmentId(row.getObject("id", UUID.class));
                            return new Fulfilment(
                                    id,
                                    new OrderId(row.getObject("order_id", UUID.class)),
                                    row.getInt("no"),
                                    new LocationId(row.getString("location")),
                                    Mode.valueOf(row.getString("mode")),
                                    FulfilmentState.valueOf(row.getString("state")),
                                    row.getInt("seq"),
                                    lines.getOrDefault(id, List.of()));
                        });
    }

    /** Whose fulfilment orders these are; unknown ones are left out. */
    public Map<FulfilmentId, OrderId> orders(Collection<FulfilmentId> fulfilments) {
        record Found(FulfilmentId fulfilment, OrderId order) {}
        return Rows.of(Set.copyOf(fulfilments))
                .uuid(FulfilmentId::value)
                .query(
                        jdbc,
                        "select id, order_id from fulfilment where id in (select * from :rows)",
                        (row, n) -> new Found(
                                new FulfilmentId(row.getObject(1, UUID.class)),
                                new OrderId(row.getObject(2, UUID.class))))
                .stream()
                .collect(Collectors.toMap(Found::fulfilment, Found::order));
    }

    private static List<LineRow> lines(Collection<Fulfilment> fulfilments) {
        return fulfilments.stream()
                .flatMap(each -> each.lines().stream().map(line -> new LineRow(each, line)))
                .toList();
    }
}
