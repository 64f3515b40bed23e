package io.serai.console;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A long file that is kept in pieces, and how far it has come.
 *
 * @param size in bytes; null: not known
 * @param bytes how many of them are kept
 * @param readAt when it was kept to its end; null: it is on its way, or goes on when the hub is back
 * @param waiting how many of its pieces are not read yet
 * @param rows how many rows have an outcome; null in a list
 * @param failed how many of them wait, or have waited, for a person; null in a list
 */
public record FileView(
        UUID id,
        String partner,
        String name,
        @Nullable Long size,
        long bytes,
        int pieces,
        Instant beganAt,
        @Nullable Instant readAt,
        int waiting,
        @Nullable Long rows,
        @Nullable Long failed) {

    /** READING, WORKING or DONE. */
    public String state() {
        return readAt == null ? "READING" : waiting > 0 ? "WORKING" : "DONE";
    }

    /** From 0 to 1, how much of it has an outcome; 0 where that cannot be told. */
    public double part() {
        if (pieces == 0) {
            return 0;
        }
        double read = readAt != null ? 1 : size == null || size == 0 ? 0 : Math.min(1, (double) bytes / size);
        return read * (pieces - Math.min(waiting, pieces)) / pieces;
    }
}
