package io.serai.simulation;

import static io.serai.simulation.Geography.WAREHOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.fulfilment.allocation.RuleBook;
import io.serai.fulfilment.allocation.TrialBook.Comparison;
import io.serai.fulfilment.allocation.Trials;
import io.serai.fulfilment.orders.Cancellations;
import io.serai.kernel.OrderId;
import io.serai.sourcing.Rules;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was decided is decided again by a rule set that is tried. */
class TrialTest extends InOneGroup {
    /** What is nearest, but for the shop from which all of it is sent. */
    private static final String ELSEWHERE = """
            name: elsewhere
            version: 1
            strategy: nearest
            currency: ARS
            groups: { near: { locations: [CORDOBA] }, next: { locations: [ROSARIO] } }
            rules: [{ name: elsewhere, never: [near] }]
            """;

    @AfterEach
    void nothing_is_tried() {
        HUB.port(RuleBook.class).dismiss();
    }

    @Test
    void the_comparison_counts_the_orders_of_which_a_few_locations_had_been_looked_at() {
        live(() -> {
            lies(5, "JEAN", CORDOBA);
            play(shipped("A", "JEAN", 1), shipped("B", "JEAN", 2));
            play(shipped("C", "JEAN", 9));
            lies(14, "JEAN", ROSARIO);
            assertThat(looksAgain()).as("for who waits all are looked at").containsExactly("C");

            tries(Rules.named("cheapest").text());
            goesOn();

            assertThat(HUB.port(Trials.class).comparison())
                    .get()
                    .extracting(Comparison::orders, Comparison::few)
                    .containsExactly(4L, 2L);
        });
    }

    @Test
    void what_a_rule_set_that_is_tried_takes_for_one_order_is_not_there_for_the_next() {
        live(() -> {
            tries(ELSEWHERE);
            lies(9, "JEAN", CORDOBA);
            lies(1, "JEAN", ROSARIO);
            lies(9, "JEAN", WAREHOUSE);
            play(shipped("A", "JEAN", 1));
            play(shipped("B", "JEAN", 1));
            var before = levels("JEAN");

            goesOn();

            assertThat(List.of(wouldSend("A"), wouldSend("B"))).containsExactlyInAnyOrder(ROSARIO, WAREHOUSE);
            play(shipped("C", "JEAN", 1));
            goesOn();
            assertThat(wouldSend("C")).as("of the next group of trials").isEqualTo(WAREHOUSE);
            assertThat(before).containsExactly("CD 9/0", "CORDOBA 9/2", "ROSARIO 1/0");
        });
    }

    @Test
    void what_it_would_have_left_is_there_for_the_next() {
        live(() -> {
            tries(ELSEWHERE.replace("never: [near]", "when: { goods: [soft] }, never: [near]")
                    + "goods: { soft: [REMERA] }\n"
                    + "locations: [{ group: next, handles: [soft] }, { group: near, handles: [soft] }]\n");
            lies(1, "JEAN", CORDOBA);
            lies(1, "REMERA", CORDOBA);
            lies(9, "JEAN", ROSARIO);
            lies(9, "REMERA", ROSARIO);
            play(order("A", 1, Map.of("JEAN", 1, "REMERA", 1), Map.of("mode", "ship")));
            play(shipped("B", "JEAN", 1));

            goesOn();

            assertThat(wouldSend("A")).isEqualTo(ROSARIO);
            assertThat(wouldSend("B")).as("where the other was sent from").isEqualTo(CORDOBA);
        });
    }

    @Test
    void an_order_that_was_cancelled_has_taken_nothing() {
        live(() -> {
            tries(ELSEWHERE);
            lies(9, "JEAN", CORDOBA);
            lies(1, "JEAN", ROSARIO);
            lies(9, "JEAN", WAREHOUSE);
            play(shipped("A", "JEAN", 1));
            goesOn();
            HUB.port(Cancellations.class).cancel(id("A"), "ana", "customer");
            play(shipped("B", "JEAN", 1));
            HUB.port(Cancellations.class).cancel(id("B"), "ana", "customer");
            play(shipped("C", "JEAN", 1));

            goesOn();

            assertThat(wouldSend("C")).isEqualTo(ROSARIO);
        });
    }

    @Test
    void of_an_order_that_is_decided_on_again_what_it_had_before_is_there_again() {
        live(() -> {
            tries(ELSEWHERE);
            lies(1, "JEAN", CORDOBA);
            lies(1, "JEAN", ROSARIO);
            lies(9, "JEAN", WAREHOUSE);
            play(shipped("A", "JEAN", 1));
            play(sold("T", "JEAN", 1, CORDOBA));
            looksAgain();
            goesOn();

            assertThat(HUB.jdbc().queryForList("select count(*) from sourcing_decision", Integer.class))
                    .containsExactly(2);
            assertThat(wouldSend("A")).isEqualTo(ROSARIO);
            assertThat(carried()).as("both chose the same now").isEmpty();
        });
    }

    @Test
    void a_place_that_it_prefers_fills_up() {
        live(() -> {
            tries(ELSEWHERE + "locations: [{ group: next, perDay: 1 }]\n");
            lies(9, "JEAN", CORDOBA);
            lies(9, "JEAN", ROSARIO);
            lies(9, "JEAN", WAREHOUSE);
            play(shipped("A", "JEAN", 1));
            play(shipped("B", "JEAN", 1));

            goesOn();

            assertThat(List.of(wouldSend("A"), wouldSend("B"))).containsExactlyInAnyOrder(ROSARIO, WAREHOUSE);
            play(shipped("C", "JEAN", 1));
            goesOn();
            assertThat(wouldSend("C")).isEqualTo(WAREHOUSE);
        });
    }

    @Test
    void who_collects_what_it_would_have_sent_waits() {
        live(() -> {
            tries(ELSEWHERE);
            lies(9, "JEAN", CORDOBA);
            lies(1, "JEAN", ROSARIO);
            play(shipped("A", "JEAN", 1));
            play(collected("B", "JEAN", 1, ROSARIO));

            goesOn();

            var comparison = HUB.port(Trials.class).comparison().orElseThrow();
            assertThat(comparison.live().waits()).isZero();
            assertThat(comparison.tried().waits()).isEqualTo(1);
            assertThat(comparison.few())
                    .as("there is no other place to look at")
                    .isZero();
        });
    }

    @Test
    void what_was_carried_on_ends_with_the_trial() {
        live(() -> {
            tries(ELSEWHERE);
            lies(9, "JEAN", CORDOBA);
            lies(1, "JEAN", ROSARIO);
            play(shipped("A", "JEAN", 1));
            goesOn();
            assertThat(carried()).containsExactly("CORDOBA -1", "ROSARIO 1");

            HUB.port(RuleBook.class).dismiss();

            assertThat(carried()).isEmpty();
        });
    }

    private static void tries(String rules) {
        HUB.port(RuleBook.class).propose(Rules.read("tried.yaml", rules), NOW.minusSeconds(1), null, "ana");
    }

    private static void goesOn() {
        HUB.clock().set(NOW.plusSeconds(60));
        in(() -> HUB.port(Trials.class).tryNext());
    }

    private static String wouldSend(String reference) {
        var chosen = HUB.port(Trials.class)
                .candidates(id(reference))
                .orElseThrow()
                .decision()
                .chosen();
        return chosen.isEmpty() ? "nobody" : chosen.get(0).location().value();
    }

    private static OrderId id(String reference) {
        return new OrderId(Objects.requireNonNull(
                HUB.jdbc().queryForObject("select id from orders where reference = ?", UUID.class, reference)));
    }

    private static List<String> carried() {
        return HUB.jdbc()
                .queryForList(
                        "select concat(location, ' ', sum(pieces)) from sourcing_carried group by location having sum(pieces) <> 0 order by location",
                        String.class);
    }
}
