package io.serai.fulfilment.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.serai.contract.SalesOrder.Mode;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.LocationId;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.log.Event;
import io.serai.log.EventType;
import io.serai.orders.Order;
import io.serai.orders.OrderLine;
import io.serai.orders.OrderState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What has not left of an order of which a part has, and what becomes of who waited for it. */
class RestTest {
    private static final Sku SKU = new Sku("REMERA");
    private static final OrderId ID = OrderId.next();

    @Test
    void what_has_not_left_is_the_rest_whoever_works_on_it() {
        var dossier = order(OrderState.FULFILLING, line(3, List.of()));
        fulfilment(dossier, FulfilmentState.SHIPPED, new Fulfilment.Line(1, SKU, 1, 0, 1));
        fulfilment(dossier, FulfilmentState.PACKED, new Fulfilment.Line(1, SKU, 1, 1, 1));

        assertThat(Rest.of(dossier).pieces()).isEqualTo(Map.of(1, 2));
    }

    @Test
    void a_kit_of_which_a_part_has_left_is_completed() {
        var parts = List.of(new OrderLine.Part(2, SKU, 1), new OrderLine.Part(3, new Sku("GORRA"), 2));
        var dossier = order(OrderState.FULFILLING, line(3, parts));
        fulfilment(dossier, FulfilmentState.SHIPPED, new Fulfilment.Line(3, new Sku("GORRA"), 3, 0, 3));

        assertThat(Rest.of(dossier).pieces())
                .as("three of six caps are of two kits")
                .isEqualTo(Map.of(1, 1));
    }

    @Test
    void who_has_all_of_it_when_its_hold_ends_hears_that_it_was_delivered() {
        var dossier = order(OrderState.ON_HOLD, line(1, List.of()));
        fulfilment(dossier, FulfilmentState.DELIVERED, new Fulfilment.Line(1, SKU, 1, 0, 1));
        var hold = Hold.of(ID, HoldKind.CHANGE, "");
        dossier.put(hold);
        var work = new Work(Instant.EPOCH);

        Holding.release(work, dossier, hold, Cause.person("ana"));

        assertThat(work.events())
                .extracting(Event::type, Event::to)
                .containsExactly(
                        tuple(EventType.ORDER_RELEASED_FROM_HOLD, "SHIPPED"),
                        tuple(EventType.ORDER_DELIVERED, "DELIVERED"));
    }

    private static OrderLine line(int pieces, List<OrderLine.Part> parts) {
        return new OrderLine(ID, 1, "1", SKU, null, pieces, 0, 100, 0, 0, parts);
    }

    private static Dossier order(OrderState state, OrderLine line) {
        var total = new Money(200, Money.currency("ARS"));
        var order = new Order(ID, "web", "1", null, 1, state, 4, total, Mode.SHIP, null, "t", Instant.EPOCH);
        return new Dossier(order, List.of(line), null);
    }

    private static void fulfilment(Dossier dossier, FulfilmentState state, Fulfilment.Line line) {
        dossier.put(new Fulfilment(
                FulfilmentId.next(), ID, 1, new LocationId("CORDOBA"), Mode.SHIP, state, 1, List.of(line)));
    }
}
