package io.serai.console;

import static io.serai.console.Columns.instant;
import static io.serai.console.Columns.optional;
import static io.serai.console.Columns.optionalUuid;
import static io.serai.console.Columns.uuid;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.serai.kernel.FulfilmentId;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the fulfilment orders of an order with their parcels and what the carriers saw of those. */
@Component
class FulfilmentReader {
    /** The part of a whole that a row belongs to. */
    private record Of<T>(UUID whole, T part) {}

    private final JdbcClient jdbc;

    FulfilmentReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<OrderView.Fulfilment> of(OrderId order) {
        var lines = lines(order);
        var parcels = parcels(order, events(order));
        return jdbc.sql("""
                select f.*, l.name as location_name from fulfilment f left join location l on l.id = f.location
                where f.order_id = :id order by f.no""")
                .param("id", order.value())
                .query((row, i) -> fulfilment(row, lines, parcels))
                .list();
    }

    private static OrderView.Fulfilment fulfilment(
            ResultSet row, Map<UUID, List<OrderView.FulfilmentLine>> lines, Map<UUID, List<OrderView.Parcel>> parcels)
            throws SQLException {
        var id = uuid(row, "id");
        return new OrderView.Fulfilment(
                new FulfilmentId(id),
                row.getInt("no"),
                new LocationId(row.getString("location")),
                optional(row, "location_name"),
                row.getString("mode"),
                row.getString("state"),
                instant(row, "changed_at"),
                lines.getOrDefault(id, List.of()),
                parcels.getOrDefault(id, List.of()));
    }

    private Map<UUID, List<OrderView.FulfilmentLine>> lines(OrderId order) {
        return grouped(
                order,
                """
                select fl.* from fulfilment_line fl join fulfilment f on f.id = fl.fulfilment_id
                where f.order_id = :id order by fl.line""",
                (row, i) -> new Of<>(
                        uuid(row, "fulfilment_id"),
                        new OrderView.FulfilmentLine(
                                row.getInt("line"),
                                new Sku(row.getString("sku")),
                                row.getInt("quantity"),
                                row.getInt("picked"))));
    }

    private Map<UUID, List<OrderView.Parcel>> parcels(OrderId order, Map<UUID, List<OrderView.TrackingEvent>> events) {
        return grouped(
                order,
                """
                select p.*, m.id as manifest, m.no as manifest_no from parcel p
                left join manifest_line l on l.parcel_id = p.id left join manifest m on m.id = l.manifest_id
                where p.order_id = :id order by p.id""",
                (row, i) -> new Of<>(
                        uuid(row, "fulfilment_id"),
                        new OrderView.Parcel(
                                row.getString("sscc"),
                                row.getString("carrier"),
                                row.getInt("grams"),
                                row.getString("state"),
                                manifest(row),
                                events.getOrDefault(uuid(row, "id"), List.of()))));
    }

    private static OrderView.@Nullable Manifest manifest(ResultSet row) throws SQLException {
        var id = optionalUuid(row, "manifest");
        return id == null ? null : new OrderView.Manifest(id, row.getLong("manifest_no"));
    }

    private Map<UUID, List<OrderView.TrackingEvent>> events(OrderId order) {
        return grouped(
                order,
                """
                select e.* from tracking_event e join parcel p on p.id = e.parcel_id
                where p.order_id = :id order by e.at desc, e.status""",
                (row, i) -> new Of<>(
                        uuid(row, "parcel_id"),
                        new OrderView.TrackingEvent(
                                row.getString("status"),
                                instant(row, "at"),
                                emptyToNull(optional(row, "code")),
                                optional(row, "place"),
                                optional(row, "signed_by"))));
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private <T> Map<UUID, List<T>> grouped(OrderId order, String sql, RowMapper<Of<T>> mapper) {
        return jdbc.sql(sql).param("id", order.value()).query(mapper).list().stream()
                .collect(groupingBy(Of::whole, mapping(Of::part, toList())));
    }
}
