package io.serai.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A hub as users start it: the repackaged jar in a process of its own, in an empty working folder (so that the jar's own routes and
 * mappings are what runs), on a data folder and on ports that nobody else has. It may be killed and started again on the same data.
 */
final class Hub implements AutoCloseable {
    static final Path JAR = Path.of("target/serai.jar").toAbsolutePath();

    /** As in "Pause Young (Allocation Failure) 104M->36M(247M) 12.345ms". */
    private static final Pattern HEAP = Pattern.compile(" (\\d+)M->\\d+M\\(");

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(60);

    /** Compiles less: most tests look at how a hub starts and ends, which is what takes its time. */
    private static final List<String> QUICK_START = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Path home;
    private List<String> jvmOptions = QUICK_START;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Api api;
    private @Nullable Process process;

    private Hub(Path home, String login) {
        this.home = home;
        this.api = new Api(Ports.free(), login);
        settings.put("server.port", Integer.toString(api.port()));
        settings.put("serai.data", data().toString());
    }

    /** The product with nothing set but its port and its folder. */
    static Hub plain(Path home) {
        return new Hub(home, "");
    }

    /** With the demo's partners. */
    static Hub demo(Path home) {
        return new Hub(home, "demo:demo")
                .with("spring.profiles.active", "demo")
                .with("serai.demo.partners-port", Ports.free())
                .with("serai.demo.sftp-port", Ports.free())
                .with("serai.demo.smtp-port", Ports.free());
    }

    /** The product with the demo's settings and none of its partners: those run elsewhere. */
    static Hub apart(Path home) {
        return new Hub(home, "demo:demo")
                .with("spring.config.additional-location", "classpath:/application-demo.yaml")
                .mainChannels();
    }

    /** Without the demo's bazaar. */
    Hub mainChannels() {
        return with("serai.demo.channels", "main");
    }

    /** From the next start on. */
    Hub with(String property, Object value) {
        settings.put(property, value.toString());
        return this;
    }

    /** With the JVM's own defaults. */
    Hub tuned() {
        jvmOptions = List.of();
        return this;
    }

    /** With a heap of 256 MB, of which each collection is written down. */
    Hub small() {
        jvmOptions = List.of("-Xmx256m", "-XX:+UseSerialGC", "-Xlog:gc:file=gc-%p.log");
        return this;
    }

    /** Collects what is not used any more, so that {@link #heaps} ends with how much of the heap is used now. */
    void collect() {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            new ProcessBuilder(jcmd, Long.toString(running().pid()), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How much of the heap was used before each collection so far, in MB, of each process that was {@link #small}. */
    List<Integer> heaps() {
        try (var logs = Files.list(home)) {
            var heaps = new ArrayList<Integer>();
            for (var gc : logs.filter(file -> file.getFileName().toString().matches("gc-.*[.]log"))
                    .sorted(Comparator.comparing(file -> file.toFile().lastModified()))
                    .toList()) {
                HEAP.matcher(Files.readString(gc)).results().forEach(each -> heaps.add(Integer.valueOf(each.group(1))));
            }
            return heaps;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the process and does not wait for it. */
    Hub launch() {
        var command = new ArrayList<String>(List.of(java(), "-Xmx512m"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", JAR.toString()));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        try {
            Files.createDirectories(home);
            process = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log().toFile()))
                    .start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and returns when it says that it is well. @throws AssertionError if it ends before, or takes too long */
    Hub start() {
        launch();
        awaitReady();
        return this;
    }

    void awaitReady() {
        var until = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (!api.isUp()) {
            if (!running().isAlive()) {
                throw new AssertionError("the hub ended with " + running().exitValue() + " while it started" + tail());
            }
            if (System.nanoTime() > until) {
                throw new AssertionError("the hub was not ready within " + STARTS_WITHIN + tail());
            }
            Pause.millis(250);
        }
    }

    /** SIGKILL: the process has no say in it. Its PostgreSQL lives on. */
    void kill() {
        running().destroyForcibly();
        exitWithin(STOPS_WITHIN);
    }

    /** SIGTERM, and its exit code. */
    int stop() {
        running().destroy();
        return exitWithin(STOPS_WITHIN);
    }

    /** @throws AssertionError if it does not end in time */
    int exitWithin(Duration limit) {
        try {
            return running()
                    .onExit()
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS)
                    .exitValue();
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("the hub did not end within " + limit + tail(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Process running() {
        return Optional.ofNullable(process).orElseThrow();
    }

    /** The PostgreSQL that serves this data folder, if one does. */
    Optional<ProcessHandle> postgres() {
        return PostmasterFile.of(data())
                .map(PostmasterFile::pid)
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive);
    }

    Api api() {
        return api;
    }

    Partners partners() {
        return new Partners(Integer.parseInt(settings.getOrDefault("serai.demo.partners-port", "0")), data());
    }

    Database database() {
        return new Database(data());
    }

    Path data() {
        return home.resolve("data");
    }

    Path log() {
        return home.resolve("hub.log");
    }

    String said() {
        try {
            return Files.exists(log()) ? Files.readString(log()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String tail() {
        var lines = said().lines().toList();
        return "; the end of " + log() + ":\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    /** Leaves nothing running, however the test ended. */
    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.destroy();
            if (!ended(process.toHandle(), STOPS_WITHIN)) {
                process.destroyForcibly().onExit().join();
            }
        }
        postgres().ifPresent(server -> {
            server.destroy();
            if (!ended(server, Duration.ofSeconds(10))) {
                server.destroyForcibly();
            }
        });
    }

    private static boolean ended(ProcessHandle handle, Duration limit) {
        try {
            handle.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
