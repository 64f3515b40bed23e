package io.serai.routing;

import io.serai.kernel.Port;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts files into a folder of this machine: one appears under its name only when all of it is on the disk, and counts as put only when its
 * name is forced, too, where the folder lets us. Camel's own writer forces neither.
 */
@Port
@Component("folders")
public class Folders {
    private static final Logger log = LoggerFactory.getLogger(Folders.class);

    /** Windows opens no folder, and writes names down by itself. */
    private static final boolean FOLDERS_OPEN = File.separatorChar == '/';

    /**
     * The message, under the name in its header, which was checked where it was made.
     *
     * @throws IOException if the disk does not let us
     */
    public void put(Exchange exchange, String root) throws IOException {
        write(Path.of(root).resolve(name(exchange).replaceFirst("^/", "")).normalize(), bytes(exchange));
    }

    /**
     * The same, straight into the folder, whatever folders the name has before it.
     *
     * @throws IOException if the disk does not let us
     */
    public void drop(Exchange exchange, String folder) throws IOException {
        write(Path.of(folder).resolve(name(exchange).replaceFirst("^.*/", "")), bytes(exchange));
    }

    private static String name(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class);
    }

    private static byte[] bytes(Exchange exchange) throws IOException {
        if (exchange.getMessage().getBody() instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return exchange.getMessage().getMandatoryBody(byte[].class);
        } catch (InvalidPayloadException e) {
            throw new IOException(e);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is no file");
        }
        create(folder);
        var part = file.resolveSibling(file.getFileName() + ".part");
        try (var channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        // Whoever it is for may have taken it by now: it is not put once more for a name that is not forced.
        force(folder);
    }

    /** A folder is there for good only when the one that it is in says so. */
    private static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        var parent = folder.getParent();
        if (parent != null) {
            create(parent);
        }
        Files.createDirectories(folder);
        if (parent != null) {
            force(parent);
        }
    }

    /** A folder that nobody may read, or on a server that knows no such thing, is left to its system. */
    private static void force(Path folder) {
        if (!FOLDERS_OPEN) {
            return;
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            log.debug("The names in {} cannot be forced to the disk: {}", folder, e.toString());
        }
    }
}
