package io.serai.bench;

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
    }
}
