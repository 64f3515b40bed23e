package io.serai.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** From the first byte of the first order until all are allocated, with reservations, events and pick tasks. */
final class IngestSync implements Figure {
    /** Receipts that may wait for their outcome at any time. */
    static final int LONGEST_BACKLOG = 1_000;

    private static final long SAMPLE_NANOS = 100_000_000;
    private static final long GIVE_UP_NANOS = 600_000_000_000L;

    @Override
    public String name() {
        return "ingest_sync";
    }

    @Override
    public String covers() {
        return "signed webhooks of paid two-line orders over HTTP, 8 connections, until each is allocated with reservations, events and"
                + " pick tasks ÷ one statement and commit an order";
    }

    @Override
    public double bar() {
        return 0.30;
    }

    @Override
    public double goal() {
        return 0.55;
    }

    @Override
    public Result measure(Size size) {
        var world = World.fresh(name());
        try (var hub = world.hub()) {
            var denominator = new Denominator(hub.server());
            var findings = new ArrayList<String>();
            var backlog = new AtomicLong();
            ours(world, Size.WARM_UP * size.orders(), findings, backlog);
            denominator.oneCommit(size.orders() / 4);
            var pairs = Pairs.of(
                    size.pairs(),
                    () -> ours(world, size.orders(), findings, backlog),
                    () -> denominator.oneCommit(size.orders()));
            findings.addAll(violations(hub));
            var details = pairs.details();
            details.put("longest_backlog", (double) backlog.get());
            return new Result(this, pairs.ratios(), details, findings);
        }
    }

    static Side ours(World world, int orders, List<String> findings, AtomicLong longestBacklog) {
        var hub = world.hub();
        var server = hub.server();
        var requests = world.orders(orders);
        long before = server.count("select count(*) from pick_task where state = 'OPEN'");
        long finishedBefore = finished(server);
        server.settle();
        long jvm = hub.cpu();
        long database = Cpu.ofTree(server.process());
        long began = System.nanoTime();
        var sender = new Thread(() -> Load.closed(hub.port(), requests), "load");
        sender.start();
        watch(server, before + orders, longestBacklog, findings);
        var side = Side.of(orders, System.nanoTime() - began, hub.cpu() - jvm, Cpu.ofTree(server.process()) - database);
        join(sender);
        if (finished(server) - finishedBefore != orders) {
            findings.add("orders without their reservations, events or tasks: "
                    + (orders - finished(server) + finishedBefore));
        }
        if (longestBacklog.get() > LONGEST_BACKLOG) {
            findings.add("as many as " + longestBacklog + " receipts waited for their outcome");
        }
        return side;
    }

    /** Samples the backlog until all orders are through. */
    private static void watch(Server server, long expected, AtomicLong longestBacklog, List<String> findings) {
        long until = System.nanoTime() + GIVE_UP_NANOS;
        try (var connection = server.hub()) {
            boolean through = false;
            while (!through) {
                Load.sleepUntil(System.nanoTime() + SAMPLE_NANOS);
                long waiting = Server.count(
                        connection, "select count(*) from receipt where lane = 'orders' and state = 'WAITING'");
                longestBacklog.accumulateAndGet(waiting, Math::max);
                // Counting tasks costs something: only when nothing waits any more.
                through = waiting == 0
                        && Server.count(connection, "select count(*) from pick_task where state = 'OPEN'") >= expected;
                if (System.nanoTime() > until) {
                    findings.add("the orders did not come through");
                    return;
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Orders that are allocated and released, with a reservation of each line, their events, and a pick task. */
    private static long finished(Server server) {
        return server.count("""
                select count(*) from orders o
                where state = 'ALLOCATED'
                  and (select count(*) from fulfilment f join fulfilment_line l on l.fulfilment_id = f.id
                       join pick_task t on t.fulfilment_id = f.id
                       where f.order_id = o.id and f.state = 'RELEASED' and l.reserved = l.quantity) = 2
                  and (select count(*) from event e where e.order_id = o.id) = 3""");
    }

    /** Invariants that do not hold. */
    static List<String> violations(BenchHub hub) {
        try {
            var violations = new ArrayList<String>();
            new ObjectMapper()
                    .readTree(hub.get("/actuator/invariants?full=true").body())
                    .properties()
                    .forEach(each -> {
                        if (each.getValue().asLong() != 0) {
                            violations.add("invariant " + each.getKey() + ": " + each.getValue());
                        }
                    });
            return violations;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
