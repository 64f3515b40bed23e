package io.serai.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Both sides of a kernel, in alternating pairs after a warm-up; compared by processor time, which other processes do not take. */
record Pairs(String name, List<Pair> all) {

    /** What both sides reached, one after the other. */
    record Pair(Side.Rate ours, Side.Rate bare) {
        /** How much of the bare library's speed is left. */
        double share() {
            return bare.cpuMicros() / ours.cpuMicros();
        }
    }

    /** Lowest, middle and highest. */
    record Spread(double min, double median, double max) {
        String text(String number) {
            return String.format(Locale.ROOT, number + " (" + number + " to " + number + ")", median, min, max);
        }
    }

    static Pairs of(Kernel kernel, int count, Duration warmUp, Duration each) throws Exception {
        kernel.bare().run(warmUp);
        kernel.ours().run(warmUp);
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < count; i++) {
            // Who goes second finds the caches of who went first: take turns.
            if (i % 2 == 0) {
                var ours = kernel.ours().run(each);
                pairs.add(new Pair(ours, kernel.bare().run(each)));
            } else {
                var bare = kernel.bare().run(each);
                pairs.add(new Pair(kernel.ours().run(each), bare));
            }
        }
        return new Pairs(kernel.name(), List.copyOf(pairs));
    }

    Spread share() {
        return spread(Pair::share);
    }

    Spread spread(ToDoubleFunction<Pair> value) {
        var sorted = all.stream().mapToDouble(value).sorted().toArray();
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-34s %s   ours %s /s, %s µs   bare %s /s, %s µs",
                name,
                share().text("%.3f"),
                spread(pair -> pair.ours().perSecond()).text("%,.0f"),
                spread(pair -> pair.ours().cpuMicros()).text("%.2f"),
                spread(pair -> pair.bare().perSecond()).text("%,.0f"),
                spread(pair -> pair.bare().cpuMicros()).text("%.2f"));
    }
}
