package io.serai.console;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All exceptions of a cause, tried (TRY) or replayed (REPLAY), and how far that has come. {@code refused} ones stay open. */
public record ReplayRunView(
        UUID id,
        String kind,
        String partner,
        String code,
        String askedBy,
        Instant askedAt,
        int total,
        int taken,
        int refused,
        @Nullable Instant finishedAt) {

    public int done() {
        return taken + refused;
    }

    public boolean isRunning() {
        return finishedAt == null;
    }
}
