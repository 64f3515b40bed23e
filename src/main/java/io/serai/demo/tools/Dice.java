package io.serai.demo.tools;

import java.util.List;
import java.util.Random;

/** Chance, from a seed: the same seed throws the same. Safe for several threads. */
public final class Dice {
    private final Random random;

    public Dice(long seed) {
        this.random = new Random(seed);
    }

    /** True at this rate: 0 is never, 1 is always. */
    public boolean falls(double rate) {
        return random.nextDouble() < rate;
    }

    /** A whole number from the first to the last, both included. */
    public int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    /** One of them. @throws IllegalArgumentException if there is none */
    public <T> T among(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
