package io.serai.chaos;

import java.time.Duration;

/** A process of the rig that may be killed, frozen and started again. */
interface Part extends AutoCloseable {
    /** Starts it and returns when it serves. */
    void begin();

    ProcessHandle handle();

    default boolean isAlive() {
        return handle().isAlive();
    }

    /** Starts it again if it has ended. */
    default void revive() {
        if (!isAlive()) {
            begin();
        }
    }

    @Override
    void close();

    /** Ends it kindly, and after a while not so kindly; one that was frozen wakes up first. */
    static void end(ProcessHandle process, String signal, Duration limit) {
        Signal.resume(process);
        Signal.only(signal, process);
        if (!Pause.until(limit, () -> !process.isAlive())) {
            Signal.kill(process);
        }
    }
}
