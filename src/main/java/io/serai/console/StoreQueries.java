package io.serai.console;

import static io.serai.console.Columns.instant;
import static io.serai.console.Columns.optional;
import static io.serai.console.Columns.uuid;

import io.serai.console.StoreView.Line;
import io.serai.console.StoreView.Load;
import io.serai.console.StoreView.Part;
import io.serai.console.StoreView.Place;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stores have to do. */
@Component
public class StoreQueries {
    /** A store that has more than this before it sees the oldest, and finds the others by their numbers. */
    private static final int MOST = 100;

    /** The order of a number, where one is asked for. */
    static final String MEANT = "(:number = '' or :number in (o.number, o.reference) or o.number = '#' || :number)";

    private record Of(UUID part, Line line) {}

    private final JdbcClient jdbc;
    private final CollectQueries collect;

    StoreQueries(JdbcClient jdbc, CollectQueries collect) {
        this.jdbc = jdbc;
        this.collect = collect;
    }

    /** The stores, and whatever other place has something to do, by name. */
    public List<Load> all() {
        return jdbc.sql("""
                select l.id, l.name, count(f.id) filter (where f.state <> 'READY') as waiting,
                  count(f.id) filter (where f.state = 'READY') as ready
                from location l left join fulfilment f on f.location = l.id and f.state in ('RELEASED', 'PICKING', 'PICKED', 'READY')
                group by l.id, l.name having l.type = 'STORE' or count(f.id) > 0
                order by l.name collate "unicode", l.id""")
                .query((row, i) -> new Load(
                        new Place(new LocationId(row.getString("id")), row.getString("name")),
                        row.getInt("waiting"),
                        row.getInt("ready")))
                .list();
    }

    /**
     * What one has to do, the oldest first.
     *
     * @param number of the only order that is meant; empty: all
     */
    public Optional<StoreView> find(String location, String number) {
        return jdbc.sql("select id, name from location where id = :id")
                .param("id", location)
                .query((row, i) -> new Place(new LocationId(row.getString("id")), row.getString("name")))
                .optional()
                .map(place -> view(place, number));
    }

    private StoreView view(Place place, String number) {
        var lines = lines(place);
        var toAccept = parts(place, number, List.of("RELEASED"), lines);
        var inWork = parts(place, number, List.of("PICKING", "PICKED"), lines);
        var ready = parts(place, number, List.of("READY"), lines);
        var lacking = collect.lacking(place.id(), number);
        var onTheWay = collect.onTheWay(place.id(), number);
        boolean more = Stream.of(toAccept, inWork, ready).anyMatch(parts -> parts.size() == MOST)
                || Stream.of(lacking, onTheWay).anyMatch(orders -> orders.size() == CollectQueries.MOST);
        return new StoreView(place, toAccept, inWork, ready, lacking, onTheWay, more);
    }

    private List<Part> parts(Place place, String number, List<String> states, Map<UUID, List<Line>> lines) {
        return jdbc.sql("""
                select f.id, f.order_id, f.mode, f.state, f.changed_at, coalesce(o.number, o.reference) as number,
                  o.document -> 'customer' ->> 'name' as customer, o.document ->> 'note' as note, o.state = 'ON_HOLD' as held
                from fulfilment f join orders o on o.id = f.order_id
                where f.location = :location and f.state in (:states) and %s
                order by f.changed_at, f.id limit :most""".formatted(MEANT))
                .param("number", number)
                .param("location", place.id().value())
                .param("states", states)
                .param("most", MOST)
                .query((row, i) -> new Part(
                        new FulfilmentId(uuid(row, "id")),
                        new OrderId(uuid(row, "order_id")),
                        row.getString("number"),
                        optional(row, "customer"),
                        row.getString("mode"),
                        row.getString("state"),
                        instant(row, "changed_at"),
                        optional(row, "note"),
                        row.getBoolean("held"),
                        lines.getOrDefault(uuid(row, "id"), List.of())))
                .list();
    }

    private Map<UUID, List<Line>> lines(Place place) {
        return jdbc
                .sql("""
                select fl.fulfilment_id, fl.line, fl.sku, p.title, coalesce(p.tracking, 'NONE') as tracking,
                  case when fl.picked > 0 then fl.picked else fl.quantity end as pieces,
                  coalesce(case when c.pieces <> fl.quantity then '' when c.lots = 1 then c.lot else c.each end, '') as advised,
                  (select told ->> 'note' from orders o, jsonb_array_elements(o.document -> 'lines') told, order_line l, order_line bought
                   where o.id = f.order_id and l.order_id = f.order_id and l.line = fl.line and bought.order_id = f.order_id
                     and bought.line = case when l.part_of = 0 then l.line else l.part_of end
                     and told ->> 'id' = bought.reference limit 1) as note
                from fulfilment f join fulfilment_line fl on fl.fulfilment_id = f.id left join product p on p.sku = fl.sku
                  left join lateral (
                    select sum(k.pieces) as pieces, count(*) as lots, min(k.lot) as lot,
                      string_agg(case when p.tracking = 'SERIAL' then k.lot else k.lot || ' = ' || k.pieces end, ', ' order by k.lot) as each
                    from lot_claim k where p.tracking <> 'NONE' and k.order_id = f.order_id and k.location = f.location
                      and k.sku = fl.sku and k.lot <> '' and k.pieces > 0) c on true
                where f.location = :location and f.state in ('RELEASED', 'PICKING', 'PICKED', 'READY') order by fl.line""")
                .param("location", place.id().value())
                .query((row, i) -> new Of(
                        uuid(row, "fulfilment_id"),
                        new Line(
                                row.getInt("line"),
                                new Sku(row.getString("sku")),
                                optional(row, "title"),
                                row.getInt("pieces"),
                                row.getString("tracking"),
                                row.getString("advised"),
                                optional(row, "note"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::part, Collectors.mapping(Of::line, Collectors.toList())));
    }
}
