package io.serai.shipping;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.contract.TrackingUpdate;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.OrderId;
import io.serai.kernel.ReceiptId;
import io.serai.log.Json;
import io.serai.log.Rows;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of parcels and of what was seen of them, in the caller's transaction; locked by their orders. */
@Repository
public class Parcels {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Parcel.Content>> CONTENTS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;

    Parcels(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(Collection<Parcel> parcels, Instant now) {
        Rows.of(parcels)
                .uuid(Parcel::id)
                .uuid(parcel -> parcel.fulfilment().value())
                .uuid(parcel -> parcel.order().value())
                .text(Parcel::sscc)
                .text(Parcel::carrier)
                .integer(Parcel::grams)
                .json(parcel -> Json.write(parcel.lines()))
                .text(parcel -> parcel.state().name())
                .instant(parcel -> now)
                .update(jdbc, """
                        insert into parcel (id, fulfilment_id, order_id, sscc, carrier, grams, lines, state, created_at)
                        select * from :rows
                        """);
    }

    public void save(Collection<Parcel> parcels) {
        Rows.of(parcels)
                .uuid(Parcel::id)
                .text(parcel -> parcel.state().name())
                .instant(Parcel::trackedAt)
                .update(jdbc, """
                        update parcel set state = p.state, tracked_at = p.at
                        from :rows as p(id, state, at) where parcel.id = p.id
                        """);
    }

    /** The parcels of orders, oldest first. */
    public List<Parcel> of(Collection<OrderId> orders) {
        return Rows.of(Set.copyOf(orders))
                .uuid(OrderId::value)
                .query(
                        jdbc,
                        "select * from parcel where order_id in (select * from :rows) order by order_id, id",
                        Parcels::read);
    }

    /** Whose parcels these are, by SSCC; unknown ones are left out. */
    public Map<String, OrderId> ordersBySscc(Collection<String> ssccs) {
        record Found(String sscc, OrderId order) {}
        return Rows.of(Set.copyOf(ssccs))
                .text(sscc -> sscc)
                .query(
                        jdbc,
                        "select sscc, order_id from parcel where sscc in (select * from :rows)",
                        (row, n) -> new Found(row.getString(1), new OrderId(row.getObject(2, UUID.class))))
                .stream()
                .collect(Collectors.toMap(Found::sscc, Found::order));
    }

    /** Something that a carrier saw of a parcel. */
    public record Seen(
            UUID parcel, TrackingUpdate update, @Nullable ReceiptId receipt) {}

    /** Keeps what was seen, each once. */
    public void keep(Collection<Seen> events) {
        Rows.of(events)
                .uuid(Seen::parcel)
                .text(seen -> seen.update().status().name())
                .instant(seen -> seen.update().at())
                .text(seen -> seen.update().code() == null ? "" : seen.update().code())
                .text(seen -> seen.update().place())
                .text(seen -> seen.update().signedBy())
                .uuid(seen -> seen.receipt() == null ? null : seen.receipt().value())
                .update(jdbc, """
                        insert into tracking_event (parcel_id, status, at, code, place, signed_by, receipt_id)
                        select * from :rows on conflict do nothing
                        """);
    }

    private static Parcel read(ResultSet row, int n) throws SQLException {
        var tracked = row.getTimestamp("tracked_at");
        return new Parcel(
                row.getObject("id", UUID.class),
                new FulfilmentId(row.getObject("fulfilment_id", UUID.class)),
                new OrderId(row.getObject("order_id", UUID.class)),
                row.getString("sscc"),
                row.getString("carrier"),
                row.getInt("grams"),
                contents(row.getString("lines")),
                ParcelState.valueOf(row.getString("state")),
                tracked == null ? null : tracked.toInstant());
    }

    private static List<Parcel.Content> contents(String json) {
        try {
            return JSON.readValue(json, CONTENTS);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read back what is in a parcel", e);
        }
    }
}
