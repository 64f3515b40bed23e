package io.serai.log;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.kernel.OrderId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call to the outside that has been recorded. {@code id} is the idempotency key that the other side gets. {@code unknown} tells
 * that an earlier try may have done the work: ask before repeating it.
 */
public record Attempt(
        UUID id,
        String door,
        String kind,
        String subject,
        @Nullable OrderId order,
        JsonNode data,
        int tries,
        boolean unknown,
        Instant createdAt,
        @Nullable String trace) {

    /** What is asked for. One attempt is made for each (door, kind, subject). {@code data} is a JSON object. */
    public record Request(
            String door,
            String kind,
            String subject,
            @Nullable OrderId order,
            String data) {}
}
