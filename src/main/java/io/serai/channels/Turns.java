package io.serai.channels;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the messages of one order in the order they came though a lane has several workers: who claims does so before anybody who claims
 * after it until it holds the keys of its orders, so that a later message waits for an earlier one at the key, and never the other way
 * round. Between hubs there is no such order.
 */
@Component
public class Turns {
    /** Whose turn it is, and whether that one keeps it until its transaction ends. */
    private static final class Lane {
        private final ReentrantLock turn = new ReentrantLock(true);
        private boolean isKept;

        void passOn() {
            if (turn.isHeldByCurrentThread() && !isKept) {
                turn.unlock();
            }
        }

        void end() {
            if (turn.isHeldByCurrentThread()) {
                isKept = false;
                turn.unlock();
            }
        }
    }

    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    /** Waits until nobody of this hub is between claiming in a lane and its keys. It is passed on at the end of the transaction at the latest. */
    public void take(String name) {
        var lane = lanes.computeIfAbsent(name, same -> new Lane());
        lane.turn.lock();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                lane.end();
            }
        });
    }

    /** Nobody else claims in this lane before the transaction of who has the turn has ended. */
    void keep(String name) {
        Objects.requireNonNull(lanes.get(name), "who keeps a turn has taken it").isKept = true;
    }

    /** Whoever comes next may claim: what this one has claimed keeps its place by other means. */
    public void pass() {
        lanes.values().forEach(Lane::passOn);
    }
}
