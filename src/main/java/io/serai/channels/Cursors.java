package io.serai.channels;

import io.serai.log.Rows;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** How far each pull has come, which is saved only when everything before it is kept; and which pulls fail. */
@Repository
public class Cursors {
    private final JdbcTemplate jdbc;

    Cursors(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<String> read(String name) {
        return jdbc.queryForList("select value from setting where name = ?", String.class, "cursor:" + name).stream()
                .findFirst();
    }

    /** A round failed. One is nobody's concern; from when they fail one after the other is kept. */
    public void failed(String name, String why) {
        jdbc.update("""
                insert into pull_failure (partner, why) values (?, left(?, 300))
                on conflict (partner) do update set why = excluded.why
                """, name, why);
    }

    /** Since when its rounds have failed one after the other; empty if the newest came through. */
    public Optional<Instant> failsSince(String name) {
        return jdbc.queryForList("select since from pull_failure where partner = ?", Timestamp.class, name).stream()
                .map(Timestamp::toInstant)
                .findFirst();
    }

    /** A round came through. */
    public void works(String name) {
        jdbc.update("delete from pull_failure where partner = ?", name);
    }

    public void save(String name, String value) {
        save(Map.of(name, value));
    }

    /** All of them, or none. */
    public void save(Map<String, String> values) {
        Rows.of(values.entrySet())
                .text(each -> "cursor:" + each.getKey())
                .text(Map.Entry::getValue)
                .update(jdbc, """
                        insert into setting select * from :rows on conflict (name) do update set value = excluded.value
                        """);
    }
}
