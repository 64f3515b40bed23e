package io.serai.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** One side of a {@link Kernel}: what can be done again and again. */
interface Work {
    int BATCH = 16;

    /** Does it once; tells how many operations that were, which depends on the result, so that no compiler leaves it out. */
    int once() throws Exception;

    /**
     * Does it on this thread until it has had so much of the processor. Its speed is that of a second of the processor: a busy machine
     * makes it last longer, but does not change it much.
     */
    default Side run(Duration howMuch) {
        var threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long used = 0;
        long done = 0;
        while (used < howMuch.toNanos()) {
            done += batch();
            used = threads.getCurrentThreadCpuTime() - cpu;
        }
        return Side.of(done, used, used / 1_000, 0);
    }

    private long batch() {
        long done = 0;
        try {
            for (int i = 0; i < BATCH; i++) {
                done += once();
            }
            return done;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
