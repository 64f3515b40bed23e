package io.serai.workshop;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where mappings run that somebody is still writing: few at a time, and nobody waits for one for long. A mapping that never ends keeps one
 * of the places until it is stopped as it would be in the lanes, which have threads of their own and do not notice.
 */
final class Sandbox implements AutoCloseable {
    private static final int PLACES = 4;

    private final ExecutorService places =
            new ThreadPoolExecutor(0, PLACES, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                var thread = new Thread(task, "workshop");
                thread.setDaemon(true);
                return thread;
            });

    /** What was tried has not ended, or could not begin. */
    static final class LimitException extends Exception {
        private static final long serialVersionUID = 1L;

        /** {@code TOO_LONG}, {@code TOO_DEEP} or {@code BUSY}. */
        LimitException(String code) {
            super(code);
        }
    }

    <T> T run(Duration limit, Callable<T> task) throws LimitException {
        try {
            var running = places.submit(task);
            try {
                return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                running.cancel(true);
                throw new LimitException("TOO_LONG");
            }
        } catch (RejectedExecutionException e) {
            throw new LimitException("BUSY");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LimitException("BUSY");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StackOverflowError) {
                throw new LimitException("TOO_DEEP");
            }
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        places.shutdownNow();
    }
}
