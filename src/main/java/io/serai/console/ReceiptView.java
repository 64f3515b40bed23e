package io.serai.console;

import io.serai.kernel.OrderId;
import io.serai.kernel.ReceiptId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message that was kept. {@code items} is empty while it waits. {@code size} is in bytes,
 * {@code sha256} in hex. {@code purgedAt}: since when its bytes are gone, by RETENTION or REDACTION.
 */
public record ReceiptView(
        ReceiptId id,
        String partner,
        String lane,
        String transport,
        String state,
        long size,
        @Nullable String sha256,
        @Nullable String mediaType,
        Instant receivedAt,
        @Nullable Instant purgedAt,
        @Nullable String purgedBy,
        List<Item> items) {

    /**
     * One item, from 1. {@code outcome} is CREATED, UPDATED, IGNORED (with its {@code reason}) or PARKED (with the
     * {@code exception} that a person sees to).
     */
    public record Item(
            int no,
            String outcome,
            @Nullable OrderId order,
            @Nullable String reason,
            @Nullable UUID exception) {}
}
