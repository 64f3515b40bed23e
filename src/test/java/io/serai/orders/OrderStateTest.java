package io.serai.orders;

import static io.serai.orders.OrderState.ALLOCATED;
import static io.serai.orders.OrderState.AWAITING_PAYMENT;
import static io.serai.orders.OrderState.AWAITING_STOCK;
import static io.serai.orders.OrderState.CANCELLED;
import static io.serai.orders.OrderState.COLLECTED;
import static io.serai.orders.OrderState.COMPLETED;
import static io.serai.orders.OrderState.DELIVERED;
import static io.serai.orders.OrderState.FULFILLING;
import static io.serai.orders.OrderState.ON_HOLD;
import static io.serai.orders.OrderState.READY_FOR_PICKUP;
import static io.serai.orders.OrderState.RECEIVED;
import static io.serai.orders.OrderState.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.contract.SalesOrder.Mode;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderStateTest {
    /** The table once more, as the design has it, so that nobody widens it by accident. */
    private static final Map<OrderState, Set<OrderState>> DESIGN = Map.ofEntries(
            Map.entry(RECEIVED, Set.of(AWAITING_PAYMENT, AWAITING_STOCK, ALLOCATED, COMPLETED, ON_HOLD, CANCELLED)),
            Map.entry(AWAITING_PAYMENT, Set.of(AWAITING_STOCK, ALLOCATED, ON_HOLD, CANCELLED)),
            Map.entry(AWAITING_STOCK, Set.of(AWAITING_PAYMENT, ALLOCATED, FULFILLING, ON_HOLD, CANCELLED)),
            Map.entry(ALLOCATED, Set.of(AWAITING_STOCK, AWAITING_PAYMENT, FULFILLING, ON_HOLD, CANCELLED)),
            Map.entry(
                    FULFILLING,
                    Set.of(AWAITING_STOCK, ALLOCATED, SHIPPED, READY_FOR_PICKUP, COLLECTED, ON_HOLD, CANCELLED)),
            Map.entry(SHIPPED, Set.of(DELIVERED, ON_HOLD)),
            Map.entry(READY_FOR_PICKUP, Set.of(COLLECTED, ON_HOLD, CANCELLED)),
            Map.entry(
                    ON_HOLD,
                    Set.of(
                            RECEIVED,
                            AWAITING_PAYMENT,
                            AWAITING_STOCK,
                            ALLOCATED,
                            FULFILLING,
                            SHIPPED,
                            READY_FOR_PICKUP,
                            DELIVERED,
                            COLLECTED,
                            CANCELLED)),
            Map.entry(DELIVERED, Set.of()),
            Map.entry(COLLECTED, Set.of()),
            Map.entry(COMPLETED, Set.of()),
            Map.entry(CANCELLED, Set.of()));

    private static final Set<OrderState> FINAL = EnumSet.of(DELIVERED, COLLECTED, COMPLETED, CANCELLED);

    @Test
    void every_state_can_be_reached_from_the_first() {
        assertThat(reachable(RECEIVED)).isEqualTo(EnumSet.allOf(OrderState.class));
    }

    @ParameterizedTest
    @EnumSource
    void from_every_state_an_order_can_come_to_an_end(OrderState state) {
        assertThat(reachable(state)).containsAnyElementsOf(FINAL);
    }

    @ParameterizedTest
    @EnumSource
    void a_move_that_is_not_in_the_table_is_refused(OrderState from) {
        var order = order(from);
        for (var to : OrderState.values()) {
            var allowed = to == from || DESIGN.getOrDefault(from, Set.of()).contains(to);
            assertThat(from.canBecome(to)).as("%s to %s", from, to).isEqualTo(allowed);
            if (allowed) {
                assertThat(order.moved(to)).extracting(Order::state, Order::seq).containsExactly(to, order.seq() + 1);
            } else {
                assertThatThrownBy(() -> order.moved(to))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining(from + " to " + to);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_final_state_is_final_and_has_no_deadline(OrderState state) {
        assertThat(state.isFinal()).isEqualTo(FINAL.contains(state));
        if (state.isFinal()) {
            assertThat(state.moves()).isEmpty();
            assertThat(state.longestStay()).isNull();
            assertThat(state.awaits()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DELIVERED", "COLLECTED", "COMPLETED", "CANCELLED"})
    void an_open_state_has_a_longest_stay_and_says_what_it_awaits(OrderState state) {
        assertThat(state.longestStay()).isPositive();
        assertThat(state.awaits()).isNotBlank();
    }

    @Test
    void a_hold_comes_from_any_open_state_and_goes_back_there() {
        var open = EnumSet.complementOf(EnumSet.copyOf(FINAL));
        open.remove(ON_HOLD);

        assertThat(open).allMatch(state -> state.canBecome(ON_HOLD) && ON_HOLD.canBecome(state));
    }

    @Test
    void what_left_the_house_is_not_cancelled() {
        assertThat(List.of(SHIPPED, DELIVERED, COLLECTED, COMPLETED)).noneMatch(state -> state.canBecome(CANCELLED));
    }

    private static Set<OrderState> reachable(OrderState from) {
        var seen = EnumSet.of(from);
        var open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            open.remove().moves().stream().filter(seen::add).forEach(open::add);
        }
        return seen;
    }

    private static Order order(OrderState state) {
        var total = new Money(100, Money.currency("ARS"));
        return new Order(OrderId.next(), "web", "1", null, 1, state, 4, total, Mode.SHIP, null, "t", Instant.EPOCH);
    }
}
