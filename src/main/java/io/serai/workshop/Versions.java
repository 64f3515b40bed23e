package io.serai.workshop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.drafts.WayIn;
import io.serai.log.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The versions that people have saved; the newest of each partner counts, at every hub. */
@Repository
public class Versions {
    /** Whoever saves waits for who saves just now: a version that is seen has none before it that is not. */
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('partner_version'))";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Versions(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The number of the newest version of all; 0: nobody has saved anything. */
    long latest() {
        return Objects.requireNonNull(
                jdbc.queryForObject("select coalesce(max(id), 0) from partner_version", Long.class));
    }

    /** The newest of each partner. */
    public List<Version> current() {
        return jdbc.query(
                "select distinct on (partner) * from partner_version order by partner, id desc", Versions::read);
    }

    public Optional<Version> current(String partner) {
        return of(partner, 1).stream().findFirst();
    }

    /** The versions of a partner, newest first. */
    public List<Version> of(String partner, int limit) {
        return jdbc.query(
                "select * from partner_version where partner = ? order by id desc limit ?",
                Versions::read,
                partner,
                limit);
    }

    Optional<Version> find(String partner, long id) {
        return jdbc
                .query("select * from partner_version where partner = ? and id = ?", Versions::read, partner, id)
                .stream()
                .findFirst();
    }

    /**
     * Saves a version if nobody has saved another since the one that was begun with.
     *
     * @param base the number of the version that was begun with; 0: there was none
     * @return false if somebody has
     */
    @Transactional
    public boolean save(
            String partner,
            long base,
            Map<String, String> files,
            List<WayIn> routes,
            String note,
            @Nullable Long restores,
            String person) {
        jdbc.query(ONE_AT_A_TIME, row -> {});
        if (current(partner).map(Version::id).orElse(0L) != base) {
            return false;
        }
        jdbc.update(
                """
                insert into partner_version (partner, files, routes, note, restores, saved_by, saved_at)
                values (?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)
                """,
                partner,
                Json.write(files),
                Json.write(routes),
                note,
                restores,
                person,
                Timestamp.from(clock.instant()));
        return true;
    }

    private static Version read(ResultSet row, int n) throws SQLException {
        try {
            return new Version(
                    row.getLong("id"),
                    row.getString("partner"),
                    JSON.readValue(row.getString("files"), new TypeReference<Map<String, String>>() {}),
                    JSON.readValue(row.getString("routes"), new TypeReference<List<WayIn>>() {}),
                    row.getString("note"),
                    row.getObject("restores", Long.class),
                    row.getString("saved_by"),
                    row.getTimestamp("saved_at").toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a saved version is not JSON", e);
        }
    }
}
