package io.serai.channels;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps what waits in a lane within {@code serai.inbox.backlog}: who wants to hand in more waits until there is room, or is told to
 * come again. What this hub has kept and settled it counts itself; what others did it sees when it looks, which it does once a second,
 * and more often as long as the lane is full.
 */
@Component
public class Backlog {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private static final class Lane {
        private final AtomicInteger waiting = new AtomicInteger();
        /** Of transactions that are about to commit: a look may see them as waiting, or not. */
        private final AtomicInteger settling = new AtomicInteger();

        private int departures;
        private volatile long lookedAt = System.nanoTime() - FRESH.toNanos() - 1;

        synchronized int departures() {
            return departures;
        }

        /** Until something was settled here since so many departures, or it is time to look what others have settled. */
        synchronized void pause(int before) throws InterruptedException {
            long until = System.nanoTime() + BETWEEN_LOOKS.toNanos();
            for (long left = BETWEEN_LOOKS.toNanos();
                    departures == before && left > 0;
                    left = until - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }

        synchronized void leave(int settled) {
            waiting.updateAndGet(before -> Math.max(0, before - settled));
            departures++;
            notifyAll();
        }
    }

    /** Who waits holds a thread: more than so many are turned away at once, so that other doors stay open. */
    static final int MAX_WAITING = 32;

    /** The part of a lane, one of so many, that is for what anybody may have sent. */
    private static final int PART = 2;

    /** A lane above its limit is counted further, so that nobody is let in before it is below. */
    private static final int COUNTED = 10;

    private final JdbcTemplate jdbc;
    private final int limit;
    private final Semaphore waitingRoom = new Semaphore(MAX_WAITING);
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    Backlog(JdbcTemplate jdbc, @Value("${serai.inbox.backlog:900}") int limit) {
        this.jdbc = jdbc;
        this.limit = limit;
    }

    /** Takes a place for one more message; false if none became free in time, or too many wait already. */
    public boolean enter(String name, Duration patience) {
        var lane = lane(name);
        if (takes(name, lane, limit)) {
            return true;
        }
        if (!waitingRoom.tryAcquire()) {
            return false;
        }
        try {
            return await(name, lane, patience);
        } finally {
            waitingRoom.release();
        }
    }

    /**
     * Takes a place for what anybody may have sent: at once or not at all, and only while half of the lane is free. What is signed finds the
     * other half, and the places where one waits.
     */
    public boolean enterUnsigned(String name) {
        return takes(name, lane(name), Math.max(1, limit / PART));
    }

    private Lane lane(String name) {
        return lanes.computeIfAbsent(name, same -> new Lane());
    }

    /** So many of a lane are settled by the caller's transaction: their places are free once it is through. */
    public void settled(String name, int messages) {
        var lane = lane(name);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    lane.leave(messages);
                }
                lane.settling.addAndGet(-messages);
            }
        });
        lane.settling.addAndGet(messages);
    }

    /** How many senders are kept waiting now. */
    int waiting() {
        return MAX_WAITING - waitingRoom.availablePermits();
    }

    private boolean await(String name, Lane lane, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            int before = lane.departures();
            if (takes(name, lane, limit)) {
                return true;
            }
            if (System.nanoTime() >= until || !pause(lane, before)) {
                return false;
            }
        }
    }

    private boolean takes(String name, Lane lane, int most) {
        long age = System.nanoTime() - lane.lookedAt;
        boolean full = lane.waiting.get() >= most;
        if (age > FRESH.toNanos() || (full && age > BETWEEN_LOOKS.toNanos())) {
            look(name, lane);
        }
        if (lane.waiting.incrementAndGet() <= most) {
            return true;
        }
        lane.waiting.decrementAndGet();
        return false;
    }

    private void look(String name, Lane lane) {
        lane.lookedAt = System.nanoTime();
        // Rather too many than too few: they may have left already, and are subtracted once more.
        int settling = lane.settling.get();
        var waiting = jdbc.queryForObject(
                "select count(*) from (select from receipt where lane = ? and state = 'WAITING' limit ?) as first",
                Integer.class,
                name,
                COUNTED * limit);
        lane.waiting.set(settling + (waiting == null ? 0 : waiting));
    }

    private static boolean pause(Lane lane, int before) {
        try {
            lane.pause(before);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
