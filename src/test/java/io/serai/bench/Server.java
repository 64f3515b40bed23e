package io.serai.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The PostgreSQL that a hub has started: the one that both sides of each figure work on. */
record Server(Path data) {
    private static final int PORT_LINE = 3;
    private static final String HUB = "serai";
    private static final String BARE = "bare";

    ProcessHandle process() {
        return ProcessHandle.of(Long.parseLong(postmaster().get(0).strip())).orElseThrow();
    }

    /** The hub's own tables, as its own role. */
    Connection hub() {
        return connect(HUB, HUB, "postgres-hub");
    }

    /** A database beside the hub's, for the denominators. */
    Connection bare() {
        return connect(BARE, "postgres", "postgres-superuser");
    }

    void makeBare() {
        try (var connection = connect("postgres", "postgres", "postgres-superuser");
                var statement = connection.createStatement()) {
            var there = statement.executeQuery("select 1 from pg_database where datname = '" + BARE + "'");
            if (!there.next()) {
                statement.execute("create database " + BARE
                        + " template template0 locale_provider builtin builtin_locale 'C.UTF-8'");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Between two measurements: what one left behind is not paid for by the next. The server would vacuum what the bare side has inserted
     * a few seconds later, while the hub is measured, and the other way round.
     */
    void settle() {
        for (var database : databases()) {
            try (var connection = connect(database, "postgres", "postgres-superuser");
                    var statement = connection.createStatement()) {
                statement.execute("vacuum analyze");
                statement.execute("checkpoint");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private List<String> databases() {
        try (var connection = connect("postgres", "postgres", "postgres-superuser");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select datname from pg_database where datname in ('" + HUB + "', '" + BARE + "')")) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Since the statistics of the hub's database begin. */
    long deadlocks() {
        try (var connection = hub();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select deadlocks from pg_stat_database where datname = current_database()")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void run(String... sql) {
        try (var connection = hub();
                var statement = connection.createStatement()) {
            for (var each : sql) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String sql) {
        try (var connection = hub()) {
            return count(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static long count(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** What durability rests on, as the server itself says it. */
    List<String> durability() {
        try (var connection = hub();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select name || ' ' || setting from pg_settings where name in"
                        + " ('fsync', 'synchronous_commit', 'full_page_writes') order by name")) {
            var settings = new ArrayList<String>();
            while (rows.next()) {
                settings.add(rows.getString(1));
            }
            return settings;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect(String database, String user, String secret) {
        try {
            var port = postmaster().get(PORT_LINE).strip();
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
                    user,
                    Files.readString(data.resolve("secrets").resolve(secret)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> postmaster() {
        try {
            return Files.readAllLines(data.resolve("postgres/postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
