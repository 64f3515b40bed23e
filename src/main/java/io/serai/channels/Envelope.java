package io.serai.channels;

import io.serai.kernel.ReceiptId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A kept message that a worker has claimed. {@code attempts} counts the tries that failed.
 *
 * @param apart where it is a piece of a file: orders that had rows in an earlier piece of it, as a JSON array; null: none
 * @param trace the W3C traceparent that it came with, or that was made when it was kept
 * @param linesBefore where it is a piece of a file: by how much lines of that file are more than lines of the piece; otherwise 0
 */
public record Envelope(
        ReceiptId receipt,
        String partner,
        String lane,
        byte[] bytes,
        int attempts,
        boolean alone,
        Instant receivedAt,
        long linesBefore,
        @Nullable String apart,
        @Nullable String trace) {
    /** The name of the header that {@code apart} is kept in. */
    public static final String APART = "apart";

    @Override
    public String toString() {
        return "receipt " + receipt + " from " + partner;
    }
}
