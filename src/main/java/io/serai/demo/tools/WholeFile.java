package io.serai.demo.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that appears under its name only when all of it is on the disk: written as {@code <name>.part}, then renamed. */
public final class WholeFile {
    private WholeFile() {}

    /** Makes the folder if need be; replaces a file of the same name. @throws UncheckedIOException if the disk does not let us */
    public static Path write(Path folder, String name, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            var part = folder.resolve(name + ".part");
            try (var channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                var left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            return Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
