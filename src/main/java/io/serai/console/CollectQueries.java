package io.serai.console;

import static io.serai.console.Columns.instant;
import static io.serai.console.Columns.optional;
import static io.serai.console.Columns.uuid;

import io.serai.console.StoreView.Lacking;
import io.serai.console.StoreView.Line;
import io.serai.console.StoreView.OnTheWay;
import io.serai.console.StoreView.Place;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders that are to be collected at a store and lack something, and what is on its way for them. */
@Component
class CollectQueries {
    static final int MOST = 50;

    /** What the orders that are to be collected at a place lack, less what is on its way for them. */
    private static final String LACKS = """
            select id, placed_at, min(line) as line, sku, sum(pieces) - comes as pieces from (
              select o.id, o.placed_at, l.line, l.sku, l.quantity - l.cancelled
                - coalesce((select sum(case when f.state in ('ALLOCATED', 'RELEASED', 'PICKING') then fl.quantity else fl.picked end)
                            from fulfilment f join fulfilment_line fl on fl.fulfilment_id = f.id and fl.line = l.line
                            where f.order_id = o.id and f.state not in ('SHORT', 'CANCELLED', 'NOT_COLLECTED')), 0) as pieces,
                coalesce((select sum(b.quantity) from brought b
                          where b.order_id = o.id and b.sku = l.sku and b.state = 'ON_THE_WAY'), 0) as comes
              from orders o join order_line l on l.order_id = o.id
              where o.state = 'AWAITING_STOCK' and o.mode = 'PICKUP' and o.location = :location and not l.kit) lacks
            where pieces > 0 group by id, placed_at, sku, comes having sum(pieces) > comes""";

    private record Of<T>(UUID order, T part) {}

    private final JdbcClient jdbc;

    CollectQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Lacking> lacking(LocationId store, String number) {
        var lines = lines(store);
        var sources = sources(store);
        return jdbc.sql("select o.id, coalesce(o.number, o.reference) as number, o.changed_at from orders o"
                        + " where o.id in (select id from (" + LACKS + ") l) and " + StoreQueries.MEANT
                        + " order by o.placed_at, o.id limit :most")
                .param("location", store.value())
                .param("number", number)
                .param("most", MOST)
                .query((row, i) -> new Lacking(
                        new OrderId(uuid(row, "id")),
                        row.getString("number"),
                        instant(row, "changed_at"),
                        lines.getOrDefault(uuid(row, "id"), List.of()),
                        sources.getOrDefault(uuid(row, "id"), List.of())))
                .list();
    }

    private Map<UUID, List<Line>> lines(LocationId store) {
        return jdbc
                .sql("select l.*, p.title from (" + LACKS + ") l left join product p on p.sku = l.sku order by l.line")
                .param("location", store.value())
                .query((row, i) -> new Of<>(uuid(row, "id"), line(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::order, Collectors.mapping(Of::part, Collectors.toList())));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(new Sku(row.getString("sku")), optional(row, "title"), row.getInt("pieces"));
    }

    /** The three nearest places that have, free for anybody, all that an order lacks. */
    private Map<UUID, List<Place>> sources(LocationId store) {
        return jdbc
                .sql("""
                with lacks as (select id, sku, sum(pieces) as pieces from (%s) l group by id, sku),
                has as (
                  select k.id, s.location from lacks k
                    join stock s on s.sku = k.sku and s.location <> :location and s.on_hand - s.reserved - s.safety >= k.pieces
                  group by k.id, s.location
                  having count(*) = (select count(*) from lacks every where every.id = k.id))
                select * from (
                  select h.id, l.id as location, l.name, row_number() over (
                    partition by h.id order by point(l.longitude, l.latitude) <-> point(t.longitude, t.latitude), l.id) as nth
                  from has h join location l on l.id = h.location join location t on t.id = :location) near
                where nth <= 3 order by id, nth""".formatted(LACKS))
                .param("location", store.value())
                .query((row, i) -> new Of<>(
                        uuid(row, "id"), new Place(new LocationId(row.getString("location")), row.getString("name"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::order, Collectors.mapping(Of::part, Collectors.toList())));
    }

    List<OnTheWay> onTheWay(LocationId store, String number) {
        var lines = jdbc
                .sql("""
                select b.order_id as id, b.sku, p.title, sum(b.quantity)::int as pieces
                from brought b left join product p on p.sku = b.sku
                where b.target = :location and b.state = 'ON_THE_WAY' group by b.order_id, b.sku, p.title order by b.sku""")
                .param("location", store.value())
                .query((row, i) -> new Of<>(uuid(row, "id"), line(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::order, Collectors.mapping(Of::part, Collectors.toList())));
        return jdbc.sql("""
                select o.id, coalesce(o.number, o.reference) as number, min(b.at) as since
                from brought b join orders o on o.id = b.order_id
                where b.target = :location and b.state = 'ON_THE_WAY' and %s
                group by o.id, o.number, o.reference order by since, o.id limit :most""".formatted(StoreQueries.MEANT))
                .param("location", store.value())
                .param("number", number)
                .param("most", MOST)
                .query((row, i) -> new OnTheWay(
                        new OrderId(uuid(row, "id")),
                        row.getString("number"),
                        instant(row, "since"),
                        lines.getOrDefault(uuid(row, "id"), List.of())))
                .list();
    }
}
