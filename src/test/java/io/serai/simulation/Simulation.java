package io.serai.simulation;

import io.serai.fulfilment.intake.Reception;
import io.serai.fulfilment.orders.Cancellations;
import io.serai.fulfilment.orders.HoldDesk;
import io.serai.fulfilment.work.HoldKind;
import io.serai.kernel.OrderId;
import io.serai.log.Watch;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
    private static final int ORDERS_AT_ONCE = 3;
    private static final int STEPS_BETWEEN_LOOKS = 5;
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
    private final Post post;
    private final Outside outside;
    private final Warehouse warehouse;
    private final Buyers buyers;
    private final Carriers carriers;
    private final Workers workers;
    private final Audit audit;
    private int step;
    private int crashes;
    private boolean eachStep;

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

    /** Looks at the invariants after each step, not after every few: slower, and finds the culprit at once. */
    Simulation eachStep() {
        eachStep = true;
        return this;
    }

    /** Switches one of the protections off, so that a test can see that this does not go unnoticed. */
    Simulation without(Protection protection) {
        switch (protection) {
            case NAMES_OF_DELIVERIES -> post.forgetNames();
            case LEASES_OF_CALLS -> workers.forgetLeases();
            case DURABLE_QUEUES -> hub.queues().lose(true);
        }
        return this;
    }

    /** What keeps things from being lost or done twice. */
    enum Protection {
        NAMES_OF_DELIVERIES,
        LEASES_OF_CALLS,
        DURABLE_QUEUES
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
        for (int i = 0; i < ORDERS_AT_ONCE; i++) {
            buyers.order();
        }
        for (int i = 0; i < STEPS; i++) {
            play("", any());
        }
    }

    /** A worker or a partner, and what it does. */
    private record Act(String name, Action action) {}

    private interface Action {
        void run() throws JMSException;
    }

    /** Something that somebody could do now; what there is to do comes more often than what may be in vain. */
    private Act any() {
        var acts = new ArrayList<Act>();
        add(acts, post.isEmpty() ? 0 : 5, "deliver", this::deliver);
        add(acts, hub.queues().isEmpty() ? 0 : 6, "consume", this::consume);
        add(acts, 1, "wake", workers::wake);
        add(acts, 1, "manifests", workers::manifests);
        add(acts, 1, "backorders", () -> workers.backorders(this::others));
        add(acts, 2, "order", buyers::order);
        add(acts, 1, "change", buyers::change);
        add(acts, warehouse.isBusy() ? 3 : 0, "pick", warehouse::work);
        add(acts, carriers.areBusy() ? 2 : 0, "carry", carriers::move);
        add(acts, 1, "collect", audit::collect);
        add(acts, audit.held().isEmpty() ? 0 : 2, "look", this::look);
        add(acts, audit.begun().isEmpty() ? 0 : 1, "cancel the rest", this::cancelRest);
        add(acts, 2, "pass", this::pass);
        add(acts, 1, "pay", buyers::payLate);
        for (var waiting : audit.waiting()) {
            if (waiting.equals("outbox")) {
                add(acts, 4, "relay", hub::relay);
            } else {
                add(acts, 5, waiting, () -> workers.lane(waiting, this::others));
            }
        }
        return chance.of(acts);
    }

    private static void add(List<Act> acts, int weight, String name, Action action) {
        for (int i = 0; i < weight; i++) {
            acts.add(new Act(name, action));
        }
    }

    private Act worker() {
        var lane = chance.of(Workers.LANES);
        return switch (chance.below(8)) {
            case 0 -> new Act("backorders", () -> workers.backorders(() -> {}));
            case 1 -> new Act("manifests", workers::manifests);
            case 2, 3 -> new Act("consume", this::consume);
            case 4 -> new Act("relay", hub::relay);
            default -> new Act(lane, () -> workers.lane(lane, () -> {}));
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
        if (when.isEmpty() && (eachStep || step % STEPS_BETWEEN_LOOKS == 0)) {
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

    /** A person looks at an order that was asked to be another after picking: it goes on as it is, or becomes what was asked. */
    private boolean look() {
        var held = audit.held();
        if (held.isEmpty()) {
            return false;
        }
        var order = OrderId.of(chance.of(held));
        var desk = hub.port(HoldDesk.class);
        if (chance.percent(50) || desk.grant(order, "ana") != HoldDesk.Answer.DONE) {
            desk.release(order, HoldKind.CHANGE, "ana");
        }
        return true;
    }

    /** A person has no hope for what is missing of an order that has left in part. */
    private boolean cancelRest() {
        var begun = audit.begun();
        if (begun.isEmpty() || chance.percent(50)) {
            return false;
        }
        var order = OrderId.of(chance.of(begun));
        hub.port(Cancellations.class).cancelRest(order, "ana", "out-of-stock");
        return true;
    }

    private void pass() {
        int minutes = chance.of(List.of(1, 1, 5, 11, 11, 31, 61, 24 * 60, -60));
        hub.clock().pass(Duration.ofMinutes(minutes));
    }

    /** No more faults: everything that is under way arrives, until nothing moves any more. */
    private void rest() {
        faults.end();
        note("rest");
        // What is there leaves first, so that of some orders only a part has left.
        for (int round = 0; round < 2; round++) {
            settle();
            hub.clock().pass(Duration.ofMinutes(65));
        }
        warehouse.fills();
        goodsCome(50);
        buyers.payLate();
        for (int round = 0; round < ROUNDS_TO_REST; round++) {
            settle();
            if (audit.isQuiet()) {
                return;
            }
            hub.clock().pass(Duration.ofMinutes(65));
            // Where a pick was short after the goods had come, the order looks again once more have.
            goodsCome(1);
        }
        throw new AssertionError("it does not come to rest: " + audit.unrest());
    }

    private void goodsCome(int pieces) {
        Geography.PLACES.forEach(place -> Geography.SKUS.forEach(sku -> audit.stock(post, place, sku, pieces)));
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
            moved |= warehouse.work();
            moved |= carriers.move();
            moved |= audit.collect();
            moved |= look();
            moved |= cancelRest();
            // A group takes some only of what a lane holds.
            moved |= audit.waiting().stream().anyMatch(Workers.LANES::contains);
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
