package io.serai.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The hub as users start it: {@code java -jar serai.jar}, durable, on its own PostgreSQL and broker, with the JVM's own defaults. */
final class BenchHub implements AutoCloseable {
    static final String SECRET = "bench-secret";
    static final String KEY = "bench-key";

    private static final Path JAR = Path.of("target/serai.jar").toAbsolutePath();
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(10);

    /** What the databases of the hubs that were stopped have counted. */
    private static final AtomicLong DEADLOCKS = new AtomicLong();

    private final Path home;
    private final int port = freePort();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> jvm = new ArrayList<>();
    private @Nullable Process process;

    private BenchHub(Path home) {
        this.home = home;
        settings.put("server.port", Integer.toString(port));
        settings.put("serai.data", data().toString());
        settings.put("serai.mappings", home.resolve("mappings").toString());
        settings.put("serai.routes", home.resolve("routes").toString());
        settings.put("serai.secrets.shopify", SECRET);
        settings.put("serai.access.api-key", KEY);
    }

    /** On an empty folder below {@code target/bench}. */
    static BenchHub fresh(String name) {
        var home = Path.of("target/bench", name).toAbsolutePath();
        try {
            if (Files.exists(home)) {
                try (var files = Files.walk(home)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BenchHub(home);
    }

    BenchHub with(String property, String value) {
        settings.put(property, value);
        return this;
    }

    BenchHub jvm(String... options) {
        jvm.addAll(List.of(options));
        return this;
    }

    /** A file of the working folder: routes and mappings beside the jar's own. */
    BenchHub file(String name, String content) {
        try {
            var file = home.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when it says that it is ready. */
    BenchHub start() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        Optional.ofNullable(System.getProperty("bench.jvm"))
                .ifPresent(options -> command.addAll(List.of(options.split(" "))));
        command.addAll(List.of("-jar", JAR.toString()));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        try {
            process = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(home.resolve("hub.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long until = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (!isReady()) {
            if (!process().isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException("the hub did not start; see " + home.resolve("hub.log"));
            }
            Load.sleepUntil(System.nanoTime() + 100_000_000);
        }
        return this;
    }

    /** Of all hubs that were stopped since this was asked last. */
    static long deadlocks() {
        return DEADLOCKS.getAndSet(0);
    }

    void stop() {
        try {
            var running = process();
            if (running.isAlive()) {
                DEADLOCKS.addAndGet(server().deadlocks());
            }
            running.toHandle().destroy();
            if (!running.waitFor(90, TimeUnit.SECONDS)) {
                running.toHandle().destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isReady() {
        try {
            return get("/actuator/health/readiness").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    Wire.Answer get(String path) {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            connection.setRequestProperty("X-Api-Key", KEY);
            int status = connection.getResponseCode();
            try (var body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return new Wire.Answer(
                        status, body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    Path data() {
        return home.resolve("data");
    }

    Server server() {
        return new Server(data());
    }

    Process process() {
        return Optional.ofNullable(process).orElseThrow();
    }

    long cpu() {
        return Cpu.of(process().toHandle());
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            var postgres = server().process();
            stop();
            postgres.destroy();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
