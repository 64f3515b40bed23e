package io.serai.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The hub's own tables, read from beside it, where no page or API tells what a test has to know. */
record Database(Source source) {

    /** How to connect. */
    interface Source {
        Connection connect() throws SQLException;
    }

    /** The PostgreSQL that the hub of this data folder has embedded. */
    Database(Path data) {
        this(() -> embedded(data));
    }

    long count(String sql) {
        return Long.parseLong(column(sql).get(0));
    }

    /** How many times two transactions waited for each other since the statistics begin, which a crash of the server empties. */
    long deadlocks() {
        return count("select deadlocks from pg_stat_database where datname = current_database()");
    }

    /** The first column, as text. */
    List<String> column(String sql) {
        try (var connection = source.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static Connection embedded(Path data) throws SQLException {
        var server = PostmasterFile.of(data).orElseThrow(() -> new SQLException("no PostgreSQL runs on " + data));
        try {
            var password = Files.readString(data.resolve("secrets/postgres-hub"));
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + server.port() + "/serai", "serai", password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
