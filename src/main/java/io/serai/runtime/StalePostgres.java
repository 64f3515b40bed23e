package io.serai.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a hub was killed its PostgreSQL lives on and holds the files. We hold the lock of the data folder, so nobody uses that server
 * any more: it is asked to stop, and killed if it does not.
 */
final class StalePostgres {
    private static final Logger log = LoggerFactory.getLogger(StalePostgres.class);
    private static final int STOP_SECONDS = 20;

    private StalePostgres() {}

    static void stop(Path files) {
        find(files).ifPresent(server -> {
            log.warn("PostgreSQL of a hub that was killed still runs (process {}); it is stopped", server.pid());
            try {
                interrupt(server);
                server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException tooSlow) {
                server.descendants().forEach(ProcessHandle::destroyForcibly);
                server.destroyForcibly();
                server.onExit().join();
            } catch (ExecutionException | IOException e) {
                throw new IllegalStateException("cannot stop PostgreSQL, process " + server.pid(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while PostgreSQL stopped", e);
            }
        });
    }

    /** The server that runs on these files, if one does; a process id that was given to something else is not it. */
    private static Optional<ProcessHandle> find(Path files) {
        var pidFile = files.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            var named = Files.readString(pidFile).lines().findFirst().flatMap(StalePostgres::process);
            var server =
                    named.filter(process -> process.info().command().orElse("").contains("postgres"));
            if (server.isEmpty()) {
                // PostgreSQL refuses to start on a file that is empty, or whose number is now of another process.
                Files.delete(pidFile);
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or remove " + pidFile, e);
        }
    }

    private static Optional<ProcessHandle> process(String pid) {
        try {
            return ProcessHandle.of(Long.parseLong(pid.strip())).filter(ProcessHandle::isAlive);
        } catch (NumberFormatException cutOff) {
            return Optional.empty();
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown: clients are disconnected, the data is left clean. */
    private static void interrupt(ProcessHandle server) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start();
    }
}
