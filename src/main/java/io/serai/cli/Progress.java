package io.serai.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tells how far a long file is, beside what is made of it: nothing within the first two seconds, and then every two. */
final class Progress {
    private static final long EVERY = TimeUnit.SECONDS.toNanos(2);
    private static final int HUNDRED = 100;

    private final PrintWriter err;
    private final LongSupplier nanos;
    private long told;
    private boolean isLong;

    /** @param nanos a clock that counts nanoseconds from anywhere */
    Progress(PrintWriter err, LongSupplier nanos) {
        this.err = err;
        this.nanos = nanos;
    }

    /** A file begins. */
    void begins() {
        told = nanos.getAsLong();
        isLong = false;
    }

    /** So many items are there, of so many bytes that were read; {@code size} is 0 if nobody knows it. */
    void is(Path file, int items, long read, long size) {
        long now = nanos.getAsLong();
        if (now - told >= EVERY) {
            told = now;
            isLong = true;
            err.println(file + ": " + items + " items"
                    + (size == 0 ? "" : ", " + HUNDRED * Math.min(read, size) / size + " % read"));
        }
    }

    /** It is done: who was told of it is told that. */
    void ends(Path file, int items) {
        if (isLong) {
            err.println(file + ": " + items + " items, done");
        }
    }
}
