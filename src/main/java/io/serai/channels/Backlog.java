package io.serai.channels;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps what waits in a lane within {@code serai.inbox.backlog}: who wants to hand in more waits until there is room, or is told to
 * come again. What this hub has kept it counts itself; what others kept and what was settled it sees when it looks, which it does only
 * near the limit or once a second.
 */
@Component
public class Backlog {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private static final class Lane {
        private final AtomicInteger waiting = new AtomicInteger();
        private volatile long lookedAt = System.nanoTime() - FRESH.toNanos() - 1;
    }

    /** Who waits holds a thread: more than so many are turned away at once, so that other doors stay open. */
    static final int MAX_WAITING = 32;

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
        var lane = lanes.computeIfAbsent(name, same -> new Lane());
        if (takes(name, lane)) {
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

    /** How many senders are kept waiting now. */
    int waiting() {
        return MAX_WAITING - waitingRoom.availablePermits();
    }

    private boolean await(String name, Lane lane, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < until && pause()) {
            if (takes(name, lane)) {
                return true;
            }
        }
        return false;
    }

    private boolean takes(String name, Lane lane) {
        long age = System.nanoTime() - lane.lookedAt;
        boolean full = lane.waiting.get() >= limit;
        if (age > FRESH.toNanos() || (full && age > BETWEEN_LOOKS.toNanos())) {
            look(name, lane);
        }
        if (lane.waiting.incrementAndGet() <= limit) {
            return true;
        }
        lane.waiting.decrementAndGet();
        return false;
    }

    private void look(String name, Lane lane) {
        lane.lookedAt = System.nanoTime();
        var waiting = jdbc.queryForObject(
                "select count(*) from (select from receipt where lane = ? and state = 'WAITING' limit ?) as first",
                Integer.class,
                name,
                limit);
        lane.waiting.set(waiting == null ? 0 : waiting);
    }

    private static boolean pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis() / 2);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
