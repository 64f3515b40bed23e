package io.serai.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Demand.Line;
import io.serai.sourcing.Demand.Shipped;
import io.serai.sourcing.Ranking.Ranked;
import io.serai.sourcing.Sourced.Backorder;
import io.serai.sourcing.Sourced.From;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds whatever the stock is. Worlds are small, so that all sets of locations can be tried beside the search. */
class SourcingPropertiesTest {

    /** A world that a seed makes: up to 9 sites, some at the very same place, 1 to 4 lines with few SKUs and scarce stock. */
    private static final class Case {
        final World world = new World();
        final Demand demand;

        Case(long seed) {
            var random = new Random(seed);
            int skus = 1 + random.nextInt(4);
            int plenty = 2 + random.nextInt(4);
            for (int i = 0; i < 1 + random.nextInt(9); i++) {
                var id = "S" + (char) ('A' + i);
                world.site(site(id, random));
                for (int sku = 0; sku < skus; sku++) {
                    world.has(id, random.nextInt(plenty) - 1, "K" + sku);
                }
            }
            var lines = new ArrayList<Line>();
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                lines.add(new Line(i + 1, new Sku("K" + random.nextInt(skus)), 1 + random.nextInt(4)));
            }
            demand = new Demand(lines, World.ROSARIO);
        }

        private static Site site(String id, Random random) {
            double latitude = -30 - random.nextInt(4);
            double longitude = -60 - random.nextInt(3);
            var country = random.nextInt(5) == 0 ? "UY" : "AR";
            boolean ships = random.nextInt(8) != 0;
            return new Site(new LocationId(id), id, country, latitude, longitude, ships, true, random.nextBoolean());
        }

        Sourced source() {
            return world.source(demand);
        }

        List<Ranked> ranking() {
            var to = (Shipped) demand.delivery();
            var all = new ArrayList<Ranked>();
            for (var site : world.sites) {
                boolean may = site.ships() && (site.country().equals(to.country()) || site.exports());
                if (may) {
                    all.add(new Ranked(
                            site,
                            Distance.between(
                                    site.latitude(),
                                    site.longitude(),
                                    to.to().latitude(),
                                    to.to().longitude())));
                }
            }
            all.sort(Comparator.comparingLong(Ranked::millimetres)
                    .thenComparing(ranked -> ranked.site().id()));
            return all;
        }

        Map<Sku, Integer> needs() {
            var needs = new HashMap<Sku, Integer>();
            demand.lines().forEach(line -> needs.merge(line.sku(), line.quantity(), Integer::sum));
            return needs;
        }

        int available(Site site, Sku sku) {
            return Math.max(0, world.availableToPromise(site.id(), sku));
        }
    }

    @Property
    void no_location_gives_more_than_it_has(@ForAll long seed) {
        var one = new Case(seed);
        if (one.source() instanceof From from) {
            for (var part : from.chosen().parts()) {
                var given = new HashMap<Sku, Integer>();
                part.allocations().forEach(some -> given.merge(some.sku(), some.quantity(), Integer::sum));
                assertThat(part.allocations()).isNotEmpty();
                assertThat(given)
                        .allSatisfy((sku, quantity) -> assertThat(quantity)
                                .isLessThanOrEqualTo(one.world.availableToPromise(part.location(), sku)));
            }
        }
    }

    @Property
    void every_line_gets_what_it_asked_for_or_nothing_is_chosen(@ForAll long seed) {
        var one = new Case(seed);
        if (one.source() instanceof From from) {
            var given = new HashMap<Integer, Integer>();
            from.chosen().parts().stream()
                    .flatMap(part -> part.allocations().stream())
                    .forEach(some -> given.merge(some.line(), some.quantity(), Integer::sum));
            assertThat(one.demand.lines())
                    .allSatisfy(line -> assertThat(given.get(line.line())).isEqualTo(line.quantity()));
        }
    }

    @Property
    void the_order_of_what_is_given_does_not_matter(@ForAll long seed, @ForAll long shuffle) {
        var one = new Case(seed);
        var sites = new ArrayList<>(one.world.sites);
        var lines = new ArrayList<>(one.demand.lines());
        Collections.shuffle(sites, new Random(shuffle));
        Collections.shuffle(lines, new Random(shuffle));

        var again = Sourcing.nearest()
                .source(
                        new Demand(lines, one.demand.delivery()),
                        Availability.of(sites, one.world::availableToPromise));

        assertThat(again).isEqualTo(one.source());
    }

    @Property
    void an_answer_from_the_nearest_that_is_settled_is_the_answer_from_all(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int count) {
        var one = new Case(seed);
        var nearest = Ranking.of(one.world.sites, World.ROSARIO).first(count);
        var answer =
                Sourcing.nearest().source(one.demand, Availability.ofNearest(nearest, one.world::availableToPromise));

        if (answer.settled()) {
            assertThat(((From) answer).chosen()).isEqualTo(((From) one.source()).chosen());
        }
    }

    @Property(tries = 3000)
    void the_choice_is_the_best_of_all_sets_of_locations(@ForAll long seed) {
        var one = new Case(seed);
        var best = best(one);
        var sourced = one.source();
        if (sourced instanceof From from) {
            assertThat(from.exact()).isTrue();
            assertThat(from.chosen().parts().stream().map(Split.Part::location).toList())
                    .isEqualTo(best.orElseThrow());
        } else {
            assertThat(best).isEmpty();
            assertThat(((Backorder) sourced).lines()).isNotEmpty();
        }
    }

    @Property
    void the_greedy_choice_has_everything_and_nothing_to_spare(@ForAll long seed) {
        var one = new Case(seed);
        var needs = Needs.of(one.demand.lines());
        var given = one.ranking().stream()
                .map(ranked -> needs.supply(ranked.site().id(), one.world::availableToPromise))
                .toList();
        var supplies = new Supplies(needs.quantities(), given);
        if (best(one).isPresent()) {
            var chosen = new Greedy(supplies).choose();

            assertThat(chosen).doesNotHaveDuplicates();
            assertThat(supplies.suffice(chosen)).isTrue();
            for (int spare : chosen) {
                assertThat(supplies.suffice(Arrays.stream(chosen)
                                .filter(site -> site != spare)
                                .toArray()))
                        .isFalse();
            }
        }
    }

    @Property
    void the_ranking_is_that_of_the_geodesic(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int count) {
        var random = new Random(seed);
        var world = new World();
        double spread = Math.pow(10, random.nextInt(6) - 3);
        for (int i = 0; i < count; i++) {
            double latitude = Math.max(-90, Math.min(90, -33 + random.nextGaussian() * spread));
            double longitude = Math.max(-180, Math.min(180, -61 + random.nextGaussian() * spread));
            world.site("S" + random.nextInt(1_000_000) + "-" + i, latitude, longitude);
        }
        var to = World.ROSARIO.to();
        var expected = world.sites.stream()
                .sorted(Comparator.comparingLong((Site site) ->
                                Distance.between(site.latitude(), site.longitude(), to.latitude(), to.longitude()))
                        .thenComparing(Site::id))
                .toList();

        assertThat(Ranking.of(world.sites, World.ROSARIO).first(count)).isEqualTo(expected);
    }

    @Property
    void the_cheap_distance_is_never_more_than_the_geodesic(@ForAll long seed) {
        var random = new Random(seed);
        double near = Math.pow(10, random.nextInt(12) - 9);
        double[] from = {random.nextDouble() * 180 - 90, random.nextDouble() * 360 - 180};
        double[] to = {
            Math.max(-90, Math.min(90, from[0] + random.nextGaussian() * near)),
            Math.max(-180, Math.min(180, from[1] + random.nextGaussian() * near))
        };
        if (random.nextInt(4) == 0) {
            to = new double[] {-from[0], from[1] > 0 ? from[1] - 180 : from[1] + 180};
        }

        var site = new Site(new LocationId("L"), "L", "AR", from[0], from[1], true, true, false);
        assertThat(Distance.atLeast(Sites.of(List.of(site)).chordsTo(to[0], to[1])[0]))
                .isLessThanOrEqualTo(Distance.between(from[0], from[1], to[0], to[1]));
    }

    /** The rule as it is told, by trying every set. */
    private static Optional<List<LocationId>> best(Case one) {
        var ranking = one.ranking();
        List<Integer> best = List.of();
        for (int set = 1; set < 1 << ranking.size(); set++) {
            var ranks = ranks(set);
            if (suffices(one, ranking, ranks) && (best.isEmpty() || isBetter(ranking, ranks, best))) {
                best = ranks;
            }
        }
        var found = best.stream().map(rank -> ranking.get(rank).site().id()).toList();
        return Optional.of(found).filter(ids -> !ids.isEmpty());
    }

    private static List<Integer> ranks(int set) {
        var ranks = new ArrayList<Integer>();
        for (int rank = 0; rank < Integer.SIZE; rank++) {
            if ((set & 1 << rank) != 0) {
                ranks.add(rank);
            }
        }
        return ranks;
    }

    private static boolean suffices(Case one, List<Ranked> ranking, List<Integer> ranks) {
        return one.needs().entrySet().stream().allMatch(need -> {
            boolean somewhereWhole =
                    ranking.stream().anyMatch(ranked -> one.available(ranked.site(), need.getKey()) >= need.getValue());
            List<Integer> amounts = ranks.stream()
                    .map(rank -> one.available(ranking.get(rank).site(), need.getKey()))
                    .toList();
            return somewhereWhole
                    ? amounts.stream().anyMatch(amount -> amount >= need.getValue())
                    : amounts.stream().mapToInt(Integer::intValue).sum() >= need.getValue();
        });
    }

    private static boolean isBetter(List<Ranked> ranking, List<Integer> one, List<Integer> other) {
        int fewer = Integer.compare(one.size(), other.size());
        int nearer = Long.compare(sum(ranking, one), sum(ranking, other));
        return fewer < 0 || (fewer == 0 && (nearer < 0 || (nearer == 0 && isFirst(one, other))));
    }

    private static boolean isFirst(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).equals(other.get(i))) {
                return one.get(i) < other.get(i);
            }
        }
        return false;
    }

    private static long sum(List<Ranked> ranking, List<Integer> ranks) {
        return ranks.stream().mapToLong(rank -> ranking.get(rank).millimetres()).sum();
    }
}
