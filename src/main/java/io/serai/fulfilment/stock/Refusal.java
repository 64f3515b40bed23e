package io.serai.fulfilment.stock;

import java.time.Duration;

/**
 * When a SKU is told again of which a refused message spoke.
 *
 * @param most SKUs in the next message that has it
 * @param alone how often it was refused by itself
 */
record Refusal(int most, int alone, Duration pause) {
    /**
     * With so many halvings of the longest message whoever is the cause is alone; a channel that refuses more of several SKUs in a row
     * refuses all.
     */
    static final int HALVINGS = 10;

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration LONGEST_OF_ALL = Duration.ofMinutes(10);

    /**
     * Nobody knows which of several is the cause: the others have no reason to wait, and are told in halves.
     *
     * @param skus in the message
     * @param before how often the SKU was refused by itself before, if it is the only one
     */
    static Refusal of(int skus, int before) {
        return skus > 1
                ? new Refusal((skus + 1) / 2, 0, Duration.ZERO)
                : new Refusal(1, before + 1, doubled(FIRST_PAUSE, before, LONGEST_PAUSE));
    }

    /** Between two messages to a channel that has refused so many of several SKUs in a row. */
    static Duration between(Duration every, int inARow) {
        var longest = every.compareTo(LONGEST_OF_ALL) > 0 ? every : LONGEST_OF_ALL;
        return doubled(every, inARow - HALVINGS, longest);
    }

    private static Duration doubled(Duration first, int times, Duration longest) {
        var grown = first.multipliedBy(1L << Math.max(0, Math.min(times, 20)));
        return grown.compareTo(longest) < 0 ? grown : longest;
    }
}
