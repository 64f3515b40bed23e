package io.serai.demo.tools;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * What a partner remembers: a file of one JSON document a line, to which lines are only added. A line that was appended is on the
 * disk when the call returns, so that it outlives the process. A line torn by a crash is cut off when the book is opened again.
 */
public final class Book implements Closeable {
    private final FileChannel channel;

    private Book(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens the book, or begins it, and tells every line that is in it. @throws UncheckedIOException if the disk does not let us */
    public static Book open(Path file, Consumer<JsonNode> line) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            cutTornLine(file);
            if (Files.exists(file)) {
                try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
                    lines.map(text -> Json.read(text.getBytes(StandardCharsets.UTF_8)))
                            .forEach(line);
                }
            }
            return new Book(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws UncheckedIOException if the line is perhaps not on the disk */
    public synchronized void append(Object line) {
        try {
            var bytes = ByteBuffer.wrap((Json.text(line) + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static void cutTornLine(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            var end = bytes.length();
            while (end > 0 && byteAt(bytes, end - 1) != '\n') {
                end--;
            }
            bytes.setLength(end);
        }
    }

    private static int byteAt(RandomAccessFile file, long position) throws IOException {
        file.seek(position);
        return file.read();
    }
}
