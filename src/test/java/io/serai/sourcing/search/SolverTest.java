package io.serai.sourcing.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SolverTest {

    @Property(tries = 2000)
    void the_solution_is_the_best_of_all(@ForAll long seed) {
        var problem = Problems.small(seed);
        var best = BruteForce.best(problem);
        if (problem.lacking().length > 0) {
            assertThat(best).isEmpty();
            return;
        }
        var found = Solver.solve(problem);

        assertThat(found.exact()).isTrue();
        assertThat(found.score().cost())
                .isEqualTo(problem.score(best.orElseThrow()).cost());
        assertThat(found.score()).isEqualTo(problem.score(found.gifts()));
        if (IntStream.range(0, problem.needs()).allMatch(problem::isAtomic)) {
            assertThat(found.gifts()).isEqualTo(best.orElseThrow());
        }
    }

    @Property(tries = 500)
    void a_solution_gives_what_is_needed_and_no_more_than_there_is(@ForAll long seed) {
        var random = new Random(seed);
        var problem = Problems.make(random, 20, 1 + random.nextInt(14), 5, 0.4, 8);
        if (problem.lacking().length == 0) {
            var found = Solver.solve(problem);
            for (int need = 0; need < problem.needs(); need++) {
                int same = need;
                var gifts = found.gifts().stream()
                        .filter(gift -> gift.need() == same)
                        .toList();
                assertThat(gifts.stream().mapToInt(Gift::pieces).sum()).isEqualTo(problem.quantity[need]);
                assertThat(gifts).allMatch(gift -> gift.pieces() <= problem.available[same][gift.site()]);
                assertThat(gifts.size() == 1 || !problem.isAtomic(need)).isTrue();
            }
            assertThat(found.bound()).isLessThanOrEqualTo(found.score().cost());
        }
    }

    @Property(tries = 300)
    void what_is_found_for_many_needs_and_its_bound_lie_on_both_sides_of_the_best(@ForAll long seed) {
        var problem = Problems.make(new Random(seed), 12, 8, 3, 0.6, 8);
        if (IntStream.range(0, 8).allMatch(problem::isAtomic)) {
            var best = Solver.solve(problem).score().cost();
            var found = new Many(problem).solve();

            assertThat(found.score().cost()).isGreaterThanOrEqualTo(best);
            assertThat(found.bound()).isLessThanOrEqualTo(best);
        }
    }

    @Property(tries = 1000)
    void what_is_found_for_many_needs_costs_no_more_than_all_from_one_site(@ForAll long seed) {
        var problem = Problems.make(new Random(seed), 12, 11, 2, 0.8, 8);
        if (problem.lacking().length == 0) {
            var found = Solver.solve(problem);

            assertThat(IntStream.range(0, problem.sites()).filter(problem::holdsAll))
                    .allMatch(site -> problem.whole(site).compareTo(found.score()) >= 0);
        }
    }

    @Property(tries = 300)
    void a_search_that_is_cut_short_says_so_and_its_bound_holds(
            @ForAll long seed, @ForAll @IntRange(max = 30) int nodes) {
        var problem = Problems.small(seed);
        if (problem.lacking().length == 0
                && !IntStream.range(0, problem.needs()).allMatch(problem::isAtomic)) {
            var best = Solver.solve(problem).score().cost();
            var found = new Shares(problem, nodes).solve();

            assertThat(found.score().cost()).isGreaterThanOrEqualTo(best);
            assertThat(found.bound()).isLessThanOrEqualTo(best);
            assertThat(!found.exact() || found.score().cost() == best).isTrue();
        }
    }

    @Property(tries = 1000)
    void a_parcel_costs_no_more_than_the_two_that_hold_the_same(
            @ForAll long seed, @ForAll @IntRange(max = 9000) int one, @ForAll @IntRange(max = 9000) int other) {
        var tariff = Problems.tariffs(new Random(seed), 9).get(0);

        assertThat(tariff.of(one + other)).isLessThanOrEqualTo(tariff.of(one) + tariff.of(other));
        assertThat(tariff.of(one + other)).isGreaterThanOrEqualTo(tariff.of(one));
    }

    @Property(tries = 1000)
    void a_tariff_that_is_no_dearer_is_so_at_every_weight(@ForAll long seed, @ForAll @IntRange(max = 9000) int grams) {
        List<Tariff> tariffs = Problems.tariffs(new Random(seed), 9);

        assertThat(!tariffs.get(0).isNoDearerThan(tariffs.get(1))
                        || tariffs.get(0).of(grams) <= tariffs.get(1).of(grams))
                .isTrue();
    }
}
