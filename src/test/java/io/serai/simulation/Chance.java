package io.serai.simulation;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/** All chance of a simulation: the same seed, the same throws. */
final class Chance {
    private final Random random;

    Chance(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    /** From 0 up to but without {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From {@code least} to {@code most}, both possible. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** An identifier of version 7 for a millisecond; {@code counter} keeps those of one millisecond in order. */
    UUID id(long millis, int counter) {
        long high = (millis << 16) | 0x7000L | (counter & 0xFFF);
        return new UUID(high, (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }
}
