package io.serai.console;

import static io.serai.console.Columns.instant;
import static io.serai.console.Columns.optional;
import static io.serai.console.Columns.optionalInstant;
import static io.serai.console.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What customers asked for, and how far each of it has come. */
@Component
public class PrivacyQueries {
    private static final UUID NEWEST = new UUID(-1, -1);

    private static final String REQUESTS = """
            select r.*, o.total, o.done from privacy_request r cross join lateral (
              select count(*) as total, count(done_at) as done from privacy_order where request_id = r.id) o""";

    private final JdbcClient jdbc;

    PrivacyQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first, from those before the one that is named. */
    public Slice<PrivacyView> before(@Nullable UUID request, int size) {
        int bounded = PageOf.boundedSize(size);
        var rows = jdbc.sql(REQUESTS + " where r.id < :before order by r.id desc limit :limit")
                .param("before", request == null ? NEWEST : request)
                .param("limit", bounded + 1)
                .query((row, i) -> view(row))
                .list();
        return Slice.of(rows, bounded, last -> last.id().toString());
    }

    public Optional<PrivacyView> find(UUID id) {
        return jdbc.sql(REQUESTS + " where r.id = :id")
                .param("id", id)
                .query((row, i) -> view(row))
                .optional();
    }

    private static PrivacyView view(ResultSet row) throws SQLException {
        return new PrivacyView(
                uuid(row, "id"),
                row.getString("kind"),
                optional(row, "channel"),
                row.getString("asked_by"),
                instant(row, "asked_at"),
                row.getString("state"),
                optional(row, "decided_by"),
                optionalInstant(row, "finished_at"),
                row.getBoolean("found"),
                row.getLong("total"),
                row.getLong("done"),
                row.getString("until") != null,
                row.getInt("messages"),
                row.getInt("exceptions"));
    }
}
