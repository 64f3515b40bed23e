package io.serai.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.serai.log.Json;
import io.serai.sourcing.Sourced.Backorder;
import io.serai.sourcing.Sourced.From;
import io.serai.sourcing.search.BruteForce;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.sf.geographiclib.Geodesic;

/** What holds whatever the stock and the rule set are. */
class SourcingPropertiesTest {

    @Property
    void no_location_gives_more_than_it_has(@ForAll long seed) {
        var one = new Cases(seed, Cases.any(seed));
        if (one.world.source(one.demand) instanceof From from) {
            for (var part : from.chosen().parts()) {
                var given = new HashMap<io.serai.kernel.Sku, Integer>();
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
        var one = new Cases(seed, Cases.any(seed));
        if (one.world.source(one.demand) instanceof From from) {
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
        var one = new Cases(seed, Cases.any(seed));
        var before = one.world.source(one.demand);
        var lines = new ArrayList<>(one.demand.lines());
        Collections.shuffle(one.world.sites, new Random(shuffle));
        Collections.shuffle(lines, new Random(shuffle));

        assertThat(one.world.source(new Demand(lines, one.demand.delivery()))).isEqualTo(before);
    }

    @Property
    void an_answer_from_the_first_that_is_settled_is_the_answer_from_all(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int count) {
        var one = new Cases(seed, Cases.any(seed));
        var answer = one.world.decideOnFirst(one.demand, count).answer();
        if (answer.settled()) {
            assertThat(((From) answer).chosen()).isEqualTo(((From) one.world.source(one.demand)).chosen());
        }
    }

    @Property(tries = 2000)
    void the_choice_is_the_best_of_all(@ForAll long seed) {
        var one = new Cases(seed, Cases.any(seed));
        var network = one.world.network();
        var inquiry = network.inquire(Ask.of("shop", one.demand, World.NOW));
        var found = inquiry.find(one.world.shelves(network), null);
        var best = BruteForce.best(found.problem());
        if (found.solution() == null) {
            assertThat(best).isEmpty();
            assertThat(((Backorder) one.world.source(one.demand)).lines()).isNotEmpty();
        } else {
            assertThat(found.solution().exact()).isTrue();
            assertThat(found.solution().score().cost())
                    .isEqualTo(found.problem().score(best.orElseThrow()).cost());
        }
    }

    @Property
    void a_decision_taken_again_from_what_was_kept_is_the_same_to_the_bit(
            @ForAll long seed, @ForAll @IntRange(max = 4) int first) {
        var one = new Cases(seed, Cases.any(seed));
        var decided = first == 0 ? one.world.decide(one.demand) : one.world.decideOnFirst(one.demand, first);
        var kept = Json.read(Json.write(decided.kept()), Kept.class);

        assertThat(Json.write(kept.again(one.world.network()).decision())).isEqualTo(Json.write(decided.decision()));
    }

    @Property
    void the_cost_that_is_told_is_the_cost_that_was_kept_least(@ForAll long seed) {
        var one = new Cases(seed, Cases.any(seed));
        var network = one.world.network();
        var found = network.inquire(Ask.of("shop", one.demand, World.NOW)).find(one.world.shelves(network), null);
        var solution = found.solution();
        if (solution != null) {
            var decision = one.world.decide(one.demand).decision();
            boolean nearest = network.rules().strategy().equals("nearest");
            assertThat(nearest ? 0 : solution.score().cost() % Inquiry.PARCELS_FIRST)
                    .isEqualTo(slowApart(decision));
        }
    }

    /** Only clear-slow-stock counts it. */
    private static long slowApart(Decision decision) {
        return decision.cost();
    }

    @Property
    void an_arc_is_the_geodesic_within_six_thousandths(@ForAll long seed) {
        var random = new Random(seed);
        double near = Math.pow(10, random.nextInt(12) - 9);
        double latitude = random.nextDouble() * 180 - 90;
        double longitude = random.nextDouble() * 360 - 180;
        double toLatitude = Math.max(-90, Math.min(90, latitude + random.nextGaussian() * near));
        double toLongitude = Math.max(-180, Math.min(180, longitude + random.nextGaussian() * near));
        var site = new Site(new io.serai.kernel.LocationId("L"), "L", "AR", latitude, longitude, true, true, false);
        double geodesic = Geodesic.WGS84.Inverse(latitude, longitude, toLatitude, toLongitude).s12;

        assertThat((double) Arc.metres(Sites.of(java.util.List.of(site)).chordsTo(toLatitude, toLongitude)[0]))
                .isCloseTo(geodesic, within(geodesic * 0.006 + 1));
    }

    @Property
    void a_chord_subtends_its_arc(@ForAll @IntRange(min = 1, max = 20_000_000) int metres) {
        assertThat(Arc.metres(Arc.chord(metres))).isBetween(metres - 5L, metres + 5L);
    }
}
