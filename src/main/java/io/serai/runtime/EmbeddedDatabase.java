package io.serai.runtime;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/**
 * PostgreSQL as a child process, durable (fsync and synchronous_commit on), on a free loopback port, with generated passwords; the
 * hub is not its superuser.
 */
final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String HUB = "serai";

    /**
     * The order of text is PostgreSQL's own, by code point: that of the machine is slower to compare, and another version of its C
     * library may have another, by which indexes would be read wrongly.
     */
    private static final String LOCALE = "template template0 locale_provider builtin builtin_locale 'C.UTF-8'";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    static EmbeddedDatabase start(DataFolder data) {
        var secrets = new Secrets(data.resolve("secrets"));
        var files = data.resolve("postgres");
        StalePostgres.stop(files);
        log.info("PostgreSQL starts in {}", files);
        try {
            var server = builder(files, data.resolve("runtime"), secrets).start();
            var password = secrets.read("postgres-hub");
            try (var connection = server.getPostgresDatabase().getConnection()) {
                makeRoleAndDatabase(connection, password);
                logDurability(connection);
            }
            return new EmbeddedDatabase(server, password);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start in " + files + "; see postgres.log beside it", e);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL in " + files + " started, but cannot be set up", e);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path files, Path binaries, Secrets secrets) {
        // What it says before its own log begins: why it did not start.
        var output = Redirect.appendTo(files.resolveSibling("postgres.log").toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_LIMIT)
                .setOutputRedirector(output)
                .setErrorRedirector(output)
                // The library's own default trusts every local user; initdb takes the last of repeated options.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", secrets.file("postgres-superuser").toString())
                .setConnectConfig("password", secrets.read("postgres-superuser"))
                // The library's own default gives durability up.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "60")
                // Room for the stock that orders look at; every megabyte is one of the hub's memory.
                .setServerConfig("shared_buffers", "192MB")
                // Pages that the log has whole after a checkpoint: to compress them takes more time than to write them.
                .setServerConfig("wal_compression", "off")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("jit", "off")
                // An index is nearly as cheap to follow as a table is to read, and what was inserted a moment ago is
                // not yet counted.
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("autovacuum_naptime", "10s")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_directory", "log");
    }

    private static void makeRoleAndDatabase(Connection connection, String password) throws SQLException {
        try (var statement = connection.createStatement()) {
            var there = statement.executeQuery("select 1 from pg_roles where rolname = '" + HUB + "'");
            if (!there.next()) {
                statement.execute("create role " + HUB + " login password '" + password + "'");
            }
            there = statement.executeQuery("select 1 from pg_database where datname = '" + HUB + "'");
            if (!there.next()) {
                statement.execute("create database " + HUB + " owner " + HUB + " " + LOCALE);
            }
        }
    }

    private static void logDurability(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select version(), current_setting('fsync')," + " current_setting('synchronous_commit')")) {
            row.next();
            log.info(
                    "{} is ready: fsync {}, synchronous_commit {}",
                    row.getString(1).replaceFirst(" on .*", ""),
                    row.getString(2),
                    row.getString(3));
        }
    }

    @Override
    public String getUsername() {
        return HUB;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + HUB + "?reWriteBatchedInserts=true";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
