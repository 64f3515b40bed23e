package io.serai.privacy;

import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** How far a sweep has come: ids sort by the time they were made, so that nothing is looked at twice. */
@Repository
class Marks {
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcTemplate jdbc;

    Marks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    UUID read(String name) {
        return jdbc.queryForList("select value from setting where name = ?", String.class, key(name)).stream()
                .findFirst()
                .map(UUID::fromString)
                .orElse(FIRST);
    }

    void save(String name, UUID last) {
        jdbc.update(
                "insert into setting values (?, ?) on conflict (name) do update set value = excluded.value",
                key(name),
                last.toString());
    }

    private static String key(String name) {
        return "retention:" + name;
    }
}
