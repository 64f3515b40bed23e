package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Demand.Line;
import io.serai.sourcing.Demand.Shipped;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** How much CPU a decision takes. Its main method prints it for many worlds. */
public final class SourcingBenchmark {
    private static final int SITES = 1_000;
    /** Of each decision the quickest counts: what interrupts it on a busy machine is not its own. */
    private static final int ROUNDS = 6;

    /** So long at least, as a busy machine compiles what has become hot only after a while. */
    private static final long AT_LEAST_NANOS = 1_500_000_000;

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    /** Microseconds of CPU a decision; how many parcels on average, and which part of the answers is proven. */
    public record Result(double mean, double p99, double parcels, double exact) {}

    private SourcingBenchmark() {}

    public static void main(String[] args) {
        for (var strategy : args.length > 0 ? List.of(args) : Cases.STRATEGIES) {
            for (int lines : new int[] {2, 8}) {
                for (double chance : new double[] {0.9, 0.3, 0.05, 0.01}) {
                    for (int most : new int[] {1, 5}) {
                        var result = measure(strategy, lines, chance, most, 500);
                        System.out.printf(
                                "%s, %d lines × %d sites, SKU at %2.0f %%, 1–%d pieces: mean %6.1f µs, p99 %6.0f µs; %.1f parcels, %.1f %% exact%n",
                                strategy,
                                lines,
                                SITES,
                                chance * 100,
                                most,
                                result.mean(),
                                result.p99(),
                                result.parcels(),
                                result.exact() * 100);
                    }
                }
            }
        }
    }

    /** Each site has a SKU with this chance, 1 to {@code most} pieces; a line asks for 1 to {@code most}. */
    public static Result measure(String strategy, int lines, double chance, int most, int orders) {
        return measure(strategy, lines, chance, most, most, orders);
    }

    /** The same, where a site has up to {@code plenty} pieces. */
    public static Result measure(String strategy, int lines, double chance, int most, int plenty, int orders) {
        var random = new Random(7);
        var network = Network.of(Rules.named(strategy), sites(random));
        var shelves = Shelves.of(network.sites());
        for (var site : network.sites().all()) {
            for (int sku = 0; sku < lines; sku++) {
                if (random.nextDouble() < chance) {
                    shelves.add(site.id(), new Sku("K" + sku), 1 + random.nextInt(plenty));
                }
            }
        }
        var asks = IntStream.range(0, orders)
                .mapToObj(i -> ask(random, lines, most))
                .toList();
        return times(asks, ask -> network.inquire(ask).find(shelves, null));
    }

    private static Result times(List<Ask> asks, Function<Ask, Inquiry.Found> decide) {
        var times = new long[asks.size()];
        var found = new ArrayList<Inquiry.Found>();
        Arrays.fill(times, Long.MAX_VALUE);
        long began = CPU.getCurrentThreadCpuTime();
        for (int round = 0; round < ROUNDS || CPU.getCurrentThreadCpuTime() - began < AT_LEAST_NANOS; round++) {
            found.clear();
            for (int i = 0; i < times.length; i++) {
                long start = CPU.getCurrentThreadCpuTime();
                var one = decide.apply(asks.get(i));
                times[i] = Math.min(times[i], CPU.getCurrentThreadCpuTime() - start);
                found.add(one);
            }
        }
        Arrays.sort(times);
        var solved = found.stream()
                .map(Inquiry.Found::solution)
                .filter(Objects::nonNull)
                .toList();
        return new Result(
                Arrays.stream(times).average().orElseThrow() / 1e3,
                times[times.length * 99 / 100] / 1e3,
                solved.stream().mapToInt(one -> one.score().parcels()).average().orElse(0),
                solved.stream().filter(one -> one.exact()).count() / (double) Math.max(1, solved.size()));
    }

    static Ask ask(Random random, int lines, int most) {
        var to = new Located(-22 - random.nextDouble() * 20, -58 - random.nextDouble() * 10, Precision.CITY);
        var wanted = IntStream.range(0, lines)
                .mapToObj(sku -> new Line(sku + 1, new Sku("K" + sku), 1 + random.nextInt(most), 150 + 100 * sku))
                .toList();
        return Ask.of("shop", new Demand(wanted, new Shipped("AR", to)), Instant.parse("2026-11-26T13:00:00Z"));
    }

    static Sites sites(Random random) {
        return Sites.of(IntStream.range(0, SITES).mapToObj(i -> site(i, random)).toList());
    }

    private static Site site(int i, Random random) {
        double latitude = -22 - random.nextDouble() * 30;
        double longitude = -58 - random.nextDouble() * 12;
        return new Site(
                new LocationId("S" + i),
                "S" + i,
                "AR",
                latitude,
                longitude,
                true,
                true,
                false,
                i % 20 == 0 ? "warehouse" : "store",
                ZoneId.of("America/Argentina/Buenos_Aires"));
    }
}
