package io.serai.channels;

import java.util.Map;
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
    private final Map<String, ReentrantLock> lanes = new ConcurrentHashMap<>();

    /** Waits until nobody of this hub is between claiming in a lane and its keys. It is passed on at the end of the transaction at the latest. */
    public void take(String name) {
        var lane = lanes.computeIfAbsent(name, same -> new ReentrantLock(true));
        lane.lock();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                passOn(lane);
            }
        });
    }

    /** Whoever comes next may claim: what this one has claimed keeps its place by other means. */
    public void pass() {
        lanes.values().forEach(Turns::passOn);
    }

    private static void passOn(ReentrantLock lane) {
        if (lane.isHeldByCurrentThread()) {
            lane.unlock();
        }
    }
}
