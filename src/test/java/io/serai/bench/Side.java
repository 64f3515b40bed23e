package io.serai.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** One side of a {@link Kernel}: work that can be done again and again. */
interface Side {
    int BATCH = 16;

    /** Does it once; tells how many operations that were. What it returns depends on the result, so that no compiler leaves it out. */
    int once() throws Exception;

    /** Operations a second by the clock, and the processor's microseconds for each. */
    record Rate(double perSecond, double cpuMicros) {}

    /** Does it on this thread until it has had so much of the processor: a busy machine makes it last longer, not less sure. */
    default Rate run(Duration howMuch) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        long used = 0;
        long done = 0;
        while (used < howMuch.toNanos()) {
            for (int i = 0; i < BATCH; i++) {
                done += once();
            }
            used = threads.getCurrentThreadCpuTime() - cpu;
        }
        return new Rate(done * 1e9 / (System.nanoTime() - start), used / 1e3 / done);
    }
}
