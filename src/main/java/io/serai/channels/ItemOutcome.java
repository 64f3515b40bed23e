package io.serai.channels;

import io.serai.kernel.OrderId;
import io.serai.kernel.ReceiptId;
import org.jspecify.annotations.Nullable;

/** What became of one item of an envelope. {@code reason} is a code: why it was ignored. */
public record ItemOutcome(
        ReceiptId receipt,
        int no,
        Kind kind,
        @Nullable OrderId order,
        @Nullable String reason) {
    public enum Kind {
        CREATED,
        UPDATED,
        IGNORED,
        PARKED
    }
}
