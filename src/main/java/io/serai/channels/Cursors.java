package io.serai.channels;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** How far each pull has come. Saved only when everything before it is kept. */
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

    public void save(String name, String value) {
        jdbc.update(
                "insert into setting values (?, ?) on conflict (name) do update set value = excluded.value",
                "cursor:" + name,
                value);
    }
}
