package io.serai.console;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How it goes with a partner. {@code kind} is CHANNEL, CARRIER, WAREHOUSE or PROVIDER; null where it has no settings: a mail server, a
 * customer's system, a partner of the past.
 */
public record PartnerView(
        String name,
        String title,
        @Nullable String kind,
        @Nullable Instant lastMessage,
        Items lately,
        long waitingIn,
        long waitingOut,
        @Nullable Parked lastParked,
        @Nullable Failed lastFailed) {

    /**
     * What became of the items of the last 24 hours; {@code more}: of the newest ones of them only, because there are too many to be
     * counted.
     */
    public record Items(long taken, long parked, boolean more) {
        static final Items NONE = new Items(0, 0, false);

        /** Which part was parked, from 0 to 1; 0 if nothing came. */
        public double failureRate() {
            return parked == 0 ? 0 : (double) parked / (taken + parked);
        }
    }

    /** The newest exception of its messages, open or not. */
    public record Parked(UUID exception, String code, Instant at) {}

    /** What the newest call that waits has heard: {@code answer} is the far end's own word, cut. */
    public record Failed(String call, String answer, Instant at) {}
}
