package io.serai.returns;

import static io.serai.returns.ReturnState.EXPECTED;
import static io.serai.returns.ReturnState.RECEIVED;
import static io.serai.returns.ReturnState.REFUSED;
import static io.serai.returns.ReturnState.REQUESTED;
import static io.serai.returns.ReturnState.SETTLED;
import static io.serai.returns.ReturnState.SETTLING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReturnStateTest {
    /** The table once more, so that nobody widens it by accident. */
    private static final Map<ReturnState, Set<ReturnState>> DESIGN = Map.of(
            REQUESTED, Set.of(EXPECTED, REFUSED),
            EXPECTED, Set.of(RECEIVED, REFUSED),
            RECEIVED, Set.of(SETTLING, SETTLED, REFUSED),
            SETTLING, Set.of(SETTLED),
            SETTLED, Set.of(SETTLING),
            REFUSED, Set.of());

    @Test
    void a_move_that_is_not_in_the_table_is_refused() {
        for (var from : ReturnState.values()) {
            for (var to : ReturnState.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(DESIGN.getOrDefault(from, Set.of()).contains(to));
            }
        }
    }

    @Test
    void every_state_is_reached_and_comes_to_an_end() {
        var reached = EnumSet.of(REQUESTED);
        for (int i = 0; i < ReturnState.values().length; i++) {
            Set.copyOf(reached).forEach(state -> reached.addAll(state.moves()));
        }
        assertThat(reached).isEqualTo(EnumSet.allOf(ReturnState.class));
        for (var state : ReturnState.values()) {
            assertThat(state == SETTLED || state == REFUSED || state.canBecome(SETTLED) || state.canBecome(REFUSED))
                    .as("%s is a step from an end", state)
                    .isTrue();
        }
    }
}
