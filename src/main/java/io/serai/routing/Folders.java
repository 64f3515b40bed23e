package io.serai.routing;

import io.serai.kernel.Port;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Puts files into a folder of this machine: one appears under its name only when all of it is on the disk. */
@Port
@Component("folders")
public class Folders {

    /**
     * The message, under the name in its header, which was checked where it was made.
     *
     * @throws IOException if the disk does not let us
     */
    public void put(Exchange exchange, String root) throws IOException {
        var name = exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class);
        var file = Path.of(root).resolve(name.replaceFirst("^/", "")).normalize();
        Files.createDirectories(file.getParent());
        var part = file.resolveSibling(file.getFileName() + ".part");
        try (var channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var left = ByteBuffer.wrap(exchange.getMessage().getMandatoryBody(byte[].class));
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        } catch (org.apache.camel.InvalidPayloadException e) {
            throw new IOException(e);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
