package io.serai.sourcing;

import io.serai.kernel.Sku;
import io.serai.sourcing.Demand.Line;
import io.serai.sourcing.Reason.Missing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What is needed of each SKU, whatever line asks for it; sorted by SKU. */
final class Needs {
    private final List<Sku> skus;
    private final int[] quantities;
    private final List<Line> lines;

    private Needs(List<Sku> skus, int[] quantities, List<Line> lines) {
        this.skus = skus;
        this.quantities = quantities;
        this.lines = lines;
    }

    /** @throws ArithmeticException if the pieces of one SKU are too many to count */
    static Needs of(List<Line> lines) {
        var sums = new TreeMap<Sku, Integer>();
        lines.forEach(line -> sums.merge(line.sku(), line.quantity(), Math::addExact));
        var quantities = sums.values().stream().mapToInt(Integer::intValue).toArray();
        return new Needs(List.copyOf(sums.keySet()), quantities, lines);
    }

    int count() {
        return quantities.length;
    }

    int quantity(int need) {
        return quantities[need];
    }

    int[] quantities() {
        return quantities.clone();
    }

    List<Line> linesOf(int need) {
        return lines.stream().filter(line -> line.sku().equals(skus.get(need))).toList();
    }

    Set<Sku> skus() {
        return Set.copyOf(skus);
    }

    Sku sku(int need) {
        return skus.get(need);
    }

    /** What one piece of each weighs. */
    long[] grams() {
        var grams = new long[skus.size()];
        lines.forEach(line -> grams[skus.indexOf(line.sku())] = line.grams());
        return grams;
    }

    /** The longest side of a piece of each, in millimetres. */
    int[] longest() {
        var longest = new int[skus.size()];
        lines.forEach(line -> longest[skus.indexOf(line.sku())] = line.longest());
        return longest;
    }

    /** What one piece of each wants. */
    int[] care(Care care) {
        var bits = new int[skus.size()];
        if (!care.isNone()) {
            lines.forEach(line -> bits[skus.indexOf(line.sku())] |= care.of(line));
        }
        return bits;
    }

    int pieces() {
        return Arrays.stream(quantities).sum();
    }

    long totalGrams() {
        return lines.stream()
                .mapToLong(line -> (long) line.quantity() * line.grams())
                .sum();
    }

    /** The numbers of the lines that ask for some of these needs. */
    List<Integer> linesOf(int[] some) {
        return Arrays.stream(some)
                .boxed()
                .flatMap(need -> linesOf(need).stream())
                .map(Line::line)
                .sorted()
                .toList();
    }

    List<Missing> missing(int[] supply) {
        var missing = new ArrayList<Missing>();
        for (int i = 0; i < supply.length; i++) {
            if (supply[i] < quantities[i]) {
                missing.add(new Missing(skus.get(i), quantities[i] - supply[i]));
            }
        }
        return missing;
    }
}
