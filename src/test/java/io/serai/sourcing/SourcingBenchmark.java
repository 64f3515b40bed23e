package io.serai.sourcing;

import io.serai.contract.Address;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Demand.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Prints how long a decision takes. Not a test: run its main method. */
final class SourcingBenchmark {
    private static final int SITES = 1_000;
    private static final int ROUNDS = 2_000;

    private record Key(LocationId location, Sku sku) {}

    private SourcingBenchmark() {}

    public static void main(String[] args) {
        places();
        for (int lines : new int[] {2, 8}) {
            for (double chance : new double[] {0.9, 0.3, 0.05, 0.01}) {
                for (int most : new int[] {1, 5}) {
                    decisions(lines, chance, most);
                }
            }
        }
    }

    private static void places() {
        var address = new Address(null, null, List.of(), "Córdoba", "X", null, "AR", null, null, null);
        long memory = used();
        long start = System.nanoTime();
        var places = new Places();
        var first = places.locate(address);
        System.out.printf(
                "places: %s, loaded in %d ms, %d kB%n",
                first, (System.nanoTime() - start) / 1_000_000, (used() - memory) / 1024);
        for (int round = 0; round < 3; round++) {
            start = System.nanoTime();
            for (int i = 0; i < 100_000; i++) {
                places.locate(address);
            }
            System.out.printf("places: %.2f µs each%n", (System.nanoTime() - start) / 1e5 / 1e3);
        }
    }

    /** Each site has a SKU with this chance, 1 to most pieces; a line asks for 1 to most. */
    private static void decisions(int lines, double chance, int most) {
        var random = new Random(7);
        var sites = IntStream.range(0, SITES).mapToObj(i -> site(i, random)).toList();
        Map<Key, Integer> stock = new HashMap<>();
        for (var site : sites) {
            for (int sku = 0; sku < lines; sku++) {
                if (random.nextDouble() < chance) {
                    stock.put(new Key(site.id(), new Sku("K" + sku)), 1 + random.nextInt(most));
                }
            }
        }
        var demands = new ArrayList<Demand>();
        for (int i = 0; i < ROUNDS; i++) {
            var to = new Located(-22 - random.nextDouble() * 20, -58 - random.nextDouble() * 10, Precision.CITY);
            demands.add(new Demand(
                    IntStream.range(0, lines)
                            .mapToObj(sku -> new Line(sku + 1, new Sku("K" + sku), 1 + random.nextInt(most)))
                            .toList(),
                    new Demand.Shipped("AR", to)));
        }
        var availability = Availability.of(sites, (at, sku) -> stock.getOrDefault(new Key(at, sku), 0));
        measure(availability, demands);
        report(lines, chance, most, availability, demands);
    }

    private static void report(int lines, double chance, int most, Availability availability, List<Demand> demands) {
        var times = measure(availability, demands);
        var parts = demands.stream()
                .limit(100)
                .map(demand -> Sourcing.nearest().source(demand, availability))
                .mapToInt(sourced ->
                        sourced instanceof Sourced.From from ? from.cost().locations() : 0)
                .summaryStatistics();
        long exact = demands.stream()
                .map(demand -> Sourcing.nearest().source(demand, availability))
                .filter(sourced -> !(sourced instanceof Sourced.From from) || from.exact())
                .count();
        System.out.printf(
                "%d lines × %d sites, SKU at %2.0f %%, 1–%d pieces: mean %6.0f µs, p99 %6.0f µs, max %6.0f µs; %.1f locations, %.1f %% exact%n",
                lines,
                SITES,
                chance * 100,
                most,
                java.util.Arrays.stream(times).average().orElseThrow() / 1e3,
                times[times.length * 99 / 100] / 1e3,
                times[times.length - 1] / 1e3,
                parts.getAverage(),
                100.0 * exact / demands.size());
    }

    private static long[] measure(Availability availability, List<Demand> demands) {
        var times = new long[demands.size()];
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            Sourcing.nearest().source(demands.get(i), availability);
            times[i] = System.nanoTime() - start;
        }
        java.util.Arrays.sort(times);
        return times;
    }

    private static Site site(int i, Random random) {
        double latitude = -22 - random.nextDouble() * 30;
        double longitude = -58 - random.nextDouble() * 12;
        return new Site(new LocationId("S" + i), "S" + i, "AR", latitude, longitude, true, true, false);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
