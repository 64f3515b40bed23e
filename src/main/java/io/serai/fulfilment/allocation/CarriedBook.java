package io.serai.fulfilment.allocation;

import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import io.serai.sourcing.Carried;
import io.serai.sourcing.Slot;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * What rule sets that are tried took more or less than was taken, so that the next group of trials goes on with it, on whatever hub. It is
 * written by who holds the candidate's row. At most {@code serai.sourcing.what-if.carried} rows are kept; of more the oldest are forgotten.
 */
@Repository
class CarriedBook {
    /** Parcels of days that are over for so long meet no question any more. */
    private static final Duration OVER = Duration.ofDays(2);

    /** What was taken more of a line of an order. */
    record Row(OrderId order, Instant at, Carried.Taken taken) {}

    private final JdbcTemplate jdbc;
    private final int most;

    CarriedBook(JdbcTemplate jdbc, @Value("${serai.sourcing.what-if.carried:100000}") int most) {
        if (most < 0) {
            throw new IllegalArgumentException("serai.sourcing.what-if.carried is 0 or more, not " + most);
        }
        this.jdbc = jdbc;
        this.most = most;
    }

    /** All that was carried on before a group of decisions and may meet one of them. */
    CarriedGroup before(RuleBook.Role candidate, List<KeptDecisions.One> group) {
        var carried = new Carried();
        if (group.isEmpty()) {
            return new CarriedGroup(carried, List.of(), Set.of());
        }
        var skus = group.stream()
                .flatMap(one -> one.kept().stock().keySet().stream())
                .collect(Collectors.toSet());
        sums(candidate, skus, carried);
        parcels(candidate, group.get(0).at(), carried);
        var orders = group.stream().map(KeptDecisions.One::order).collect(Collectors.toSet());
        return new CarriedGroup(carried, earlier(candidate, orders), cancelled(orders));
    }

    private Set<OrderId> cancelled(Set<OrderId> orders) {
        return Set.copyOf(Rows.of(orders)
                .uuid(OrderId::value)
                .query(
                        jdbc,
                        "select o.id from :rows as k(id) join orders o using (id) where o.state = 'CANCELLED'",
                        (row, n) -> new OrderId(row.getObject(1, UUID.class))));
    }

    /** An order that was cancelled since has taken nothing, by neither rule set. */
    private void sums(RuleBook.Role candidate, Set<Sku> skus, Carried carried) {
        Rows.of(skus).text(Sku::value).query(jdbc, """
                        select c.location, c.sku, sum(c.pieces) from :rows as k(sku)
                        join sourcing_carried c on c.sku = k.sku and c.role_id = %d
                        where not exists (select from orders o where o.id = c.order_id and o.state = 'CANCELLED')
                        group by c.location, c.sku having sum(c.pieces) <> 0
                        """.formatted(candidate.id()), (row, n) -> {
            carried.take(new LocationId(row.getString(1)), new Sku(row.getString(2)), row.getInt(3));
            return n;
        });
    }

    private void parcels(RuleBook.Role candidate, Instant from, Carried carried) {
        jdbc.query(
                "select location, day, hour, parcels from sourcing_carried_parcels where role_id = ? and day >= ?::date and parcels <> 0",
                row -> {
                    carried.give(
                            new Slot(
                                    new LocationId(row.getString(1)),
                                    row.getDate(2).toLocalDate(),
                                    row.getInt(3)),
                            row.getInt(4));
                },
                candidate.id(),
                Timestamp.from(from.minus(OVER)));
    }

    private List<Row> earlier(RuleBook.Role candidate, Set<OrderId> orders) {
        return Rows.of(orders)
                .uuid(OrderId::value)
                .query(
                        jdbc,
                        """
                        select c.* from :rows as k(id) join sourcing_carried c on c.order_id = k.id and c.role_id = %d
                        where not exists (select from orders o where o.id = c.order_id and o.state = 'CANCELLED')
                        order by c.order_id, c.line, c.location
                        """.formatted(candidate.id()),
                        (row, n) -> new Row(
                                new OrderId(row.getObject("order_id", UUID.class)),
                                row.getTimestamp("at").toInstant(),
                                new Carried.Taken(
                                        row.getInt("line"),
                                        new LocationId(row.getString("location")),
                                        new Sku(row.getString("sku")),
                                        row.getInt("pieces"))));
    }

    /** @return how many rows were too many, and are forgotten */
    int write(RuleBook.Role candidate, CarriedGroup group) {
        delete(candidate, group.gone());
        Rows.of(group.rows())
                .bigint(row -> candidate.id())
                .uuid(row -> row.order().value())
                .integer(row -> row.taken().line())
                .text(row -> row.taken().location().value())
                .text(row -> row.taken().sku().value())
                .integer(row -> row.taken().pieces())
                .instant(Row::at)
                .update(jdbc, "insert into sourcing_carried select * from :rows");
        parcels(candidate, group);
        return group.rows().isEmpty() ? 0 : forget(candidate);
    }

    private void delete(RuleBook.Role candidate, Collection<CarriedGroup.OrderLine> lines) {
        Rows.of(lines)
                .uuid(each -> each.order().value())
                .integer(CarriedGroup.OrderLine::line)
                .update(
                        jdbc,
                        "delete from sourcing_carried c using :rows as k(id, line) where c.role_id = %d and c.order_id = k.id and c.line = k.line"
                                .formatted(candidate.id()));
    }

    private void parcels(RuleBook.Role candidate, CarriedGroup group) {
        Rows.of(group.parcels().entrySet())
                .bigint(each -> candidate.id())
                .text(each -> each.getKey().location().value())
                .text(each -> each.getKey().day().toString())
                .integer(each -> each.getKey().hour())
                .integer(Map.Entry::getValue)
                .update(jdbc, """
                        insert into sourcing_carried_parcels as c
                        select role, location, day::date, hour, parcels from :rows as r(role, location, day, hour, parcels)
                        on conflict (role_id, location, day, hour) do update set parcels = c.parcels + excluded.parcels
                        """);
        group.last()
                .ifPresent(last -> jdbc.update(
                        "delete from sourcing_carried_parcels where role_id = ? and day < ?::date",
                        candidate.id(),
                        Timestamp.from(last.minus(OVER))));
    }

    private int forget(RuleBook.Role candidate) {
        return jdbc.update("""
                delete from sourcing_carried where ctid = any(array(
                  select ctid from sourcing_carried where role_id = ? order by role_id, at desc, order_id desc offset ?))
                """, candidate.id(), most);
    }
}
