package io.serai.console;

import static io.serai.console.Columns.instant;
import static io.serai.console.Columns.json;
import static io.serai.console.Columns.optional;
import static io.serai.console.Columns.uuid;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customer's own view of an order. */
@Component
public class TrackingQueries {
    private static final int MAX_TOKEN = 200;

    private final JdbcClient jdbc;

    TrackingQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The order that the link is of. */
    public Optional<Tracking> find(String token) {
        if (!isToken(token)) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select o.id, coalesce(o.number, o.reference) as name, o.state, o.mode, o.placed_at, o.changed_at,
                  coalesce(o.document->'customer'->>'name', o.document->'shipTo'->>'name') as customer,
                  o.document->'shipTo'->>'city' as city, l.name as place, l.address
                from orders o left join location l on l.id = o.location and o.mode = 'PICKUP'
                where o.token = :token""")
                .param("token", token)
                .query((row, i) -> tracking(row))
                .optional();
    }

    static boolean isToken(String text) {
        return !text.isEmpty() && text.length() <= MAX_TOKEN && text.indexOf('\0') < 0;
    }

    private Tracking tracking(ResultSet row) throws SQLException {
        return new Tracking(
                row.getString("name"),
                row.getString("state"),
                row.getString("mode"),
                firstName(optional(row, "customer")),
                optional(row, "city"),
                optional(row, "place"),
                address(json(row, "address")),
                instant(row, "placed_at"),
                instant(row, "changed_at"),
                parcels(uuid(row, "id")));
    }

    private List<Tracking.Parcel> parcels(UUID order) {
        return jdbc.sql("""
                select p.id, p.sscc, p.carrier, p.state,
                  (select coalesce(sum((l->>'quantity')::int), 0) from jsonb_array_elements(p.lines) l) as pieces
                from parcel p where p.order_id = :order order by p.id""")
                .param("order", order)
                .query((row, i) -> new Tracking.Parcel(
                        row.getString("sscc"),
                        row.getString("carrier"),
                        row.getString("state"),
                        row.getInt("pieces"),
                        events(uuid(row, "id"))))
                .list();
    }

    private List<Tracking.Seen> events(UUID parcel) {
        return jdbc.sql(
                        "select status, at, place from tracking_event where parcel_id = :parcel order by at desc, status")
                .param("parcel", parcel)
                .query((row, i) ->
                        new Tracking.Seen(row.getString("status"), instant(row, "at"), optional(row, "place")))
                .list();
    }

    static @Nullable String firstName(@Nullable String name) {
        return name == null || name.isBlank() ? null : name.strip().split("\\s+", 2)[0];
    }

    private static @Nullable String address(JsonNode address) {
        var text = Stream.concat(address.path("street").valueStream(), Stream.of(address.path("city")))
                .map(JsonNode::asText)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? null : text;
    }
}
