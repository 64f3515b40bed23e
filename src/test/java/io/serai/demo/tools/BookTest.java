package io.serai.demo.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookTest {
    @TempDir
    Path folder;

    @Test
    void what_was_written_is_read_when_the_book_is_opened_again() throws IOException {
        var file = folder.resolve("deep/book.jsonl");
        try (var book = Book.open(file, line -> {})) {
            book.append(Map.of("n", 1));
            book.append(Map.of("n", 2));
        }
        assertThat(read(file)).extracting(line -> line.get("n").asInt()).containsExactly(1, 2);
    }

    @Test
    void a_line_torn_by_a_crash_is_cut_off_and_the_next_one_stands_alone() throws IOException {
        var file = folder.resolve("book.jsonl");
        try (var book = Book.open(file, line -> {})) {
            book.append(Map.of("n", 1));
        }
        Files.writeString(file, "{\"n\":2,\"half", StandardOpenOption.APPEND);
        try (var book = Book.open(file, line -> {})) {
            book.append(Map.of("n", 3));
        }
        assertThat(read(file)).extracting(line -> line.get("n").asInt()).containsExactly(1, 3);
    }

    private static List<JsonNode> read(Path file) throws IOException {
        var lines = new ArrayList<JsonNode>();
        Book.open(file, lines::add).close();
        return lines;
    }
}
