package io.serai.sourcing;

import static io.serai.sourcing.World.line;
import static io.serai.sourcing.World.ship;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.LocationId;
import io.serai.log.Json;
import io.serai.sourcing.Demand.Collected;
import io.serai.sourcing.Demand.HandedOver;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final Locale ES = Locale.forLanguageTag("es-AR");
    private final World world = new World()
            .site("ROSARIO", -32.93, -60.65)
            .site("PACHECO", -32.99, -60.69)
            .site("CORDOBA", -31.42, -64.18)
            .has("PACHECO", 2, "GORRA")
            .has("CORDOBA", 2, "REMERA-AZUL-M");

    @Test
    void it_says_why_the_nearest_was_passed_over() {
        var decision = decide(ship(line(1, 2, "REMERA-AZUL-M")));

        assertThat(decision.explain(ES))
                .containsExactly(
                        "Local CORDOBA está a 372 km y tiene todo.",
                        "Local ROSARIO está más cerca (2,4 km), pero le faltan 2 × REMERA-AZUL-M.",
                        "Local PACHECO está más cerca (5,3 km), pero le faltan 2 × REMERA-AZUL-M.",
                        "El destino se ubicó por su ciudad.");
        assertThat(decision.explain(Locale.ENGLISH).get(0))
                .isEqualTo("Local CORDOBA is 372 km away and has everything.");
    }

    @Test
    void it_says_what_each_of_several_sends() {
        var decision = decide(ship(line(1, 2, "REMERA-AZUL-M"), line(2, 1, "GORRA")));

        assertThat(decision.explain(ES))
                .startsWith(
                        "Ninguna ubicación que pueda enviar este pedido ahora tiene todo; entre 2 lo reúnen.",
                        "Local PACHECO (5,3 km) envía 1 × GORRA.",
                        "Local CORDOBA (372 km) envía 2 × REMERA-AZUL-M.");
    }

    @Test
    void several_send_it_because_who_has_everything_may_not() {
        world.site(new Site(
                        new LocationId("COUNTER"), "Counter", "AR", -32.95, -60.66, false, true, false, "store", UTC))
                .has("COUNTER", 9, "GORRA")
                .has("COUNTER", 9, "REMERA-AZUL-M");
        var two = ship(line(1, 2, "REMERA-AZUL-M"), line(2, 1, "GORRA"));

        assertThat(decide(two).explain(Locale.ENGLISH))
                .startsWith("No location that could send this order now has everything; 2 locations together do.")
                .contains("Counter is nearer (0.0 km) but does not ship.");
        world.by(Rules.named("fewest-parcels"));
        assertThat(decide(two).explain(Locale.ENGLISH).get(0))
                .matches(
                        "No location that could send this order now has everything; 2 locations together do, for .+\\.");
    }

    @Test
    void several_send_it_because_who_has_everything_is_dearer() {
        world.by(priced("cheapest")).has("CORDOBA", 9, "GORRA");
        var decision = decide(ship(line(1, 2, "REMERA-AZUL-M"), line(2, 1, "GORRA")));

        assertThat(decision.chosen()).hasSize(2);
        assertThat(decision.explain(Locale.ENGLISH).get(0))
                .matches("It comes in 2 parcels for .+: "
                        + "no location that could send this order now would send all of it for as little\\.");
    }

    @Test
    void one_parcel_is_not_called_the_cheapest_where_parcels_count_first() {
        world.by(priced("fewest-parcels")).has("CORDOBA", 9, "GORRA");
        var decision = decide(ship(line(1, 2, "REMERA-AZUL-M"), line(2, 1, "GORRA")));

        assertThat(decision.chosen()).hasSize(1);
        assertThat(decision.explain(Locale.ENGLISH).get(0))
                .matches("Local CORDOBA, 372 km away, has everything, "
                        + "and no other location that could send it now would do so for less: .+\\.");
        assertThat(decision.explain(ES).get(0))
                .matches("Local CORDOBA, a 372 km, tiene todo, "
                        + "y ninguna otra ubicación que pueda enviarlo ahora lo haría por menos: .+\\.");
    }

    /** A piece from Córdoba costs more than a parcel from elsewhere. */
    private static Rules priced(String strategy) {
        return Rules.read("priced.yaml", """
                name: priced
                version: 1
                strategy: %s
                currency: ARS
                groups: { far: { locations: [CORDOBA] } }
                locations: [{ group: far, handling: { shipment: 10, piece: 5000 } }]
                cost: { shipment: 100 }
                """.formatted(strategy));
    }

    @Test
    void where_another_division_could_leave_fewer_shelves_at_risk_it_is_not_called_exact() {
        world.by(Rules.read("risky.yaml", RISKY)).has("ROSARIO", 7, "GORRA").has("CORDOBA", 7, "GORRA");
        world.has("PACHECO", 0, "GORRA");
        var eight = decide(ship(line(1, 8, "GORRA")));

        assertThat(eight.chosen())
                .flatExtracting(Decision.Chosen::allocations)
                .extracting(Split.Allocation::quantity)
                .containsExactlyInAnyOrder(7, 1);
        assertThat(eight.exact()).isFalse();
        // 7 + 1 put 4 pieces at risk, 5 + 3 but two.
        assertThat(eight.saving()).isGreaterThanOrEqualTo(2 * 1000);
        assertThat(eight.explain(Locale.ENGLISH))
                .anyMatch(sentence -> sentence.startsWith("What no location holds whole"));
        assertThat(eight.explain(ES))
                .anyMatch(sentence -> sentence.startsWith("Lo que ninguna ubicación tiene entero"));
    }

    @Test
    void where_all_that_there_is_has_to_be_sent_there_is_no_other_division() {
        world.by(Rules.read("risky.yaml", RISKY)).has("ROSARIO", 7, "GORRA").has("CORDOBA", 1, "GORRA");
        world.has("PACHECO", 0, "GORRA");

        assertThat(decide(ship(line(1, 8, "GORRA"))).exact()).isTrue();
        assertThat(decide(ship(line(1, 2, "GORRA"))).exact()).isTrue();
    }

    private static final String RISKY = """
            name: risky
            version: 1
            strategy: cheapest
            currency: ARS
            cost: { stockOut: { below: 4, piece: 1000 } }
            """;

    @Test
    void it_says_what_an_order_waits_for() {
        var decision = decide(ship(line(1, 3, "REMERA-AZUL-M"), line(2, 1, "GORRA")));

        assertThat(decision.explain(ES))
                .startsWith("Espera stock: por ahora no se consiguen las líneas 1.")
                .contains("A Local CORDOBA (372 km) le faltan 1 × GORRA, 1 × REMERA-AZUL-M.");
        assertThat(decision.waiting()).containsExactly(1);
        assertThat(decision.chosen()).isEmpty();
    }

    @Test
    void it_says_who_collects_or_took_it_along() {
        var at = new LocationId("PACHECO");

        assertThat(decide(new Demand(List.of(line(1, 1, "GORRA")), new Collected(at)))
                        .explain(ES))
                .containsExactly(
                        "Local PACHECO tiene todo para que el cliente lo retire.",
                        "El cliente eligió el lugar: no se miró ningún otro.");
        assertThat(decide(new Demand(List.of(line(1, 1, "GORRA")), new HandedOver(at)))
                        .explain(ES))
                .containsExactly("Local PACHECO lo entregó en mano.");
        assertThat(decide(new Demand(List.of(line(1, 9, "GORRA")), new Collected(at)))
                        .explain(ES))
                .containsExactly(
                        "Espera stock: por ahora no se consiguen las líneas 1.",
                        "El cliente eligió el lugar: no se miró ningún otro.",
                        "A Local PACHECO le faltan 7 × GORRA.");
    }

    @Test
    void it_is_kept_as_json() {
        for (var demand : List.of(
                ship(line(1, 2, "REMERA-AZUL-M")),
                ship(line(1, 3, "REMERA-AZUL-M")),
                new Demand(List.of(line(1, 1, "GORRA")), new Collected(new LocationId("PACHECO"))))) {
            var decision = decide(demand);

            assertThat(Json.read(Json.write(decision), Decision.class)).isEqualTo(decision);
        }
    }

    @Test
    void every_reason_and_precision_has_its_sentence_in_both_languages() {
        var english = ResourceBundle.getBundle("i18n.sourcing", Locale.ROOT);
        var spanish = ResourceBundle.getBundle("i18n.sourcing", ES);

        assertThat(spanish.keySet()).isEqualTo(english.keySet());
        assertThat(Arrays.stream(Reason.Code.values()).map(code -> "reason." + code))
                .allMatch(english::containsKey);
        assertThat(Arrays.stream(Precision.values()).map(precision -> "placed." + precision))
                .allMatch(english::containsKey);
    }

    private Decision decide(Demand demand) {
        return world.decide(demand).decision();
    }
}
