package io.serai.proof;

import io.serai.log.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a proof has found: {@code proof NAME key=value} lines, and {@code target/proof/NAME.json}. */
public final class Figures {
    private static final Path FOLDER = Path.of("target/proof");

    private Figures() {}

    /** Prints them only. */
    public static void tell(String proof, Map<String, Object> figures) {
        figures.forEach((key, value) -> System.out.println("proof " + proof + " " + key + "=" + value));
    }

    public static void write(String proof, Map<String, Object> figures) {
        tell(proof, figures);
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(proof + ".json"), Json.write(figures));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
