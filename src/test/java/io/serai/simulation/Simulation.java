package io.serai.simulation;

import io.serai.fulfilment.Reception;
import io.serai.log.Watch;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * One life of a hub and its partners, all of it decided by a seed: what they do in which order, where the process dies, which answers
 * are lost, how the clock jumps. Every step plays one worker or one partner; after the last everything is left to come to rest.
 */
final class Simulation {
    private static final int STEPS = 60;
    private static final int STEPS_OF_TRACE = 12;
    private static final int ROUNDS_TO_REST = 60;

    /** Nights in which clocks are put forward or back in Santiago, New York and Madrid, and an ordinary one. */
    private static final List<Instant> NIGHTS = List.of(
            Instant.parse("2026-09-06T03:00:00Z"),
            Instant.parse("2026-04-05T02:00:00Z"),
            Instant.parse("2026-03-08T06:00:00Z"),
            Instant.parse("2026-10-25T00:00:00Z"),
            Instant.parse("2026-02-28T23:00:00Z"));

    private final long seed;
    private final Hub hub;
    private final Chance chance;
    private final Faults faults;
    private final Deque<String> trace = new ArrayDeque<>();
    private final StringBuilder whole = new StringBuilder();
    final Post post;
    final Outside outside;
    private final Warehouse warehouse;
    private final Buyers buyers;
    private final Carriers carriers;
    private final Workers workers;
    private final Audit audit;
    private int step;
    private int crashes;

    Simulation(Hub hub, long seed) {
        this.hub = hub;
        this.seed = seed;
        chance = new Chance(seed);
        faults = new Faults(chance);
        post = new Post(faults);
        outside = new Outside(faults, hub.clock());
        warehouse = new Warehouse(post, faults);
        buyers = new Buyers(post, outside.provider, chance, hub.clock());
        carriers = new Carriers(outside.carriers, post, faults, hub.clock());
        workers = new Workers(hub, outside, warehouse);
        audit = new Audit(hub, post, outside, warehouse, buyers, carriers);
    }

    /** @throws AssertionError with the seed and the step, if something does not hold */
    Simulation run() {
        try {
            hub.from(chance.of(NIGHTS).plusSeconds(chance.below(7200)), faults, () -> {
                live();
                rest();
                audit.whole();
            });
        } catch (RuntimeException | AssertionError | Crash failure) {
            throw new AssertionError(
                    "seed %d, step %d: %s%nreplay with -Dsimulation.seed=%d; the last steps were%n  %s"
                            .formatted(seed, step, failure.getMessage(), seed, String.join("\n  ", trace)),
                    failure);
        }
        return this;
    }

    /** What happened, step by step: two runs of a seed have the same. */
    String story() {
        return whole.toString();
    }

    int crashes() {
        return crashes;
    }

    int orders() {
        return buyers.wishes().size();
    }

    int steps() {
        return step;
    }

    private void live() {
        Geography.PLACES.forEach(
                place -> Geography.SKUS.forEach(sku -> audit.stock(post, place, sku, chance.below(6))));
        for (int i = 0; i < STEPS; i++) {
            play("", any(100));
        }
    }

    /** A worker or a partner, and what it does. */
    private record Act(String name, Action action) {}

    private interface Action {
        void run() throws JMSException;
    }

    private Act any(int outOf) {
        int throwOf = chance.below(outOf);
        if (throwOf < 30) {
            return worker();
        }
        if (throwOf < 48) {
            return new Act("deliver", this::deliver);
        }
        if (throwOf < 70) {
            return new Act("consume", this::consume);
        }
        if (throwOf < 78) {
            return new Act("relay", hub::relay);
        }
        if (throwOf < 86) {
            return new Act("order", buyers::order);
        }
        if (throwOf < 89) {
            return new Act("change", buyers::change);
        }
        if (throwOf < 94) {
            return new Act("pick", warehouse::work);
        }
        if (throwOf < 96) {
            return new Act("carry", carriers::move);
        }
        return throwOf < 98 ? new Act("pass", this::pass) : new Act("pay", buyers::payLate);
    }

    private Act worker() {
        int which = chance.below(9);
        if (which < Workers.LANES.size()) {
            var lane = Workers.LANES.get(which);
            return new Act(lane, () -> workers.lane(lane, this::others));
        }
        return switch (which) {
            case 5 -> new Act("orders", () -> workers.lane("orders", this::others));
            case 6 -> new Act("backorders", () -> workers.backorders(this::others));
            case 7 -> new Act("manifests", workers::manifests);
            default -> new Act("wake", workers::wake);
        };
    }

    /** Another worker, in a transaction of its own while one is open; what befalls it is no matter of the first. */
    private void others() {
        if (faults.now(25)) {
            play("meanwhile ", worker());
        }
    }

    private void play(String when, Act act) {
        step++;
        faults.arm(when.isEmpty() ? 25 : 10);
        var outcome = outcome(act);
        faults.disarm();
        note(when + act.name() + outcome);
        if (when.isEmpty()) {
            audit.narrow();
        }
    }

    private String outcome(Act act) {
        try {
            act.action().run();
            return "";
        } catch (Crash crash) {
            crashes++;
            return " † " + crash.getMessage();
        } catch (DataAccessException | TransactionException | JMSException fault) {
            return " failed: " + fault.getClass().getSimpleName();
        } catch (RuntimeException fault) {
            if (fault.getCause() instanceof JMSException broker) {
                return " failed: " + broker.getMessage();
            }
            throw fault;
        }
    }

    private void note(String line) {
        trace.addLast(step + " " + line);
        whole.append(line).append('\n');
        if (trace.size() > STEPS_OF_TRACE) {
            trace.removeFirst();
        }
    }

    private void deliver() {
        for (int i = 0; i < 3 && !post.isEmpty(); i++) {
            post.deliver(hub.port(Reception.class));
        }
    }

    private void consume() {
        for (int i = 0; i < 3; i++) {
            hub.queues().next(chance).ifPresent(message -> workers.consume(message, this::late));
        }
    }

    /** While a slow partner keeps a worker waiting, its lease runs out and others look after the same call. */
    private void late() {
        workers.wake();
        hub.queues().next(chance).ifPresent(message -> workers.consume(message, () -> {}));
    }

    private void pass() {
        int minutes = chance.of(List.of(1, 1, 5, 61, 24 * 60, -60));
        hub.clock().pass(Duration.ofMinutes(minutes));
    }

    /** No more faults: everything that is under way arrives, until nothing moves any more. */
    private void rest() {
        faults.end();
        note("rest");
        Geography.PLACES.forEach(place -> Geography.SKUS.forEach(sku -> audit.stock(post, place, sku, 50)));
        buyers.payLate();
        for (int round = 0; round < ROUNDS_TO_REST; round++) {
            settle();
            if (audit.isQuiet()) {
                return;
            }
            hub.clock().pass(Duration.ofMinutes(65));
        }
        throw new AssertionError("it does not come to rest: " + audit.unrest());
    }

    private void settle() {
        boolean moved = true;
        while (moved) {
            while (!post.isEmpty()) {
                post.deliver(hub.port(Reception.class));
            }
            Workers.LANES.forEach(lane -> workers.lane(lane, () -> {}));
            workers.backorders(() -> {});
            workers.manifests();
            workers.wake();
            relay();
            moved = drain();
            moved |= warehouse.work() | carriers.move() | audit.collect();
        }
        hub.port(Watch.class).look();
    }

    private void relay() {
        try {
            hub.relay();
        } catch (JMSException e) {
            throw new AssertionError("the broker has no more faults", e);
        }
    }

    private boolean drain() {
        boolean moved = false;
        for (var next = hub.queues().next(chance);
                next.isPresent();
                next = hub.queues().next(chance)) {
            workers.consume(next.get(), () -> {});
            moved = true;
        }
        return moved;
    }
}
