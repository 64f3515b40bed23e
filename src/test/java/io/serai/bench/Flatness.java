package io.serai.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What an order costs when two million are there already, beside what it costs when there are ten thousand. */
final class Flatness implements Figure {
    private static final int FEW = 10_000;
    private static final int MANY = 2_000_000;

    private record Cost(double micros, double buffers) {}

    @Override
    public String name() {
        return "flatness";
    }

    @Override
    public String covers() {
        return "CPU, and buffers read, for an order with 2,000,000 orders present ÷ with 10,000; the larger of the two";
    }

    @Override
    public double bar() {
        return 1.15;
    }

    @Override
    public double goal() {
        return 1.05;
    }

    @Override
    public boolean moreIsBetter() {
        return false;
    }

    @Override
    public Result measure(Size size) {
        var few = World.fresh("flatness-few");
        try (var small = few.hub()) {
            var many = World.fresh("flatness-many");
            try (var large = many.hub()) {
                History.make(small.server(), FEW);
                History.make(large.server(), size.isShort() ? MANY / 20 : MANY);
                var findings = new ArrayList<String>();
                int orders = size.orders() / 2;
                cost(few, orders, findings);
                cost(many, orders, findings);
                return compare(few, many, size, orders, findings);
            }
        }
    }

    private Result compare(World few, World many, Size size, int orders, List<String> findings) {
        var values = new ArrayList<Double>();
        var cpu = new ArrayList<Double>();
        var buffers = new ArrayList<Double>();
        for (int i = 0; i < size.pairs(); i++) {
            var with = cost(many, orders, findings);
            var without = cost(few, orders, findings);
            cpu.add(with.micros() / without.micros());
            buffers.add(with.buffers() / without.buffers());
            values.add(Math.max(cpu.get(i), buffers.get(i)));
        }
        var details = new java.util.LinkedHashMap<String, Double>();
        details.put("cpu_ratio", Pairs.median(cpu));
        details.put("buffers_ratio", Pairs.median(buffers));
        return new Result(this, values, details, findings);
    }

    private static Cost cost(World world, int orders, List<String> findings) {
        var server = world.hub().server();
        long before = buffers(server);
        var side = IngestSync.ours(world, orders, findings, new AtomicLong());
        return new Cost(side.jvmMicros() + side.databaseMicros(), (buffers(server) - before) / (double) orders);
    }

    private static long buffers(Server server) {
        // Backends report what they read up to a second later.
        Load.sleepUntil(System.nanoTime() + 2_000_000_000L);
        return server.count("select blks_hit + blks_read from pg_stat_database where datname = 'serai'");
    }
}
