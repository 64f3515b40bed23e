package io.serai.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run that compared a channel with what is here.
 *
 * @param askedBy {@code schedule}, or who asked for it
 * @param since what has changed at the channel from then on was listed; null: it has not begun
 * @param why why it did not come to its end; null: it did, or is on its way
 * @param listed how many entries the channel has
 * @param handedIn how many messages were taken in again
 * @param found how many of each kind of finding: MISSING, BEHIND, DIFFERENT, DOUBLED, UNLISTED, PARKED
 * @param findings the first of them; only of the newest run that has come to its end
 */
public record ReconcileView(
        UUID id,
        String partner,
        String askedBy,
        Instant askedAt,
        @Nullable Instant since,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String why,
        int listed,
        int same,
        int handedIn,
        Map<String, Integer> found,
        List<Finding> findings) {

    public ReconcileView {
        found = Map.copyOf(found);
        findings = List.copyOf(findings);
    }

    /** An order that is not here as it is there; {@code why} it is left to people, where more than the kind says that. */
    public record Finding(
            String kind,
            String reference,
            @Nullable String there,
            @Nullable String here,
            boolean repaired,
            @Nullable String why) {}

    /** ASKED, RUNNING, DONE or FAILED. */
    public String state() {
        if (endedAt == null) {
            return startedAt == null ? "ASKED" : "RUNNING";
        }
        return why == null ? "DONE" : "FAILED";
    }

    /** Of this kind. */
    public int count(String kind) {
        return found.getOrDefault(kind, 0);
    }

    ReconcileView with(List<Finding> these) {
        return new ReconcileView(
                id, partner, askedBy, askedAt, since, startedAt, endedAt, why, listed, same, handedIn, found, these);
    }
}
