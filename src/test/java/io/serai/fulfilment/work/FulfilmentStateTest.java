package io.serai.fulfilment.work;

import static io.serai.fulfilment.work.FulfilmentState.ALLOCATED;
import static io.serai.fulfilment.work.FulfilmentState.CANCELLED;
import static io.serai.fulfilment.work.FulfilmentState.COLLECTED;
import static io.serai.fulfilment.work.FulfilmentState.DELIVERED;
import static io.serai.fulfilment.work.FulfilmentState.NOT_COLLECTED;
import static io.serai.fulfilment.work.FulfilmentState.PACKED;
import static io.serai.fulfilment.work.FulfilmentState.PICKED;
import static io.serai.fulfilment.work.FulfilmentState.PICKING;
import static io.serai.fulfilment.work.FulfilmentState.READY;
import static io.serai.fulfilment.work.FulfilmentState.RELEASED;
import static io.serai.fulfilment.work.FulfilmentState.SHIPPED;
import static io.serai.fulfilment.work.FulfilmentState.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.orders.OrderState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FulfilmentStateTest {
    /** The table once more, as the design has it. */
    private static final Map<FulfilmentState, Set<FulfilmentState>> DESIGN = Map.ofEntries(
            Map.entry(ALLOCATED, Set.of(RELEASED, CANCELLED)),
            Map.entry(RELEASED, Set.of(PICKING, PICKED, SHORT, CANCELLED)),
            Map.entry(PICKING, Set.of(PICKED, SHORT, CANCELLED)),
            Map.entry(PICKED, Set.of(PACKED, READY, CANCELLED)),
            Map.entry(PACKED, Set.of(SHIPPED, CANCELLED)),
            Map.entry(SHIPPED, Set.of(DELIVERED)),
            Map.entry(READY, Set.of(COLLECTED, CANCELLED, NOT_COLLECTED)),
            Map.entry(DELIVERED, Set.of()),
            Map.entry(COLLECTED, Set.of()),
            Map.entry(SHORT, Set.of()),
            Map.entry(CANCELLED, Set.of()),
            Map.entry(NOT_COLLECTED, Set.of()));

    private static final Set<FulfilmentState> SENT =
            EnumSet.of(ALLOCATED, RELEASED, PICKING, PICKED, PACKED, SHIPPED, DELIVERED);
    private static final Set<FulfilmentState> FETCHED =
            EnumSet.of(ALLOCATED, RELEASED, PICKING, PICKED, READY, COLLECTED);

    @Example
    void a_move_that_is_not_in_the_table_is_refused() {
        for (var from : FulfilmentState.values()) {
            for (var to : FulfilmentState.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(DESIGN.getOrDefault(from, Set.of()).contains(to));
            }
        }
    }

    @Example
    void every_state_can_be_reached_and_from_each_it_comes_to_an_end() {
        var ends = EnumSet.of(DELIVERED, COLLECTED, SHORT, CANCELLED, NOT_COLLECTED);

        assertThat(reachable(ALLOCATED)).isEqualTo(EnumSet.allOf(FulfilmentState.class));
        for (var state : FulfilmentState.values()) {
            assertThat(reachable(state)).containsAnyElementsOf(ends);
            assertThat(state.moves().isEmpty()).as("%s is final", state).isEqualTo(ends.contains(state));
        }
    }

    @Example
    void what_left_the_house_is_neither_cancelled_nor_short() {
        assertThat(List.of(SHIPPED, DELIVERED, COLLECTED))
                .noneMatch(state -> state.canBecome(CANCELLED) || state.canBecome(SHORT));
    }

    @Example
    void the_orders_state_follows_from_its_parts() {
        assertThat(derived(true)).isEqualTo(OrderState.AWAITING_STOCK);
        assertThat(derived(true, ALLOCATED, RELEASED)).isEqualTo(OrderState.ALLOCATED);
        assertThat(derived(false, ALLOCATED)).isEqualTo(OrderState.AWAITING_STOCK);
        assertThat(derived(true, RELEASED, PICKING)).isEqualTo(OrderState.FULFILLING);
        assertThat(derived(true, SHIPPED, PACKED)).isEqualTo(OrderState.FULFILLING);
        assertThat(derived(true, SHIPPED, DELIVERED)).isEqualTo(OrderState.SHIPPED);
        assertThat(derived(true, DELIVERED, DELIVERED)).isEqualTo(OrderState.DELIVERED);
        assertThat(derived(false, DELIVERED)).isEqualTo(OrderState.FULFILLING);
        assertThat(derived(true, READY, PICKED)).isEqualTo(OrderState.FULFILLING);
        assertThat(derived(true, READY, COLLECTED)).isEqualTo(OrderState.READY_FOR_PICKUP);
        assertThat(derived(true, COLLECTED)).isEqualTo(OrderState.COLLECTED);
    }

    @Property
    void the_order_of_the_parts_does_not_matter(@ForAll("parts") List<FulfilmentState> parts, @ForAll boolean covered) {
        var reversed = new ArrayList<>(parts);
        Collections.reverse(reversed);

        assertThat(FulfilmentState.orderState(reversed, covered)).isEqualTo(FulfilmentState.orderState(parts, covered));
    }

    @Property
    void an_order_ends_only_when_each_part_has_ended(
            @ForAll("parts") List<FulfilmentState> parts, @ForAll boolean covered) {
        var state = FulfilmentState.orderState(parts, covered);

        assertThat(state.isFinal())
                .isEqualTo(covered
                        && !parts.isEmpty()
                        && parts.stream().allMatch(part -> part.moves().isEmpty()));
    }

    @Property
    void whatever_a_part_does_the_order_can_follow(
            @ForAll("parts") List<FulfilmentState> parts, @ForAll boolean covered) {
        var before = FulfilmentState.orderState(parts, covered);
        for (int i = 0; i < parts.size(); i++) {
            for (var next : parts.get(i).moves()) {
                if ((next == CANCELLED || next == NOT_COLLECTED) && parts.get(i).hasBegun()) {
                    continue; // Only the whole order is cancelled once somebody has touched the goods, or its pieces
                    // are given up.
                }
                var after = new ArrayList<>(parts);
                after.remove(i);
                if (next.counts()) {
                    after.add(next);
                }
                // A part that was short or cancelled leaves its pieces uncovered until they are sourced again.
                var then = FulfilmentState.orderState(after, covered && next.counts());
                assertThat(before.canBecome(then))
                        .as("%s %s to %s: the order goes from %s to %s", parts, parts.get(i), next, before, then)
                        .isTrue();
            }
        }
    }

    @Property
    void an_order_can_follow_when_what_it_lacked_is_found(@ForAll("parts") List<FulfilmentState> parts) {
        var before = FulfilmentState.orderState(parts, false);
        var found = new ArrayList<>(parts);
        found.add(ALLOCATED);

        assertThat(before.canBecome(FulfilmentState.orderState(found, true))).isTrue();
    }

    /** An order is sent or fetched; its parts go the same way. Those that do not count any more are left out, as orders do. */
    @Provide
    Arbitrary<List<FulfilmentState>> parts() {
        return Arbitraries.of(List.of(SENT, FETCHED))
                .flatMap(way -> Arbitraries.of(way).list().ofMaxSize(4));
    }

    private static OrderState derived(boolean covered, FulfilmentState... parts) {
        return FulfilmentState.orderState(List.of(parts), covered);
    }

    private static Set<FulfilmentState> reachable(FulfilmentState from) {
        var seen = EnumSet.of(from);
        var open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            open.remove().moves().stream().filter(seen::add).forEach(open::add);
        }
        return seen;
    }
}
