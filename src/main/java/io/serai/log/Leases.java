package io.serai.log;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which of several hubs does a kind of work that one at a time should do: who holds the lock of its row in {@code lease}. */
@Repository
public class Leases {
    private final JdbcTemplate jdbc;

    Leases(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until it is ours, which it is until the caller's transaction ends. */
    public void await(String name) {
        jdbc.queryForList("select name from lease where name = ? for update", String.class, name);
    }

    /** Whether it is ours until the caller's transaction ends. */
    public boolean take(String name) {
        return !jdbc.queryForList("select name from lease where name = ? for update skip locked", String.class, name)
                .isEmpty();
    }
}
