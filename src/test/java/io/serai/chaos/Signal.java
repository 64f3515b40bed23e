package io.serai.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Signals to a process and its children: a PostgreSQL is a family. */
final class Signal {
    private static final int GONE_WITHIN_SECONDS = 30;

    private Signal() {}

    /** SIGKILL to all of them; returns when the first is gone. */
    static void kill(ProcessHandle process) {
        send("KILL", process);
        await(process);
    }

    static void stop(ProcessHandle process) {
        send("STOP", process);
    }

    static void resume(ProcessHandle process) {
        send("CONT", process);
    }

    /** A signal by its name, to the process alone. */
    static void only(String signal, ProcessHandle process) {
        run("kill", "-" + signal, Long.toString(process.pid()));
    }

    static void await(ProcessHandle process) {
        try {
            process.onExit().get(GONE_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("process " + process.pid() + " does not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The parent first, so that it makes no more children. */
    private static void send(String signal, ProcessHandle process) {
        var children = process.descendants().toList();
        Stream.concat(Stream.of(process), children.stream()).forEach(each -> only(signal, each));
    }

    /** Its exit code; who has ended meanwhile needs no signal. */
    static int run(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
