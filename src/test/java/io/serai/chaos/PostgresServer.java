package io.serai.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL outside of the hub, durable, as a process that may be killed; its files may lie on a disk of their own. */
final class PostgresServer implements Part {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);
    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "max_connections", "120",
            "shared_buffers", "128MB",
            "max_wal_size", "160MB",
            "min_wal_size", "32MB",
            "fsync", "on",
            "synchronous_commit", "on",
            "jit", "off");

    private final Path files;
    private final Path log;
    private final int port = Ports.free();
    private final Path binary;
    private @Nullable Process process;

    /** Makes the cluster, a role and a database for the hub. */
    PostgresServer(Path files, Path home) {
        this.files = files;
        this.log = home.resolve("postgres.log");
        try (var once = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(home.resolve("runtime").toFile())
                .start()) {
            try (var connection = once.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create role serai login password 'serai'");
                statement.execute("create database serai owner serai"
                        + " template template0 locale_provider builtin builtin_locale 'C.UTF-8'");
            }
            this.binary = binary(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return port;
    }

    Database database() {
        return new Database(this::connect);
    }

    @Override
    public void begin() {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root
        }
        command.addAll(List.of(binary.toString(), "-D", files.toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Pause.until(STARTS_WITHIN, this::serves)) {
            throw new AssertionError("PostgreSQL does not serve; see " + log);
        }
    }

    @Override
    public ProcessHandle handle() {
        return Optional.ofNullable(process).orElseThrow().toHandle();
    }

    /** SIGINT is its fast shutdown. */
    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            Part.end(handle(), "INT", STOPS_WITHIN);
        }
    }

    private boolean serves() {
        try (var connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/serai?socketTimeout=60&connectTimeout=5", "serai", "serai");
    }

    /** What runs there now: a JVM unpacks PostgreSQL once, wherever the first who asked wanted it. */
    private static Path binary(Path files) throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(files.resolve("postmaster.pid")).get(0).strip());
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(Path::of)
                .orElseThrow(() -> new IOException("no PostgreSQL runs in " + files));
    }
}
