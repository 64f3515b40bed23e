package io.serai.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.INTEGER;

import io.serai.log.Json;
import io.serai.sourcing.search.BruteForce;
import io.serai.sourcing.search.ConstraintSolver;
import io.serai.sourcing.search.Problems;
import io.serai.sourcing.search.Solver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** What is claimed of sourcing, shown at any size: each part fails if its claim does not hold, and gives its figures. */
public final class SourcingRun {
    public static final List<String> STRATEGIES = Cases.STRATEGIES;

    private static final double SECONDS = 60;
    private static final int MOST_LINES = 8;
    private static final double[] CHANCES = {0.9, 0.3, 0.05};

    private SourcingRun() {}

    /** The search costs what trying everything costs. */
    public static Map<String, Object> bruteForce(int cases, long seed) {
        int compared = 0;
        for (long at = seed; compared < cases; at++) {
            var problem = Problems.small(at);
            if (problem.lacking().length == 0) {
                var best = problem.score(BruteForce.best(problem).orElseThrow());
                assertThat(Solver.solve(problem).score().cost())
                        .as("case %d", at)
                        .isEqualTo(best.cost());
                compared++;
            }
        }
        return Map.of("brute_force_cases", compared);
    }

    /** The search costs what a constraint solver proves to be the least. */
    public static Map<String, Object> constraintSolver(int cases, long seed) {
        int equal = 0;
        int compared = 0;
        double ratio = 0;
        for (long at = seed; compared < cases; at++) {
            var random = new Random(at);
            var problem = Problems.make(
                    random, 20 + random.nextInt(21), 5 + random.nextInt(4), 4, 0.2 + random.nextDouble() / 2, 9);
            if (problem.lacking().length > 0) {
                continue;
            }
            var found = Solver.solve(problem);
            long best = ConstraintSolver.best(problem, SECONDS).orElseThrow();
            assertThat(!found.exact() || found.score().cost() == best)
                    .as("case %d is the best", at)
                    .isTrue();
            assertThat(found.bound()).as("the bound of case %d", at).isLessThanOrEqualTo(best);
            ratio += best == 0 ? 1 : found.score().cost() / (double) best;
            equal += found.score().cost() == best ? 1 : 0;
            compared++;
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("solver_cases", compared);
        figures.put("solver_equal", equal);
        figures.put("solver_cost_ratio", ratio / Math.max(1, compared));
        return figures;
    }

    /** What was kept decides again to the bit, and each smallest change does change the choice where the world is so. */
    public static Map<String, Object> again(int decisions, int accounts, long seed) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("decided_again", decisions);
        for (int i = 0; i < decisions; i++) {
            var strategy = Cases.any(i);
            var one = new Cases(seed + i, strategy);
            var decided = i % 3 == 0 ? one.world.decideOnFirst(one.ask, 3) : one.world.decide(one.ask);
            var kept = Json.read(Json.write(decided.kept()), Kept.class);
            var network = one.world.network();
            assertThat(Json.write(kept.again(network).decision()))
                    .as("decision %d", seed + i)
                    .isEqualTo(Json.write(decided.decision()));
            int parcels = decided.decision().chosen().size();
            boolean sent = parcels > 0;
            count(figures, "decided_again_sent", sent ? 1 : 0);
            count(figures, "decided_again_parcels", parcels);
            count(figures, "decided_again_full_locations", sent && one.hasFull() ? 1 : 0);
            count(figures, "decided_again_care", sent && one.wantsCare() ? 1 : 0);
            count(figures, "decided_again_dead_ends", sent && one.hasDeadEnd() ? 1 : 0);
            if (i < accounts) {
                changes(figures, Account.of(network, kept), kept, new Altered(seed + i, strategy), seed + i);
            }
        }
        assertThat(figures.get("decided_again_sent"))
                .asInstanceOf(INTEGER)
                .as("orders that do not wait")
                .isGreaterThanOrEqualTo(decisions / 2);
        return figures;
    }

    private static void count(Map<String, Object> figures, String name, int more) {
        figures.merge(name, more, (sum, one) -> (Integer) sum + (Integer) one);
    }

    /** Each is applied to a world that is made anew: what found it has no part in that. */
    private static void changes(Map<String, Object> figures, Account account, Kept kept, Altered altered, long seed) {
        var before = AccountTest.choice(account.decision());
        for (var change : account.changes()) {
            count(figures, "smallest_changes", 1);
            count(
                    figures,
                    "smallest_changes_" + change.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                    1);
            var after = altered.with(kept, change);
            var smaller = AccountTest.smaller(change);
            after.ifPresent(decision -> assertThat(AccountTest.choice(decision))
                    .as("%s of %d", change, seed)
                    .isNotEqualTo(before));
            for (var each : smaller) {
                altered.with(kept, each)
                        .ifPresent(decision -> assertThat(AccountTest.choice(decision))
                                .as("%s of %d", each, seed)
                                .isEqualTo(before));
            }
            count(figures, "smallest_changes_applied", after.isPresent() ? 1 : 0);
        }
    }

    /** Many at once are never worse than one after another; how many more have everything, and what is saved where the same do. */
    public static Map<String, Object> batches(int batches, long seed) {
        int better = 0;
        int filled = 0;
        int filledInTurn = 0;
        for (int i = 0; i < batches; i++) {
            var together = BatchTest.batch(seed + i, true);
            var inTurn = BatchTest.batch(seed + i, false);
            BatchTest.assertNotWorse(together, inTurn);
            filled += BatchTest.filled(together);
            filledInTurn += BatchTest.filled(inTurn);
            better += BatchTest.filled(together) > BatchTest.filled(inTurn)
                            || BatchTest.value(together) < BatchTest.value(inTurn)
                    ? 1
                    : 0;
        }
        var crowd = new BatchTest.Crowd(50, 6);
        int crowdInTurn = BatchTest.filled(crowd.inTurn());
        int crowdTogether = BatchTest.filled(crowd.together());
        assertThat(crowdTogether).as("filled of a large group").isGreaterThan(crowdInTurn);
        var figures = new LinkedHashMap<String, Object>();
        figures.put("batches", batches);
        figures.put("batch_of_50_filled", crowdTogether);
        figures.put("batch_of_50_filled_in_turn", crowdInTurn);
        figures.put("batches_better", better);
        figures.put("batch_orders_filled", filled);
        figures.put("batch_orders_filled_in_turn", filledInTurn);
        return figures;
    }

    /**
     * Microseconds of CPU an order of 1 to 8 lines at 1,000 locations: the mean of worlds where 90, 30 and 5 in a hundred have a SKU. The
     * last figure is of orders most lines of which nobody holds whole.
     */
    public static Map<String, Object> speed(int orders) {
        var figures = new LinkedHashMap<String, Object>();
        SourcingBenchmark.measure("cheapest", MOST_LINES, 0.3, 3, 6, orders);
        for (var strategy : STRATEGIES) {
            for (int lines = 1; lines <= MOST_LINES; lines++) {
                double sum = 0;
                for (double chance : CHANCES) {
                    sum += SourcingBenchmark.measure(strategy, lines, chance, 3, 6, orders)
                            .mean();
                }
                figures.put("micros_" + strategy + "_" + lines + "_lines", tenths(sum / CHANCES.length));
            }
            figures.put(
                    "micros_" + strategy + "_8_lines_shared",
                    tenths(SourcingBenchmark.measure(strategy, MOST_LINES, 0.01, 5, orders)
                            .mean()));
        }
        return figures;
    }

    private static double tenths(double micros) {
        return Math.round(micros * 10) / 10.0;
    }
}
