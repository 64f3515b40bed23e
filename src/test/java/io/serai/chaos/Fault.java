package io.serai.chaos;

import java.time.Duration;

/** What is wrong with a wire. */
sealed interface Fault {

    /** Nothing. */
    record Pass() implements Fault {}

    /** Nobody listens, and what was connected is reset. */
    record Refuse() implements Fault {}

    /** Every piece comes so much later. */
    record Delay(Duration by) implements Fault {}

    /** Nothing comes through; what was sent meanwhile comes when it is healed. */
    record BlackHole() implements Fault {}

    /** The far end is gone and the near end does not hear of it, not even when it is healed: only new connections work then. */
    record HalfOpen() implements Fault {}

    /** Each connection is reset after so many bytes, both ways together. */
    record ResetAfter(long bytes) implements Fault {}

    /** So many bytes a second and way. */
    record Trickle(int bytesPerSecond) implements Fault {}

    /** Once so many bytes have gone there, what comes back is swallowed and the connection reset: the work is done, nobody is told. */
    record LoseAnswers(long afterBytes) implements Fault {}

    static Fault none() {
        return new Pass();
    }
}
