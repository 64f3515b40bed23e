package io.serai.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Working folders under {@code target/chaos}; what a test leaves there stays until it runs again, to be looked at. */
final class Homes {
    private Homes() {}

    static Path empty(String name) {
        var home = Path.of("target/chaos", name).toAbsolutePath();
        try {
            if (Files.exists(home)) {
                try (var files = Files.walk(home)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            return Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
