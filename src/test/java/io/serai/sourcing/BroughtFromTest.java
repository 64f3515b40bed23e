package io.serai.sourcing;

import static io.serai.sourcing.World.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Json;
import io.serai.sourcing.Demand.Brought;
import io.serai.sourcing.Demand.Collected;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** From where goods are brought to the store where they are collected. */
class BroughtFromTest {
    private final World world = new World()
            .site("CORDOBA", -31.42, -64.18)
            .site("CARLOS_PAZ", -31.42, -64.49)
            .site("ROSARIO", -32.93, -60.65)
            .site("MENDOZA", -32.89, -68.84)
            .site(new Site(new LocationId("SANTIAGO"), "Local SANTIAGO", "CL", -33.45, -70.67, true, true, true))
            .has("ROSARIO", 1, "A")
            .has("MENDOZA", 5, "A")
            .has("SANTIAGO", 9, "A");

    @Test
    void it_is_the_nearest_place_that_may_give_them_and_has_all_of_it_and_it_says_why_not_a_nearer_one() {
        var decided = bring(2, List.of("ROSARIO", "MENDOZA"), false);

        assertThat(World.told(decided.answer())).isEqualTo("MENDOZA: 1=2×A");
        assertThat(decided.decision().explain(Locale.ENGLISH))
                .containsExactly(
                        "It is brought from Local MENDOZA, 468 km from the store, which has all of it: of the places from which goods are brought there, none that does is nearer.",
                        "Local CARLOS_PAZ is nearer (29 km) but nothing is brought from there.",
                        "Local ROSARIO is nearer (372 km) but lacks 1 × A.");
    }

    @Test
    void places_are_named_by_their_kind_or_all_of_the_country() {
        assertThat(World.told(bring(1, List.of("STORE"), false).answer())).isEqualTo("ROSARIO: 1=1×A");
        assertThat(World.told(bring(1, List.of("*"), false).answer())).isEqualTo("ROSARIO: 1=1×A");
        assertThat(World.told(bring(1, List.of("WAREHOUSE"), false).answer())).isEqualTo("backorder [1]");
        assertThat(World.told(bring(9, List.of("*"), false).answer()))
                .as("only abroad")
                .isEqualTo("backorder [1]");
    }

    @Test
    void what_a_person_chose_is_compared_with_nothing() {
        var decided = bring(2, List.of("MENDOZA"), true);

        assertThat(decided.decision().explain(Locale.forLanguageTag("es")))
                .containsExactly("Una persona pidió que se traiga de Local MENDOZA, a 468 km de la tienda.");
    }

    @Test
    void both_kinds_are_taken_again_to_the_bit_from_what_was_kept() {
        var collected = world.decide(new Demand(List.of(line(1, 1, "A")), new Collected(new LocationId("ROSARIO"))));
        for (var decided : List.of(
                bring(2, List.of("*"), false),
                bring(2, List.of("MENDOZA"), true),
                collected,
                world.decide(new Demand(List.of(line(1, 7, "A")), new Collected(new LocationId("NOWHERE")))))) {
            var kept = Json.read(Json.write(decided.kept()), Kept.class);

            assertThat(Json.write(kept.again(world.network()).decision())).isEqualTo(Json.write(decided.decision()));
            assertThat(kept.lookedAtFew()).isFalse();
        }
        assertThat(collected.kept().stock().get(new Sku("A")))
                .as("only what lies at the place that was chosen")
                .hasSize(2);
    }

    private Decided bring(int pieces, List<String> from, boolean byPerson) {
        return world.decide(
                new Demand(List.of(line(1, pieces, "A")), new Brought(new LocationId("CORDOBA"), from, byPerson)));
    }
}
