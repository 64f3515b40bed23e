package io.serai.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a running PostgreSQL writes into its data folder: its process and, on the fourth line, its port. */
record PostmasterFile(long pid, int port) {
    private static final int PORT_LINE = 3;

    static Optional<PostmasterFile> of(Path data) {
        var file = data.resolve("postgres/postmaster.pid");
        try {
            var lines = Files.readAllLines(file);
            return Optional.of(new PostmasterFile(
                    Long.parseLong(lines.get(0).strip()),
                    lines.size() > PORT_LINE
                            ? Integer.parseInt(lines.get(PORT_LINE).strip())
                            : 0));
        } catch (IOException | IndexOutOfBoundsException notThereOrNotYetWritten) {
            return Optional.empty();
        }
    }
}
