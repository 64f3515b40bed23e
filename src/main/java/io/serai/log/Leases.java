package io.serai.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which of several hubs does a kind of work that one at a time should do: who holds the lock of its row in {@code lease}. */
@Repository
public class Leases {
    /** So many connections of the pool at once: who waits for the outside leaves the others theirs. */
    private static final int MOST_ALONE = 4;

    private final JdbcTemplate jdbc;
    private final Semaphore alone = new Semaphore(MOST_ALONE, true);

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

    /**
     * Does something that no two hubs may do at a time and that asks the outside: no transaction is open meanwhile. It keeps a connection of its
     * own, with which the lock ends also if this hub is killed; who comes second waits.
     *
     * @param name of any kind, which no row has to be there for
     */
    public <T> T alone(String name, Supplier<T> work) {
        ConnectionCallback<T> locked = connection -> {
            run(connection, "select pg_advisory_lock(hashtextextended(?, 0))", name);
            try {
                return work.get();
            } finally {
                run(connection, "select pg_advisory_unlock(hashtextextended(?, 0))", name);
            }
        };
        alone.acquireUninterruptibly();
        try {
            return Objects.requireNonNull(jdbc.execute(locked));
        } finally {
            alone.release();
        }
    }

    private static void run(Connection connection, String sql, String name) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            statement.execute();
        }
    }
}
