package io.serai.sourcing;

import static io.serai.sourcing.World.NOW;
import static io.serai.sourcing.World.line;
import static io.serai.sourcing.World.ship;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Promises.Pickup;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PromisesTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-26");

    private final World world = new World()
            .site(site("ROSARIO", -32.93, "AR", true, true))
            .site(site("COUNTER", -32.90, "AR", false, true))
            .site(site("DEPOT", -32.91, "AR", true, false))
            .site(site("ABROAD", -32.92, "UY", true, true))
            .site(site("FAR", -40.0, "AR", true, true));

    @Test
    void where_no_carrier_has_zones_the_days_on_the_way_are_estimated_by_the_distance_and_that_is_said() {
        world.has("FAR", 2, "A");
        var option = promise(1).options().get(0);

        assertThat(option.estimated()).isTrue();
        assertThat(option.parcels().get(0).km()).isBetween(500.0, 1000.0);
        assertThat(option.arrives()).isEqualTo(TODAY.plusDays(2));
    }

    @Test
    void what_a_carrier_says_is_no_estimate() {
        world.by(Rules.named("cheapest")).has("ROSARIO", 2, "A");

        assertThat(promise(1).options().get(0).estimated()).isFalse();
    }

    @Test
    void the_earliest_comes_from_nearer_though_it_costs_more() {
        world.by(Rules.read("mine.yaml", """
                        name: mine
                        version: 1
                        strategy: cheapest
                        currency: ARS
                        groups: { near: { locations: [ROSARIO] } }
                        locations: [{ group: near, handling: { shipment: 900, piece: 0 } }]
                        """)).has("FAR", 2, "A").has("ROSARIO", 2, "A");

        assertThat(promise(1).options())
                .extracting(
                        option -> option.way() + " " + option.parcels().get(0).location() + " " + option.arrives())
                .startsWith("USUAL FAR 2026-11-28", "EARLIEST ROSARIO 2026-11-27");
    }

    @Test
    void the_day_on_which_the_last_of_several_parcels_arrives_counts_before_what_one_parcel_saves() {
        world.site(site("BARILOCHE", -43.0, "AR", true, true))
                .has("BARILOCHE", 4, "A")
                .has("FAR", 2, "A")
                .site(site("NEUQUEN", -39.0, "AR", true, true))
                .has("NEUQUEN", 2, "A");

        assertThat(promise(4).options())
                .extracting(option -> option.way() + " " + option.parcels().size() + " " + option.arrives())
                .containsExactly("USUAL 1 2026-11-29", "EARLIEST 2 2026-11-28");
    }

    @Test
    void no_rule_is_dropped_to_be_earlier() {
        world.by(Rules.read("mine.yaml", """
                        name: mine
                        version: 1
                        strategy: cheapest
                        currency: ARS
                        groups: { near: { locations: [ROSARIO] } }
                        rules: [{ name: not-there, never: [near], soft: 1 }]
                        """)).has("FAR", 2, "A").has("ROSARIO", 9, "A");

        assertThat(promise(2).options())
                .extracting(option -> option.parcels().get(0).location())
                .containsOnly(new LocationId("FAR"));
        assertThat(promise(3).options())
                .filteredOn(option -> option.way() != Promises.Way.CHEAPEST)
                .extracting(option -> option.parcels().get(0).location())
                .containsOnly(new LocationId("ROSARIO"));
    }

    @Test
    void what_a_store_does_not_send_as_it_is_too_long_makes_nothing_arrive_earlier() {
        world.site(new Site(
                        new LocationId("CD"),
                        "CD",
                        "AR",
                        -40.0,
                        -60.65,
                        true,
                        true,
                        false,
                        "warehouse",
                        ZoneOffset.UTC))
                .by(Rules.read("mine.yaml", """
                        name: mine
                        version: 1
                        strategy: cheapest
                        currency: ARS
                        groups: { stores: { types: [store] } }
                        locations: [{ group: stores, pieceUpToMillimetres: 1200 }]
                        """))
                .has("ROSARIO", 1, "BICI-29")
                .has("CD", 5, "BICI-29");
        var bicycle = new Demand.Line(1, new Sku("BICI-29"), 1, 0, 1720, List.of());
        var promise = Promises.of(world.rules(), world.network().sites())
                .promise(Ask.of("shop", ship(bicycle), NOW), world.shelves(world.network()));

        assertThat(promise.waiting()).isEmpty();
        assertThat(promise.options())
                .extracting(option -> option.parcels().get(0).location())
                .containsOnly(new LocationId("CD"))
                .isNotEmpty();
    }

    @Property(tries = 300)
    void no_way_is_earlier_than_the_earliest_and_by_a_day_less_not_everything_arrives(@ForAll long seed) {
        var one = new Cases(seed, Cases.any(seed));
        var promises = Promises.of(one.world.rules(), one.world.network().sites());
        var options = promises.promise(Ask.of("shop", one.demand, NOW), one.world.shelves(one.world.network()))
                .options();
        var days = options.stream()
                .map(Promises.Option::arrives)
                .filter(Objects::nonNull)
                .toList();
        if (days.isEmpty()) {
            return;
        }
        var first = Collections.min(days);
        assertThat(options.stream()
                        .filter(option -> option.way() == Promises.Way.EARLIEST)
                        .map(Promises.Option::arrives)
                        .findFirst()
                        .orElse(days.get(0)))
                .isEqualTo(first);
        assertThat(isFilledBefore(first, one)).isFalse();
    }

    /** Whether everything could be had from those locations only from which it arrives earlier. */
    private static boolean isFilledBefore(LocalDate day, Cases one) {
        var network = one.world.network();
        var inquiry = network.inquire(Ask.of("shop", one.demand, NOW));
        var field = Objects.requireNonNull(inquiry.field());
        var shelves = one.world.shelves(network);
        return inquiry.decide(shelves.only(inquiry.skus(), site -> field.arrival(site) < day.toEpochDay()))
                .isFilled();
    }

    @Test
    void the_nearest_stores_that_may_hand_over_and_have_all_are_offered_to_collect_at() {
        world.has("ROSARIO", 1, "A")
                .has("COUNTER", 2, "A")
                .has("DEPOT", 9, "A")
                .has("ABROAD", 9, "A")
                .has("FAR", 2, "A");

        assertThat(promise(2).collect())
                .extracting(Pickup::location)
                .containsExactly(new LocationId("COUNTER"), new LocationId("FAR"));
        assertThat(promise(2).collect().get(0).ready()).isEqualTo(TODAY);
    }

    @Test
    void it_can_be_collected_also_where_nobody_can_send_it() {
        world.has("COUNTER", 2, "A");
        var promise = promise(2);

        assertThat(promise.options()).isEmpty();
        assertThat(promise.waiting()).containsExactly(1);
        assertThat(promise.collect()).hasSize(1);
    }

    private Promises.Promise promise(int pieces) {
        var promises = Promises.of(world.rules(), world.network().sites());
        return promises.promise(Ask.of("shop", ship(line(1, pieces, "A")), NOW), world.shelves(world.network()));
    }

    private static Site site(String id, double latitude, String country, boolean ships, boolean pickup) {
        return new Site(
                new LocationId(id), id, country, latitude, -60.65, ships, pickup, false, "store", ZoneOffset.UTC);
    }
}
