package io.serai.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How long a sender waits for the accepting answer while the hub does half of what it can. */
final class AcceptP99 implements Figure {
    private static final double MILLI = 1e6;

    @Override
    public String name() {
        return "accept_p99";
    }

    @Override
    public String covers() {
        return "99th percentile of the accepting answer at half of the hub's own top rate, open loop ÷ the same of one statement and"
                + " commit at that rate";
    }

    @Override
    public double bar() {
        return 8;
    }

    @Override
    public double goal() {
        return 3;
    }

    @Override
    public boolean moreIsBetter() {
        return false;
    }

    @Override
    public Result measure(Size size) {
        var world = World.fresh(name());
        try (var hub = world.hub()) {
            var denominator = new Denominator(hub.server());
            var findings = new ArrayList<String>();
            var backlog = new AtomicLong();
            IngestSync.ours(world, size.orders(), findings, backlog);
            double top =
                    IngestSync.ours(world, size.orders(), findings, backlog).perSecond();
            double rate = top / 2;
            int orders = (int) (rate * size.seconds());
            var ours = new ArrayList<Double>();
            var bare = new ArrayList<Double>();
            for (int i = 0; i < size.pairs(); i++) {
                hub.server().settle();
                bare.add(p99(denominator.atRate(orders, rate)));
                hub.server().settle();
                ours.add(p99(Load.open(hub.port(), world.orders(orders), rate)));
            }
            findings.addAll(IngestSync.violations(hub));
            return new Result(this, ratios(ours, bare), details(rate, ours, bare), findings);
        }
    }

    private static List<Double> ratios(List<Double> ours, List<Double> bare) {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / bare.get(i));
        }
        return ratios;
    }

    private static Map<String, Double> details(double rate, List<Double> ours, List<Double> bare) {
        var details = new LinkedHashMap<String, Double>();
        details.put("rate_per_second", rate);
        details.put("ours_p99_ms", Pairs.median(ours));
        details.put("bare_p99_ms", Pairs.median(bare));
        return details;
    }

    private static double p99(List<Long> nanos) {
        var sorted = nanos.stream().sorted().toList();
        return sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1) / MILLI;
    }
}
