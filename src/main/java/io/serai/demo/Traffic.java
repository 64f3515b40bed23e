package io.serai.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets buyers come: faster at the start, so that there is something to see, then gently, and to the channels in turn. */
final class Traffic implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);
    private static final Duration SECOND_THOUGHTS = Duration.ofMillis(1500);
    private static final int THREADS = 3;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(THREADS, task -> {
        var thread = new Thread(task, "demo-traffic");
        thread.setDaemon(true);
        return thread;
    });
    private final DemoProperties.Pace pace;
    private final List<Visit> turns;
    private final Clock clock;
    private Instant began = Instant.EPOCH;
    private int turn;
    private volatile boolean resting;
    private volatile String lastComplaint = "";

    /** A buyer comes to a channel. */
    @FunctionalInterface
    interface Visit {
        void make() throws Exception;
    }

    Traffic(DemoProperties.Pace pace, List<Visit> turns, Clock clock) {
        this.pace = pace;
        this.turns = List.copyOf(turns);
        this.clock = clock;
    }

    /** Lets them come once this is so and a while has passed, or after some time in any case. */
    void when(BooleanSupplier prepared, Duration settle, Duration atMost) {
        if (pace.perMinute() > 0) {
            await(prepared, settle, clock.instant().plus(atMost));
        }
    }

    /** Whether no buyer comes for now; what was begun goes on. */
    void rest(boolean now) {
        resting = now;
    }

    /** Once, a little later. */
    void secondThoughts(Runnable task) {
        later(SECOND_THOUGHTS, task);
    }

    /** Again and again; a fault is logged and does not end it. */
    void every(Duration period, Visit visit) {
        later(period, () -> {
            attempt(visit);
            every(period, visit);
        });
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void await(BooleanSupplier prepared, Duration settle, Instant until) {
        if (prepared.getAsBoolean() || clock.instant().isAfter(until)) {
            later(settle, () -> {
                began = clock.instant();
                next();
            });
        } else {
            later(LOOK_AGAIN, () -> await(prepared, settle, until));
        }
    }

    private void next() {
        if (!resting) {
            attempt(turns.get(turn++ % turns.size()));
        }
        var bursting = clock.instant().isBefore(began.plus(pace.burst()));
        later(bursting ? pace.burstEvery() : usual(), this::next);
    }

    private Duration usual() {
        return Duration.ofMillis(Math.max(1, (long) (MINUTE.toMillis() / pace.perMinute())));
    }

    private void attempt(Visit visit) {
        try {
            visit.make();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            complain(e.toString());
        }
    }

    /** The same complaint again and again is told once. */
    private void complain(String complaint) {
        if (timer.isShutdown() || complaint.equals(lastComplaint)) {
            LOG.debug("again: {}", complaint);
        } else {
            lastComplaint = complaint;
            LOG.warn("a buyer or carrier of the demo could not go on: {}", complaint);
        }
    }

    private void later(Duration wait, Runnable task) {
        try {
            var unused = timer.schedule(task, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the demo has ended");
        }
    }
}
