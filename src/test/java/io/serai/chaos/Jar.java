package io.serai.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The jar as a command. */
final class Jar {
    /** What it came to; {@code out} and {@code err} in UTF-8. */
    record Result(int exit, String out, String err) {}

    private Jar() {}

    static Result run(String... arguments) {
        var command = new ArrayList<String>(List.of(Hub.java(), "-XX:TieredStopAtLevel=1", "-jar", Hub.JAR.toString()));
        command.addAll(List.of(arguments));
        try {
            var out = Files.createTempFile("serai", ".out");
            var err = Files.createTempFile("serai", ".err");
            var process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return new Result(process.waitFor(), taken(out), taken(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String taken(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return text;
    }
}
