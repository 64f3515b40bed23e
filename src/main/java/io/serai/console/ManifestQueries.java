package io.serai.console;

import static io.serai.console.Columns.instant;
import static io.serai.console.Columns.optional;
import static io.serai.console.Columns.optionalInstant;
import static io.serai.console.Columns.uuid;

import io.serai.kernel.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was handed, or is about to be handed, to carriers. Ids of manifests sort by the time they were opened. */
@Component
public class ManifestQueries {
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID NEWEST = new UUID(-1, -1);

    /** The files of a manifest are calls at its carrier's door. */
    private static final String VIEW = """
            select m.*, files.*, (select count(*) from manifest_line l where l.manifest_id = m.id) as parcels
            from page m cross join lateral (
              select count(*) as files, count(*) filter (where a.state = 'DONE') as sent,
                max(a.changed_at) filter (where a.state = 'DONE') as sent_at
              from attempt a where a.door = 'sftp:' || m.carrier and a.kind in ('MANIFEST_CSV', 'X12_856')
                and a.subject = m.id::text) files
            order by m.id desc""";

    private final JdbcClient jdbc;

    ManifestQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those opened before the one that is named, newest first; the newest ones where none is. */
    public Slice<ManifestView> before(@Nullable UUID manifest, int size) {
        int bounded = PageOf.boundedSize(size);
        var rows = jdbc.sql("with page as (select * from manifest where id < :before order by id desc limit :limit) "
                        + VIEW)
                .param("before", manifest == null ? NEWEST : manifest)
                .param("limit", bounded + 1)
                .query((row, i) -> manifest(row))
                .list();
        return Slice.of(rows, bounded, last -> last.id().toString());
    }

    public Optional<ManifestView> find(UUID id) {
        return jdbc.sql("with page as (select * from manifest where id = :id) " + VIEW)
                .param("id", id)
                .query((row, i) -> manifest(row))
                .optional();
    }

    /** The parcels of a manifest that follow on the one that is named. */
    public Slice<ManifestView.Parcel> parcels(UUID manifest, @Nullable UUID after, int size) {
        int bounded = PageOf.boundedSize(size);
        var rows = jdbc.sql("""
                with page as (select parcel_id from manifest_line where manifest_id = :manifest and parcel_id > :after
                              order by parcel_id limit :limit)
                select p.*, coalesce(o.number, o.reference) as number, t.status as seen, t.place, t.at as seen_at
                from page join parcel p on p.id = page.parcel_id join orders o on o.id = p.order_id
                left join lateral (select status, place, at from tracking_event e where e.parcel_id = p.id
                                   order by at desc, status limit 1) t on true
                order by p.id""")
                .param("manifest", manifest)
                .param("after", after == null ? FIRST : after)
                .param("limit", bounded + 1)
                .query((row, i) -> parcel(row))
                .list();
        return Slice.of(rows, bounded, last -> last.id().toString());
    }

    private static ManifestView manifest(ResultSet row) throws SQLException {
        return new ManifestView(
                uuid(row, "id"),
                row.getString("carrier"),
                row.getLong("no"),
                row.getString("state"),
                row.getInt("parcels"),
                instant(row, "opened_at"),
                optionalInstant(row, "closed_at"),
                row.getInt("files"),
                row.getInt("sent"),
                optionalInstant(row, "sent_at"),
                optional(row, "answered"),
                optionalInstant(row, "answered_at"));
    }

    private static ManifestView.Parcel parcel(ResultSet row) throws SQLException {
        return new ManifestView.Parcel(
                uuid(row, "id"),
                row.getString("sscc"),
                new OrderId(uuid(row, "order_id")),
                row.getString("number"),
                row.getInt("grams"),
                row.getString("state"),
                optional(row, "seen"),
                optional(row, "place"),
                optionalInstant(row, "seen_at"));
    }
}
