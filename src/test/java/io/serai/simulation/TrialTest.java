package io.serai.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.fulfilment.allocation.RuleBook;
import io.serai.fulfilment.allocation.TrialBook.Comparison;
import io.serai.fulfilment.allocation.Trials;
import io.serai.sourcing.Rules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was decided is decided again by a rule set that is tried. */
class TrialTest extends InOneGroup {
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

            HUB.port(RuleBook.class).propose(Rules.named("cheapest"), NOW.minusSeconds(1), null, "ana");
            HUB.clock().set(NOW.plusSeconds(60));
            in(() -> HUB.port(Trials.class).tryNext());

            assertThat(HUB.port(Trials.class).comparison())
                    .get()
                    .extracting(Comparison::orders, Comparison::few)
                    .containsExactly(4L, 2L);
        });
    }
}
