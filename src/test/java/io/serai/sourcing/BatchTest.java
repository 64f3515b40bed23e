package io.serai.sourcing;

import static io.serai.sourcing.World.line;
import static io.serai.sourcing.World.ship;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Demand.Line;
import io.serai.sourcing.Demand.Shipped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BatchTest {

    @Test
    void an_order_that_can_have_it_from_elsewhere_makes_room_for_one_that_cannot() {
        var world = new World()
                .site("ROSARIO", -32.93, -60.65)
                .site("CORDOBA", -31.42, -64.18)
                .has("ROSARIO", 1, "A")
                .has("CORDOBA", 1, "A")
                .has("ROSARIO", 2, "B");
        var network = world.network();
        var older = network.inquire(Ask.of("shop", ship(line(1, 1, "A")), World.NOW));
        // Wants both; two parcels are possible, but the older one is as well off in Córdoba.
        var younger = network.inquire(Ask.of("shop", ship(line(1, 1, "A"), line(2, 1, "B")), World.NOW));

        var inTurn = Batch.decideInTurn(List.of(older, younger), world.shelves(network));
        var together = Batch.decide(List.of(older, younger), world.shelves(network), Tally.none());

        assertThat(inTurn.get(1).decision().chosen()).hasSize(2);
        assertThat(together.get(0).decision().chosen().get(0).location()).isEqualTo(new LocationId("CORDOBA"));
        assertThat(together.get(1).decision().chosen()).hasSize(1);
    }

    @Test
    void who_comes_first_loses_nothing() {
        var world = new World().site("ROSARIO", -32.93, -60.65).has("ROSARIO", 2, "A");
        var network = world.network();
        var older = network.inquire(Ask.of("shop", ship(line(1, 2, "A")), World.NOW));
        var younger = network.inquire(Ask.of("shop", ship(line(1, 1, "A")), World.NOW));

        var together = Batch.decide(List.of(older, younger, younger), world.shelves(network), Tally.none());

        assertThat(together).extracting(Decided::isFilled).containsExactly(true, false, false);
    }

    @Test
    void an_order_that_waits_at_the_end_of_a_large_group_is_tried_too() {
        var crowd = new Crowd(50, 1);

        assertThat(filled(crowd.inTurn())).isEqualTo(49);
        assertThat(filled(crowd.together())).isEqualTo(50);
    }

    @Test
    void several_that_wait_in_a_large_group_are_all_tried() {
        var crowd = new Crowd(50, 6);

        assertThat(filled(crowd.inTurn())).isEqualTo(44);
        assertThat(filled(crowd.together())).isEqualTo(50);
    }

    @Test
    void who_cannot_be_helped_uses_up_no_trials_of_who_can() {
        var crowd = new Crowd(50, 1, 20);

        assertThat(filled(crowd.inTurn())).isEqualTo(29);
        assertThat(filled(crowd.together())).isEqualTo(30);
    }

    @Test
    void of_two_that_wait_where_there_is_room_for_one_the_one_that_goes_before_has_it() {
        var crowd = new Crowd(3, 2);

        assertThat(crowd.inTurn()).extracting(Decided::isFilled).containsExactly(true, false, false);
        assertThat(crowd.together()).extracting(Decided::isFilled).containsExactly(true, true, false);
    }

    @Test
    void who_waits_and_cannot_be_helped_leaves_trials_to_those_behind() {
        var crowd = new Crowd(30, 0);
        // They lie where nobody exports: it takes a trial with each of the others to know that none can help.
        crowd.world.has("ROSARIO", 20, "C");
        crowd.addAbroad(20, line(1, 1, "A"), line(2, 1, "C"));
        crowd.addAbroad(1, line(1, 1, "A"));

        assertThat(filled(crowd.inTurn())).isEqualTo(30);
        assertThat(crowd.together().get(50).isFilled()).isTrue();
    }

    /**
     * Orders of one SKU that a near store takes, which alone exports, until it has no more; the last ones go abroad. Some before them want more
     * than there is anywhere of something else besides.
     */
    static final class Crowd {
        private final World world = new World()
                .site("ROSARIO", -32.93, -60.65)
                .site(new Site(
                        new LocationId("PORT"),
                        "Port",
                        "AR",
                        -32.95,
                        -60.66,
                        true,
                        true,
                        true,
                        "store",
                        ZoneOffset.UTC));
        private final Network network;
        private final List<Inquiry> inquiries = new ArrayList<>();

        Crowd(int orders, int abroad) {
            this(orders, abroad, 0);
        }

        Crowd(int orders, int abroad, int hopeless) {
            world.has("PORT", orders - abroad - hopeless, "A")
                    .has("ROSARIO", orders, "A")
                    .has("ROSARIO", 1, "B");
            network = world.network();
            add(orders - abroad - hopeless, ship(line(1, 1, "A")));
            add(hopeless, ship(line(1, 1, "A"), line(2, 2, "B")));
            addAbroad(abroad, line(1, 1, "A"));
        }

        void addAbroad(int count, Line... lines) {
            var uruguay = new Shipped("UY", new Located(-34.9, -56.2, Precision.CITY));
            add(count, new Demand(List.of(lines), uruguay));
        }

        private void add(int count, Demand demand) {
            for (int i = 0; i < count; i++) {
                inquiries.add(network.inquire(Ask.of("shop", demand, World.NOW)));
            }
        }

        List<Decided> together() {
            return Batch.decide(inquiries, world.shelves(network), Tally.none());
        }

        List<Decided> inTurn() {
            return Batch.decideInTurn(inquiries, world.shelves(network));
        }
    }

    @Property(tries = 200)
    void many_at_once_are_never_worse_than_one_after_another(@ForAll long seed) {
        assertNotWorse(batch(seed, true), batch(seed, false));
    }

    @Property(tries = 100)
    void together_they_take_no_more_than_there_is(@ForAll long seed) {
        var scarce = new Scarce(seed);
        var shelves = scarce.world.shelves(scarce.network);
        Batch.decide(scarce.inquiries(), shelves, Tally.none());

        for (var site : scarce.world.sites) {
            for (int sku = 0; sku < Scarce.SKUS; sku++) {
                assertThat(shelves.available(site.id(), new Sku("K" + sku))).isGreaterThanOrEqualTo(0);
            }
        }
    }

    static void assertNotWorse(List<Decided> together, List<Decided> inTurn) {
        for (int i = 0; i < together.size(); i++) {
            assertThat(together.get(i).isFilled() || !inTurn.get(i).isFilled()).isTrue();
        }
        if (filled(together) == filled(inTurn)) {
            assertThat(value(together)).isLessThanOrEqualTo(value(inTurn));
        }
    }

    static int filled(List<Decided> decided) {
        return (int) decided.stream().filter(Decided::isFilled).count();
    }

    static long value(List<Decided> decided) {
        return decided.stream()
                .filter(Decided::isFilled)
                .mapToLong(Decided::value)
                .sum();
    }

    static List<Decided> batch(long seed, boolean together) {
        var scarce = new Scarce(seed);
        var shelves = scarce.world.shelves(scarce.network);
        return together
                ? Batch.decide(scarce.inquiries(), shelves, Tally.none())
                : Batch.decideInTurn(scarce.inquiries(), shelves);
    }

    /** Eight orders that want more than there is. */
    private static final class Scarce {
        static final int SKUS = 4;

        final World world = new World();
        final Network network;
        private final List<Inquiry> inquiries = new ArrayList<>();

        Scarce(long seed) {
            var random = new Random(seed);
            world.by(Rules.named(Cases.any(seed)));
            for (int i = 0; i < 6; i++) {
                world.site("S" + i, -30 - random.nextInt(5), -60 - random.nextInt(5));
                for (int sku = 0; sku < SKUS; sku++) {
                    world.has("S" + i, random.nextInt(3), "K" + sku);
                }
            }
            network = world.network();
            for (int i = 0; i < 8; i++) {
                inquiries.add(network.inquire(Ask.of("shop", demand(random), World.NOW)));
            }
        }

        List<Inquiry> inquiries() {
            return inquiries;
        }

        private static Demand demand(Random random) {
            var to = new Located(-30 - random.nextDouble() * 5, -60 - random.nextDouble() * 5, Precision.CITY);
            var lines = IntStream.range(0, 1 + random.nextInt(3))
                    .mapToObj(i -> new Line(i + 1, new Sku("K" + random.nextInt(SKUS)), 1 + random.nextInt(2), 300))
                    .toList();
            return new Demand(lines, new Shipped("AR", to));
        }
    }
}
