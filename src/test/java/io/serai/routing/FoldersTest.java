package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    private static final byte[] BYTES = "ñandú".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path root;

    private final Folders folders = new Folders();

    @Test
    void a_file_is_put_below_the_folder_and_nothing_else_is_left_there() throws IOException {
        folders.put(exchange("/in/a.csv", BYTES), root.toString());

        assertThat(root.resolve("in/a.csv")).hasBinaryContent(BYTES);
        assertThat(names(root.resolve("in"))).containsExactly("a.csv");
    }

    @Test
    void a_file_is_dropped_straight_into_the_folder_and_the_same_name_again_is_the_same_file() throws IOException {
        folders.drop(exchange("in/b.xml", "old".getBytes(StandardCharsets.UTF_8)), root.toString());
        folders.drop(exchange("/b.xml", BYTES), root.toString());

        assertThat(names(root)).containsExactly("b.xml");
        assertThat(root.resolve("b.xml")).hasBinaryContent(BYTES);
    }

    @Test
    void a_text_is_written_as_utf_8() throws IOException {
        folders.drop(exchange("c.txt", "ñandú"), root.toString());

        assertThat(root.resolve("c.txt")).hasBinaryContent(BYTES);
    }

    /** The JVM itself says what it has forced; on Windows a folder cannot be opened. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_file_its_folder_and_each_folder_that_got_a_new_one_are_forced_to_the_disk() throws IOException {
        var forced = forced(() -> folders.put(exchange("new/in/a.csv", BYTES), root.toString()));

        assertThat(forced)
                .containsExactly(
                        root.toString(),
                        root.resolve("new").toString(),
                        root.resolve("new/in/a.csv.part").toString(),
                        root.resolve("new/in").toString());
    }

    private interface Writing {
        void run() throws IOException;
    }

    private List<String> forced(Writing writing) throws IOException {
        var file = Files.createTempFile("forced", ".jfr");
        try (var recording = new Recording()) {
            recording.enable("jdk.FileForce").withoutThreshold().withoutStackTrace();
            recording.start();
            writing.run();
            recording.stop();
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                    .map(event -> event.getString("path"))
                    .filter(path -> path != null && path.startsWith(root.toString()))
                    .toList();
        } finally {
            Files.delete(file);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Exchange exchange(String name, Object body) {
        var exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setHeader(Exchange.FILE_NAME, name);
        exchange.getMessage().setBody(body);
        return exchange;
    }
}
