package io.serai.channels;

import io.serai.kernel.ReceiptId;
import java.time.Instant;

/** A kept message that a worker has claimed. {@code attempts} counts the tries that failed. */
public record Envelope(
        ReceiptId receipt, String partner, String lane, byte[] bytes, int attempts, boolean alone, Instant receivedAt) {

    @Override
    public String toString() {
        return "receipt " + receipt + " from " + partner;
    }
}
