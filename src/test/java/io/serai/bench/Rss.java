package io.serai.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The memory that the hub and its PostgreSQL occupy after a day's work, started without any option. */
final class Rss implements Figure {
    private static final int ORDERS = 100_000;
    private static final long REST_NANOS = 75_000_000_000L;
    private static final double KB_PER_MB = 1024;

    @Override
    public String name() {
        return "rss";
    }

    @Override
    public String covers() {
        return "PSS of JVM and PostgreSQL in MB 75 s after 100,000 orders, with default flags";
    }

    @Override
    public double bar() {
        return 900;
    }

    @Override
    public double goal() {
        return 600;
    }

    @Override
    public boolean moreIsBetter() {
        return false;
    }

    @Override
    public Result measure(Size size) {
        var world = World.fresh(name());
        try (var hub = world.hub()) {
            var findings = new ArrayList<String>();
            int orders = size.isShort() ? ORDERS / 10 : ORDERS;
            int step = Math.min(orders, 20_000);
            for (int sent = 0; sent < orders; sent += step) {
                IngestSync.ours(world, step, findings, new AtomicLong());
            }
            // A minute in which nothing comes: the day is over.
            Load.sleepUntil(System.nanoTime() + REST_NANOS);
            double jvm = Cpu.pss(hub.process().pid()) / KB_PER_MB;
            double database = Cpu.pssOfTree(hub.server().process()) / KB_PER_MB;
            var details = new LinkedHashMap<String, Double>();
            details.put("jvm_mb", jvm);
            details.put("database_mb", database);
            return new Result(this, List.of(jvm + database), details, findings);
        }
    }
}
