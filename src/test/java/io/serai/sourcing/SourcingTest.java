package io.serai.sourcing;

import static io.serai.sourcing.World.line;
import static io.serai.sourcing.World.ship;
import static io.serai.sourcing.World.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Demand.Collected;
import io.serai.sourcing.Demand.HandedOver;
import io.serai.sourcing.Reason.Code;
import io.serai.sourcing.Reason.Missing;
import io.serai.sourcing.Sourced.Backorder;
import io.serai.sourcing.Sourced.From;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourcingTest {
    /** Nearest first, as seen from Rosario: PILAR, CABA, CORDOBA, MENDOZA. */
    private final World world = new World()
            .site("CORDOBA", -31.42, -64.18)
            .site("MENDOZA", -32.89, -68.83)
            .site("CABA", -34.61, -58.38)
            .site("PILAR", -34.46, -58.91);

    @Test
    void the_nearest_location_that_has_everything_ships() {
        world.has("PILAR", 1, "A").has("CABA", 2, "A").has("CORDOBA", 9, "A");

        var from = (From) world.source(ship(line(1, 2, "A")));

        assertThat(told(from)).isEqualTo("CABA: 1=2×A");
        assertThat(from.runnersUp()).extracting(NotChosen::location).containsExactly(id("PILAR"), id("CORDOBA"));
        assertThat(from.runnersUp())
                .extracting(NotChosen::why)
                .containsExactly(Reason.lacks(List.of(new Missing(new Sku("A"), 1))), Reason.of(Code.FARTHER));
        assertThat(from.exact()).isTrue();
        assertThat(from.settled()).isTrue();
    }

    @Test
    void one_far_location_goes_before_two_near_ones() {
        world.has("PILAR", 1, "A").has("CABA", 1, "B").has("MENDOZA", 1, "A").has("MENDOZA", 1, "B");

        assertThat(told(world.source(ship(line(1, 1, "A"), line(2, 1, "B"))))).isEqualTo("MENDOZA: 1=1×A, 2=1×B");
    }

    @Test
    void the_fewest_locations_ship_and_of_those_the_nearest() {
        world.has("PILAR", 1, "A").has("CABA", 1, "B").has("CORDOBA", 1, "C");
        world.has("MENDOZA", 1, "B").has("MENDOZA", 1, "C");

        assertThat(told(world.source(ship(line(1, 1, "A"), line(2, 1, "B"), line(3, 1, "C")))))
                .isEqualTo("PILAR: 1=1×A | MENDOZA: 2=1×B, 3=1×C");
    }

    @Test
    void a_line_is_not_split_while_some_location_has_it_whole() {
        world.has("PILAR", 2, "A").has("CABA", 1, "A").has("CABA", 1, "B").has("MENDOZA", 3, "A");

        assertThat(told(world.source(ship(line(1, 3, "A"), line(2, 1, "B")))))
                .isEqualTo("CABA: 2=1×B | MENDOZA: 1=3×A");
    }

    @Test
    void a_line_is_split_when_no_location_has_it_whole() {
        world.has("PILAR", 2, "A").has("CABA", 2, "A").has("CORDOBA", 2, "A");

        assertThat(told(world.source(ship(line(1, 3, "A"))))).isEqualTo("PILAR: 1=2×A | CABA: 1=1×A");
    }

    @Test
    void two_lines_of_one_sku_share_its_stock_and_stay_whole_if_they_can() {
        world.has("PILAR", 4, "A").has("CABA", 2, "A");

        assertThat(told(world.source(ship(line(1, 2, "A"), line(2, 3, "A")))))
                .isEqualTo("PILAR: 1=1×A, 2=3×A | CABA: 1=1×A");
        world.has("PILAR", 3, "A");
        assertThat(told(world.source(ship(line(1, 2, "A"), line(2, 3, "A"))))).isEqualTo("PILAR: 2=3×A | CABA: 1=2×A");
    }

    @Test
    void an_order_waits_whole_if_one_line_cannot_be_had() {
        world.has("PILAR", 9, "A").has("CABA", 1, "B");
        world.site(abroad("SANTIAGO", false)).has("SANTIAGO", 9, "B");

        var backorder = (Backorder) world.source(ship(line(1, 1, "A"), line(2, 2, "B")));

        assertThat(backorder.lines()).containsExactly(2);
        assertThat(backorder.reasons())
                .extracting(NotChosen::location)
                .containsExactly(id("PILAR"), id("CABA"), id("CORDOBA"), id("MENDOZA"), id("SANTIAGO"));
        assertThat(backorder.reasons().get(0).why().missing()).containsExactly(new Missing(new Sku("B"), 2));
        assertThat(backorder.reasons().get(4).why()).isEqualTo(Reason.of(Code.OTHER_COUNTRY));
    }

    @Test
    void only_a_location_that_exports_ships_abroad() {
        world.site(abroad("SANTIAGO", true)).has("SANTIAGO", 1, "A");

        assertThat(told(world.source(ship(line(1, 1, "A"))))).isEqualTo("SANTIAGO: 1=1×A");
    }

    @Test
    void a_location_that_does_not_ship_is_left_out() {
        var site = new Site(id("SHOP"), "Shop", "AR", -32.9, -60.6, false, true, true);
        world.site(site).has("SHOP", 1, "A");

        var backorder = (Backorder) world.source(ship(line(1, 1, "A")));

        assertThat(backorder.reasons())
                .filteredOn(other -> other.location().equals(id("SHOP")))
                .extracting(NotChosen::why)
                .containsExactly(Reason.of(Code.DOES_NOT_SHIP));
    }

    @Test
    void what_is_collected_comes_from_that_location_alone() {
        world.has("CABA", 1, "A").has("PILAR", 9, "A");

        assertThat(told(world.source(new Demand(List.of(line(1, 1, "A")), new Collected(id("CABA"))))))
                .isEqualTo("CABA: 1=1×A");
        assertThat(told(world.source(new Demand(List.of(line(1, 2, "A")), new Collected(id("CABA"))))))
                .isEqualTo("backorder [1]");
        assertThat(told(world.source(new Demand(List.of(line(1, 2, "A")), new Collected(id("NOWHERE"))))))
                .isEqualTo("backorder [1]");
    }

    @Test
    void what_was_handed_over_is_not_refused_for_want_of_stock() {
        assertThat(told(world.source(new Demand(List.of(line(1, 2, "A")), new HandedOver(id("CABA"))))))
                .isEqualTo("CABA: 1=2×A");
    }

    @Test
    void a_whole_order_among_the_nearest_needs_no_wider_look() {
        world.has("CABA", 1, "A").has("PILAR", 1, "B").has("MENDOZA", 1, "A").has("MENDOZA", 1, "B");

        assertThat(world.decideOnFirst(ship(line(1, 1, "A")), 2).settled()).isTrue();
        assertThat(world.decideOnFirst(ship(line(1, 1, "A"), line(2, 1, "B")), 2)
                        .settled())
                .isFalse();
        assertThat(world.decideOnFirst(ship(line(1, 2, "A")), 2).settled()).isFalse();
    }

    @Test
    void without_any_location_everything_waits() {
        assertThat(told(new World().source(ship(line(1, 1, "A"))))).isEqualTo("backorder [1]");
    }

    @Test
    void a_demand_that_makes_no_sense_cannot_be_made() {
        assertThatThrownBy(() -> line(1, 0, "A")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(World::ship).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ship(line(1, 1, "A"), line(1, 1, "B"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Site abroad(String id, boolean exports) {
        return new Site(id(id), id, "CL", -33.45, -70.65, true, true, exports);
    }

    private static LocationId id(String id) {
        return new LocationId(id);
    }
}
