package io.serai.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Senders, each on a connection of its own, who send the next request when the last is answered, or at its time. */
final class Load {
    static final int CONNECTIONS = 8;

    private static final int ACCEPTED = 202;
    private static final int NOT_NOW = 503;
    private static final long AGAIN_AFTER_MILLIS = 100;

    private Load() {}

    /** Closed loop: all of them as fast as they are answered; who is told to come again does. */
    static void closed(int port, List<byte[]> requests) {
        var next = new AtomicInteger();
        together(() -> {
            try (var wire = new Wire(port)) {
                for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
                    accepted(wire, requests.get(i));
                }
            }
            return List.<Long>of();
        });
    }

    /** Open loop at a rate: each request has its time, and its answer is late from then on. The latencies, in nanoseconds. */
    static List<Long> open(int port, List<byte[]> requests, double perSecond) {
        var next = new AtomicInteger();
        long began = System.nanoTime();
        return together(() -> {
            var latencies = new ArrayList<Long>();
            try (var wire = new Wire(port)) {
                for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
                    long due = began + (long) (i / perSecond * 1e9);
                    sleepUntil(due);
                    accepted(wire, requests.get(i));
                    latencies.add(System.nanoTime() - due);
                }
            }
            return latencies;
        });
    }

    static void sleepUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void accepted(Wire wire, byte[] request) throws IOException {
        var answer = wire.send(request);
        while (answer.status() == NOT_NOW) {
            LockSupport.parkNanos(AGAIN_AFTER_MILLIS * 1_000_000);
            answer = wire.send(request);
        }
        if (answer.status() != ACCEPTED) {
            throw new IllegalStateException("an order was answered " + answer);
        }
    }

    /** What all workers come to. */
    static <T> List<T> together(Callable<List<T>> worker) {
        return together(CONNECTIONS, worker);
    }

    static <T> List<T> together(int workers, Callable<List<T>> worker) {
        var threads = Executors.newFixedThreadPool(workers);
        try {
            var running = new ArrayList<java.util.concurrent.Future<List<T>>>();
            for (int i = 0; i < workers; i++) {
                running.add(threads.submit(worker));
            }
            var all = new ArrayList<T>();
            for (var each : running) {
                all.addAll(each.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io
                    ? new UncheckedIOException(io)
                    : new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
