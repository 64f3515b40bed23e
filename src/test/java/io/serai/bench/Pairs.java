package io.serai.bench;

<<<<<<< HEAD
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
=======
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Two things measured in turn, so that what the machine does besides touches both. */
record Pairs(List<Side> ours, List<Side> bare) {
    static Pairs of(int many, Supplier<Side> ours, Supplier<Side> bare) {
        var pairs = new Pairs(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < many; i++) {
            pairs.bare().add(bare.get());
            pairs.ours().add(ours.get());
        }
        return pairs;
    }

    /** How much of the bare speed each pair reached. */
    List<Double> ratios() {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i).perSecond() / bare.get(i).perSecond());
        }
        return ratios;
    }

    /** The medians of what lies behind the ratio. */
    Map<String, Double> details() {
        var details = new LinkedHashMap<String, Double>();
        details.put("ours_per_second", median(ours, Side::perSecond));
        details.put("ours_jvm_micros", median(ours, Side::jvmMicros));
        details.put("ours_database_micros", median(ours, Side::databaseMicros));
        details.put("bare_per_second", median(bare, Side::perSecond));
        details.put("bare_jvm_micros", median(bare, Side::jvmMicros));
        details.put("bare_database_micros", median(bare, Side::databaseMicros));
        return details;
    }

    private static double median(List<Side> sides, ToDoubleFunction<Side> value) {
        return median(sides.stream().mapToDouble(value).boxed().toList());
    }

    static double median(List<Double> values) {
        var sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
>>>>>>> main
    }
}
