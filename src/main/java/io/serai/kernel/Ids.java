package io.serai.kernel;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import java.util.function.Supplier;

/** New identifiers: UUID version 7 (RFC 9562), so that they sort by the time they were made. */
public final class Ids {
    private static final Supplier<UUID> REAL = UuidCreator::getTimeOrderedEpoch;
    private static final ThreadLocal<Supplier<UUID>> SOURCE = ThreadLocal.withInitial(() -> REAL);

    private Ids() {}

    public static UUID next() {
        return SOURCE.get().get();
    }

    /** What this thread takes its identifiers from while it runs a task: a simulation makes the same ones each time. */
    public static void from(Supplier<UUID> source, Runnable task) {
        SOURCE.set(source);
        try {
            task.run();
        } finally {
            SOURCE.remove();
        }
    }
}
