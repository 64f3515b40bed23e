package io.serai.chaos;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a round came to.
 *
 * @param did what was done, or why nothing was
 * @param doors how the hub answered while it was broken
 * @param told how many orders senders were told yes to, over all rounds so far
 * @param quietSeconds from the heal until nothing moved any more
 */
record Outcome(
        int round,
        String name,
        String did,
        int load,
        int lasted,
        Map<String, Integer> doors,
        long slowestAnswerMillis,
        long quietSeconds,
        Object told,
        boolean skipped,
        List<String> violations) {

    static Outcome skipped(Plan.Round round, String why) {
        return new Outcome(round.no(), round.what().name(), why, 0, 0, Map.of(), 0, 0, 0, true, List.of());
    }

    String line(long seed) {
        return skipped
                ? String.format(Locale.ROOT, "round %d seed %d break %s skipped: %s", round, seed, name, did)
                : String.format(
                        Locale.ROOT,
                        "round %d seed %d break %s %d s (%s) doors %s slowest %d ms quiet after %d s told %s violations %d",
                        round,
                        seed,
                        name,
                        lasted,
                        did,
                        doors,
                        slowestAnswerMillis,
                        quietSeconds,
                        told,
                        violations.size());
    }
}
