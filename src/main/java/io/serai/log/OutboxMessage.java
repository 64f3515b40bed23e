package io.serai.log;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What goes to a queue once the transaction has committed. Messages with the same {@code key} keep their order.
 *
 * @param trace the {@link Traces#traceparent} that it goes on with
 */
public record OutboxMessage(
        UUID key, String address, String body, @Nullable String trace) {
    public OutboxMessage(UUID key, String address, String body) {
        this(key, address, body, null);
    }

    public OutboxMessage traced(@Nullable String traceparent) {
        return new OutboxMessage(key, address, body, traceparent);
    }
}
