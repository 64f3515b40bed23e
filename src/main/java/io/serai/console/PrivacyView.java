package io.serai.console;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer asked for, and how far it has come. {@code kind} is REPORT, REDACT or SHOP; {@code state} ASKED (a person decides), OPEN
 * (it is worked on), DONE or REFUSED. Who it is about is not told.
 *
 * @param channel whose customer it is; null: of all channels
 * @param found whether its orders are known yet
 * @param orders how many there are, and of these {@code ordersDone} are empty; the others have not ended
 * @param searching whether messages are still looked through
 * @param messages how many were emptied
 * @param exceptions how many were emptied
 */
public record PrivacyView(
        UUID id,
        String kind,
        @Nullable String channel,
        String askedBy,
        Instant askedAt,
        String state,
        @Nullable String decidedBy,
        @Nullable Instant finishedAt,
        boolean found,
        long orders,
        long ordersDone,
        boolean searching,
        int messages,
        int exceptions) {

    public boolean isRunning() {
        return state.equals("OPEN");
    }

    /** Orders that have not ended, or of which partners are still to be told. */
    public long ordersWaiting() {
        return orders - ordersDone;
    }
}
