package io.serai.sourcing;

import static io.serai.sourcing.World.line;
import static io.serai.sourcing.World.ship;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Carry.Lies;
import org.junit.jupiter.api.Test;

/** What a rule set that is tried took otherwise, as a later question meets it. */
class CarriedTest {
    private static final Sku A = new Sku("A");

    private final World world = new World()
            .site("NEAR", -32.94, -60.65)
            .site("EMPTY", -32.90, -60.65)
            .site("FAR", -31.42, -64.18)
            .has("NEAR", 9, "A")
            .has("FAR", 9, "A");

    @Test
    void that_more_was_taken_is_carried_on_only_to_where_something_lies_and_that_less_was_to_everywhere() {
        var kept = world.decide(ship(line(1, 1, "A"))).kept();
        var carried = new Carried();
        carried.take(new LocationId("EMPTY"), A, 2);
        carried.take(new LocationId("FAR"), A, 2);

        var carry = carried.of(kept, world.network());
        assertThat(carry.lies()).containsExactly(new Lies(new LocationId("FAR"), A, -2));

        carried.take(new LocationId("EMPTY"), A, -5);
        assertThat(carried.of(kept, world.network()).lies()).contains(new Lies(new LocationId("EMPTY"), A, 3));
    }

    @Test
    void what_nothing_lies_of_changes_no_question() {
        var kept = world.decide(ship(line(1, 1, "A"))).kept();
        var carried = new Carried();
        carried.take(new LocationId("EMPTY"), A, 2);

        assertThat(carried.of(kept, world.network()).saysNothing()).isTrue();
    }
}
