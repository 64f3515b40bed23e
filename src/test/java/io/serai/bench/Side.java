package io.serai.bench;

<<<<<<< HEAD
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
=======
/**
 * One of the two things that are compared, measured once.
 *
 * @param perSecond how many in a second
 * @param jvmMicros CPU microseconds of Java for each: the hub's, or for the bare statements the program's that sends them
 * @param databaseMicros CPU microseconds of PostgreSQL for each
 */
record Side(double perSecond, double jvmMicros, double databaseMicros) {
    static Side of(long many, long nanos, long jvmMicros, long databaseMicros) {
        return new Side(many * 1e9 / nanos, (double) jvmMicros / many, (double) databaseMicros / many);
>>>>>>> main
    }
}
