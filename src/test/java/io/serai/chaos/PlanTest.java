package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is broken when is decided by the seed alone. */
class PlanTest {
    private static final int ALL = Breaks.all().size();

    @Test
    void the_same_seed_plans_the_same_rounds() {
        assertThat(told(Plan.of(7, ""), 1, 60)).isEqualTo(told(Plan.of(7, ""), 1, 60));
        assertThat(told(Plan.of(7, ""), 1, 60)).isNotEqualTo(told(Plan.of(8, ""), 1, 60));
    }

    @Test
    void a_run_that_goes_on_at_a_round_does_what_the_whole_run_would_have_done() {
        assertThat(told(Plan.of(7, ""), 41, 60))
                .isEqualTo(told(Plan.of(7, ""), 1, 60).subList(40, 60));
    }

    @Test
    void every_break_comes_once_before_any_comes_twice() {
        assertThat(Plan.of(7, "").rounds(1, ALL))
                .extracting(round -> round.what().name())
                .doesNotHaveDuplicates()
                .hasSize(ALL);
    }

    @Test
    void a_break_that_does_not_exist_is_not_silently_left_out() {
        assertThatThrownBy(() -> Plan.of(7, "kill-hub,no-such")).hasMessageContaining("no-such");
    }

    private static List<String> told(Plan plan, int from, int to) {
        return plan.rounds(from, to).stream()
                .map(round -> round.no() + " " + round.seed() + " "
                        + round.what().name() + " " + round.load() + " " + round.lasts())
                .toList();
    }
}
