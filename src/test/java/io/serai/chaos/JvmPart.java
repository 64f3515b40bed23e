package io.serai.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A main class of the test class path in a JVM of its own, which reads commands and ends when nobody is left to give any. */
final class JvmPart implements Part {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);

    private final String name;
    private final Class<?> main;
    private final List<String> arguments;
    private final int port;
    private final Path log;
    private @Nullable Process process;

    /** @param port the one that tells that it serves */
    JvmPart(Class<?> main, Path home, int port, List<String> arguments) {
        this.name = main.getSimpleName();
        this.main = main;
        this.port = port;
        this.arguments = arguments;
        this.log = home.resolve(name + ".log");
    }

    @Override
    public void begin() {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = new ArrayList<String>(
                List.of(Hub.java(), "-Xmx384m", "-XX:+UseSerialGC", "-cp", classPath, main.getName()));
        command.addAll(arguments);
        try {
            Files.createDirectories(log.getParent());
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Pause.until(STARTS_WITHIN, () -> !Ports.isFree(port) || !isAlive()) || !isAlive()) {
            throw new AssertionError(name + " does not start; see " + log);
        }
    }

    @SuppressWarnings("resource") // the process's own, and open as long as it is
    void tell(String command) {
        try {
            Writer out = Optional.ofNullable(process).orElseThrow().outputWriter(StandardCharsets.UTF_8);
            out.write(command + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ProcessHandle handle() {
        return Optional.ofNullable(process).orElseThrow().toHandle();
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            Part.end(handle(), "TERM", STOPS_WITHIN);
        }
    }
}
