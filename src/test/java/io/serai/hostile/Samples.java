package io.serai.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What partners send when nothing is wrong: where fuzzing begins. Apart from what reads it, because fuzzing has to see those classes
 * before they are loaded.
 */
final class Samples {
    private Samples() {}

    /** @param suffix of the files wanted, such as {@code .json} */
    static List<byte[]> in(String suffix) {
        try (var files = Files.walk(Path.of("mappings"))) {
            return files.filter(file -> file.toString().endsWith(".in" + suffix))
                    .sorted()
                    .map(Samples::bytes)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
