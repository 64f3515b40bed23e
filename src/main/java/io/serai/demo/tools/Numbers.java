package io.serai.demo.tools;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers that grow and never come twice, also not after a crash: each is the time in milliseconds since 1970, or one more than
 * the last if that time was given already. At less than a thousand a second they never run ahead of the clock.
 */
public final class Numbers {
    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    public Numbers(Clock clock) {
        this.clock = clock;
    }

    public long next() {
        return last.updateAndGet(given -> Math.max(given + 1, clock.millis()));
    }
}
