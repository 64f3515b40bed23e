package io.serai.fulfilment.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.SalesOrder;
import io.serai.contract.SalesOrder.Mode;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Fulfilment;
import io.serai.fulfilment.work.FulfilmentState;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.LocationId;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import io.serai.log.Json;
import io.serai.orders.Order;
import io.serai.orders.OrderLine;
import io.serai.orders.OrderState;
import io.serai.returns.PaidLines;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Three lines of two pieces at 50. The first, and one piece of the second, were cancelled here. */
class ConfirmationsTest {
    private static final OrderId ID = OrderId.next();

    @Test
    void a_line_that_is_left_out_because_it_was_cancelled_here_stays_in_its_place_and_costs_nothing() {
        var order = order(OrderState.SHIPPED);

        var completed = Confirmations.completed(order, told(0, 1, 2));

        assertThat(completed.lines()).extracting(SalesOrder.Line::wanted).containsExactly(0, 1, 2);
        assertThat(PaidLines.of(completed).of(1)).isZero();
        assertThat(Confirmations.isSameGoods(order, lines(completed))).isTrue();
        assertThat(Confirmations.confirmed(order, lines(completed))).containsExactly("2 × A1", "1 × A2");
    }

    @Test
    void a_line_that_is_left_out_and_nobody_cancelled_is_a_wish() {
        var order = order(OrderState.SHIPPED);
        var told = told(2, 2, 0);

        assertThat(Confirmations.completed(order, told)).isSameAs(told);
        assertThat(Confirmations.isSameGoods(order, lines(told))).isFalse();
    }

    @Test
    void once_a_part_has_left_a_line_of_which_nothing_has_may_be_left_out_for_a_person_to_grant() {
        var order = order(OrderState.ON_HOLD);
        assertThat(LateEdit.isPossible(order, told(0, 1, 0)))
                .as("nothing has left: the order starts again")
                .isTrue();
        leaves(order, 2);

        var granted = Confirmations.granted(order, told(0, 1, 0));

        assertThat(granted.lines()).extracting(SalesOrder.Line::wanted).containsExactly(0, 1, 0);
        assertThat(PaidLines.of(granted).of(3)).isZero();
        assertThat(LateEdit.fewer(order, granted).pieces())
                .as("the first was cancelled before")
                .isEqualTo(Map.of(3, 2));
        assertThat(LateEdit.isPossible(order, told(0, 1, 0))).isTrue();
        assertThat(LateEdit.isPossible(order, told(2, 0, 2)))
                .as("that has left")
                .isFalse();
    }

    @Test
    void a_channel_may_say_so_line_by_line_and_what_it_does_not_say_yet_stays_cancelled() {
        var order = order(OrderState.SHIPPED);
        var told = lines(Confirmations.completed(order, told(0, 2, 2)));

        assertThat(Confirmations.isSameGoods(order, told)).isTrue();
        assertThat(Confirmations.lines(order, told))
                .extracting(OrderLine::wanted)
                .containsExactly(0, 1, 2);
        assertThat(Confirmations.confirmed(order, told)).containsExactly("2 × A1");
    }

    @Test
    void that_it_wants_them_again_after_it_said_so_is_a_wish() {
        var order = order(OrderState.SHIPPED);
        order.put(Confirmations.completed(order, told(0, 1, 2)));

        assertThat(Confirmations.isSameGoods(order, lines(told(2, 1, 2)))).isFalse();
        assertThat(Confirmations.isSameGoods(order, lines(Confirmations.completed(order, told(0, 1, 2)))))
                .as("once more")
                .isTrue();
    }

    @Test
    void what_was_cancelled_here_stays_so_also_if_another_line_changes_or_the_lines_change_their_places() {
        var order = order(OrderState.SHIPPED);
        var more = lines(told(2, 2, 3));

        assertThat(Confirmations.isSameGoods(order, more)).isFalse();
        assertThat(Confirmations.lines(order, more))
                .extracting(OrderLine::wanted)
                .containsExactly(0, 1, 3);
        assertThat(Confirmations.lines(order, lines(told(2, 3, 2))))
                .as("more than it said before is a wish")
                .extracting(OrderLine::wanted)
                .containsExactly(0, 3, 2);
        assertThat(Confirmations.lines(order, lines(told(0, 2, 2))))
                .extracting(OrderLine::wanted)
                .containsExactly(1, 2);
    }

    @Test
    void fewer_than_are_wanted_here_is_a_wish_unless_the_whole_order_was_cancelled() {
        assertThat(Confirmations.isSameGoods(order(OrderState.SHIPPED), lines(told(2, 1, 1))))
                .isFalse();
        var cancelled = order(OrderState.CANCELLED);
        assertThat(Confirmations.isSameGoods(cancelled, lines(Confirmations.completed(cancelled, told(0, 0, 1)))))
                .isTrue();
    }

    @Test
    void of_an_order_that_nobody_has_begun_on_each_line_keeps_its_number_and_new_ones_come_after() {
        var order = order(OrderState.ALLOCATED);
        var told = told(0, 0, 2, 1);
        var turned = told.withLines(List.of(told.lines().get(1), told.lines().get(0)));
        assertThat(Confirmations.placed(order, turned).lines())
                .as("also while nobody has it: some may be on its way to a store")
                .extracting(SalesOrder.Line::id)
                .containsExactly("1", "2", "3", "4");
        isAt(
                order,
                FulfilmentState.RELEASED,
                new Fulfilment.Line(3, order.lines().get(2).sku(), 2, 2, 0));

        var placed = Confirmations.placed(order, turned);

        assertThat(placed.lines()).extracting(SalesOrder.Line::id).containsExactly("1", "2", "3", "4");
        assertThat(placed.lines()).extracting(SalesOrder.Line::wanted).containsExactly(0, 0, 2, 1);
        assertThat(PaidLines.of(placed).of(2))
                .as("what is left out is for nothing")
                .isZero();
        assertThat(lines(placed))
                .as("who sent the order hears nothing of lines that it has not")
                .extracting(OrderLine::isLeftOut)
                .containsExactly(true, true, false, false);
        assertThat(lines(told(0, 0, 2)).get(0).without(2).isLeftOut())
                .as("cancelled here")
                .isFalse();
        order.putLines(lines(placed));
        order.put(placed);
        assertThat(Changes.of(order, Confirmations.placed(order, turned)).isNone())
                .as("once more, in another order")
                .isTrue();
    }

    @Test
    void once_picking_has_begun_the_same_lines_in_the_order_of_the_channel_are_no_wish() {
        var order = order(OrderState.ALLOCATED);
        var told = told(2, 2, 2, 1);
        var newFirst = told.withLines(List.of(
                told.lines().get(3),
                told.lines().get(1),
                told.lines().get(0),
                told.lines().get(2)));
        var edited = Confirmations.placed(order, newFirst);
        order.putLines(lines(edited));
        order.put(edited);
        isAt(
                order,
                FulfilmentState.PICKING,
                new Fulfilment.Line(3, order.lines().get(2).sku(), 2, 2, 0));

        assertThat(Changes.of(order, Confirmations.placed(order, newFirst)).isNone())
                .isTrue();
        leaves(order, 2);
        var fewer = told.withLines(List.of(
                told(2, 2, 1).lines().get(2), told.lines().get(1), told.lines().get(0)));
        assertThat(LateEdit.isPossible(order, fewer))
                .as("the new line left out, and fewer of another, by id")
                .isTrue();
        assertThat(Confirmations.placed(order, told(2, 2, 2, 1, 1)).lines())
                .as("what is new is a wish, and comes last")
                .extracting(SalesOrder.Line::id)
                .containsExactly("1", "2", "3", "4", "5");
    }

    /** One piece of a line. */
    private static void leaves(Dossier order, int line) {
        isAt(
                order,
                FulfilmentState.SHIPPED,
                new Fulfilment.Line(line, order.lines().get(line - 1).sku(), 1, 0, 1));
    }

    private static void isAt(Dossier order, FulfilmentState state, Fulfilment.Line line) {
        order.put(new Fulfilment(
                FulfilmentId.next(), ID, 1, new LocationId("CORDOBA"), Mode.SHIP, state, 1, List.of(line)));
    }

    private static List<OrderLine> lines(SalesOrder told) {
        return Openings.lines(ID, told, Money.currency("JPY"));
    }

    private static Dossier order(OrderState state) {
        var total = new Money(300, Money.currency("JPY"));
        var order = new Order(ID, "web", "1", null, 1, state, 4, total, Mode.SHIP, null, "t", Instant.EPOCH);
        var bought = lines(told(2, 2, 2));
        return new Dossier(
                order, List.of(bought.get(0).without(2), bought.get(1).without(1), bought.get(2)), told(2, 2, 2));
    }

    /** Without the lines of which there are none. */
    private static SalesOrder told(int... pieces) {
        var lines = IntStream.range(0, pieces.length)
                .filter(i -> pieces[i] > 0)
                .mapToObj(i -> "{\"id\": \"%s\", \"sku\": \"A%s\", \"quantity\": %s, \"unitPrice\": 50}"
                        .formatted(i + 1, i + 1, pieces[i]))
                .collect(Collectors.joining(","));
        return Json.read("""
                {"kind": "order", "reference": "1", "revision": 2, "placedAt": "1970-01-01T00:00:00Z", "currency": "JPY", "taxIncluded": true,
                 "fulfilment": {"mode": "ship"}, "total": %s, "lines": [%s]}
                """.formatted(50 * Arrays.stream(pieces).sum(), lines), SalesOrder.class);
    }
}
