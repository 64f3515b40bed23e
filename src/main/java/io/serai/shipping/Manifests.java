package io.serai.shipping;

import io.serai.kernel.Ids;
import io.serai.kernel.OrderId;
import io.serai.log.Counters;
import io.serai.log.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Each carrier has one open manifest, made when its first parcel is packed. Closing it first stops new parcels (CLOSING, a short
 * transaction), then its parcels are shipped (CLOSED), so that nobody who packs waits for that.
 */
@Repository
public class Manifests {
    private final JdbcTemplate jdbc;
    private final Counters counters;

    Manifests(JdbcTemplate jdbc, Counters counters) {
        this.jdbc = jdbc;
        this.counters = counters;
    }

    /** A manifest of a carrier; {@code no} counts from 1 for each. */
    public record Manifest(UUID id, String carrier, long no) {}

    /** Puts parcels on their carriers' open manifests; one that is on a manifest stays there. */
    public void add(Collection<Parcel> parcels, Instant now) {
        parcels.stream().map(Parcel::carrier).distinct().sorted().forEach(carrier -> {
            var manifest = open(carrier, now);
            var mine = parcels.stream()
                    .filter(parcel -> parcel.carrier().equals(carrier))
                    .toList();
            Rows.of(mine)
                    .uuid(Parcel::id)
                    .uuid(parcel -> manifest)
                    .update(
                            jdbc,
                            "insert into manifest_line (parcel_id, manifest_id) select * from :rows"
                                    + " on conflict (parcel_id) do nothing");
        });
    }

    /** Takes parcels off the manifests that have not left yet. */
    public void takeOff(Collection<UUID> parcels) {
        Rows.of(parcels).uuid(id -> id).update(jdbc, """
                        delete from manifest_line l using manifest m
                        where l.parcel_id in (select * from :rows) and m.id = l.manifest_id and m.state <> 'CLOSED'
                        """);
    }

    /** Who opens one has the carrier's counter, so that no number is drawn in vain. */
    private UUID open(String carrier, Instant now) {
        return findOpen(carrier).orElseGet(() -> {
            var counter = "manifest:" + carrier;
            counters.lock(counter);
            return findOpen(carrier).orElseGet(() -> {
                var id = Ids.next();
                jdbc.update(
                        "insert into manifest (id, carrier, no, opened_at) values (?, ?, ?, ?)",
                        id,
                        carrier,
                        counters.next(counter),
                        Timestamp.from(now));
                return id;
            });
        });
    }

    private Optional<UUID> findOpen(String carrier) {
        return jdbc
                .query(
                        "select id from manifest where carrier = ? and state = 'OPEN' for share",
                        (row, n) -> row.getObject(1, UUID.class),
                        carrier)
                .stream()
                .findFirst();
    }

    /** The carriers whose open manifest was opened at or before this time, or has so many parcels. */
    public List<String> due(Instant opened, int parcels) {
        return jdbc.queryForList("""
                select carrier from manifest m
                where state = 'OPEN' and (opened_at <= ?
                  or (select count(*) from manifest_line l where l.manifest_id = m.id) >= ?)
                order by carrier
                """, String.class, Timestamp.from(opened), parcels);
    }

    /** Lets no more parcels on the carrier's open manifest; empty if it has none. */
    public Optional<Manifest> startClosing(String carrier, Instant now) {
        return jdbc.query("""
                        update manifest set state = 'CLOSING', closed_at = ? where carrier = ? and state = 'OPEN'
                        returning id, carrier, no
                        """, Manifests::read, Timestamp.from(now), carrier).stream()
                .findFirst();
    }

    /** The manifest that has been closing for the longest time. */
    public Optional<Manifest> closing() {
        return jdbc
                .query(
                        "select id, carrier, no from manifest where state = 'CLOSING' order by closed_at limit 1",
                        Manifests::read)
                .stream()
                .findFirst();
    }

    /** Locks one that is still closing, once its orders are locked: who packs has orders and waits for a manifest. */
    public boolean take(Manifest closing) {
        return !jdbc.queryForList(
                        "select from manifest where id = ? and state = 'CLOSING' for no key update", closing.id())
                .isEmpty();
    }

    /** A manifest that has been closed. */
    public record Closed(String carrier, long no, Instant closedAt) {}

    public Optional<Closed> find(UUID manifest) {
        return jdbc
                .query(
                        "select carrier, no, closed_at from manifest where id = ? and closed_at is not null",
                        (row, n) -> new Closed(
                                row.getString(1),
                                row.getLong(2),
                                row.getTimestamp(3).toInstant()),
                        manifest)
                .stream()
                .findFirst();
    }

    /** The orders that have a parcel on it. */
    public List<OrderId> orders(UUID manifest) {
        return jdbc.query("""
                select distinct p.order_id from manifest_line l join parcel p on p.id = l.parcel_id
                where l.manifest_id = ? order by p.order_id
                """, (row, n) -> new OrderId(row.getObject(1, UUID.class)), manifest);
    }

    public List<UUID> parcels(UUID manifest) {
        return jdbc.query(
                "select parcel_id from manifest_line where manifest_id = ?",
                (row, n) -> row.getObject(1, UUID.class),
                manifest);
    }

    /** {@code group} is the X12 control number that its 856 will have. */
    public void closed(UUID manifest, long group) {
        jdbc.update("update manifest set state = 'CLOSED', group_no = ? where id = ?", group, manifest);
    }

    /** The carrier's 997; false if there is no such manifest. */
    public boolean answered(String carrier, long group, boolean accepted, Instant at) {
        return jdbc.update(
                        "update manifest set answered = ?, answered_at = ? where carrier = ? and group_no = ?",
                        accepted ? "ACCEPTED" : "REFUSED",
                        Timestamp.from(at),
                        carrier,
                        group)
                > 0;
    }

    private static Manifest read(ResultSet row, int n) throws SQLException {
        return new Manifest(row.getObject("id", UUID.class), row.getString("carrier"), row.getLong("no"));
    }
}
