package io.serai.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.kernel.OrderId;
import io.serai.kernel.ReceiptId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item that waits for a person, or did. {@code problems} is a list of {@code {code, args, pointer, line, column}}.
 * {@code document} is the item as it may be corrected, or the whole message where that is meant; it is left out of lists, and null
 * where it is no text, or once it is gone: {@code purgedAt}.
 */
public record ExceptionView(
        UUID id,
        @Nullable ReceiptId receipt,
        @Nullable Integer item,
        @Nullable OrderId order,
        String partner,
        String lane,
        String code,
        JsonNode problems,
        String state,
        Instant createdAt,
        @Nullable Instant closedAt,
        @Nullable Instant purgedAt,
        @Nullable String document) {}
