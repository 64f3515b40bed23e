package io.serai.bench;

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
    }
}
