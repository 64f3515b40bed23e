package io.serai.fulfilment.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.SalesOrder;
import io.serai.contract.SalesOrder.Mode;
import io.serai.fulfilment.orders.HoldDesk.Answer;
import io.serai.fulfilment.work.Asked;
import io.serai.fulfilment.work.Asked.What;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Fulfilment;
import io.serai.fulfilment.work.FulfilmentState;
import io.serai.fulfilment.work.Hold;
import io.serai.fulfilment.work.HoldKind;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.Ids;
import io.serai.kernel.LocationId;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.log.Json;
import io.serai.orders.Order;
import io.serai.orders.OrderLine;
import io.serai.orders.OrderState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What can still be done with an order of three pieces of which two have left: a page and the deed are told the same. */
class WhatIsPossibleTest {
    private static final OrderId ID = OrderId.next();
    private static final Sku SKU = new Sku("REMERA");

    @Test
    void fewer_pieces_can_be_granted_down_to_those_that_have_left() {
        assertThat(HoldDesk.refusal(order(2, edit(2, "REMERA")))).isEmpty();
        assertThat(HoldDesk.refusal(order(2, edit(1, "REMERA")))).contains(Answer.SOME_LEFT);
    }

    @Test
    void another_article_cannot_be_granted_once_a_part_has_left() {
        assertThat(HoldDesk.refusal(order(2, edit(3, "GORRA")))).contains(Answer.SOME_LEFT);
        assertThat(HoldDesk.refusal(order(0, edit(3, "GORRA")))).isEmpty();
    }

    @Test
    void a_cancellation_can_be_granted_as_long_as_something_is_left() {
        assertThat(HoldDesk.refusal(order(2, null))).isEmpty();
        assertThat(HoldDesk.refusal(order(3, null))).contains(Answer.SOME_LEFT);
    }

    @Test
    void what_its_channel_asked_comes_before_the_rest() {
        var held = order(2, null);

        assertThat(Cancellations.openRest(held)).isEqualTo(new Cancellations.OpenRest(Map.of(1, 1), false));
    }

    @Test
    void nothing_is_offered_of_an_order_that_is_over_or_of_which_nothing_has_left() {
        assertThat(Cancellations.openRest(order(0)).pieces()).isEmpty();
        assertThat(Cancellations.openRest(order(3)).pieces()).isEmpty();
        assertThat(Cancellations.openRest(order(2))).isEqualTo(new Cancellations.OpenRest(Map.of(1, 1), true));
    }

    /** @param told as the channel has it now; null if it cancelled */
    private static Dossier order(int left, @Nullable SalesOrder told) {
        var dossier = order(left);
        var what = told == null ? What.CANCELLATION : What.EDIT;
        var asked = new Asked(what, 2, null, "x", null, List.of(), told, "", false);
        dossier.put(new Hold(Ids.next(), ID, HoldKind.CHANGE, "", asked));
        return dossier;
    }

    private static Dossier order(int left) {
        var total = new Money(150, Money.currency("JPY"));
        var order =
                new Order(ID, "web", "1", null, 1, OrderState.ON_HOLD, 4, total, Mode.SHIP, null, "t", Instant.EPOCH);
        var line = new OrderLine(ID, 1, "1", SKU, null, 3, 0, 50, 0, 0, List.of());
        var dossier = new Dossier(order, List.of(line), edit(3, "REMERA"));
        fulfilment(dossier, FulfilmentState.SHIPPED, new Fulfilment.Line(1, SKU, left, 0, left));
        fulfilment(dossier, FulfilmentState.PICKING, new Fulfilment.Line(1, SKU, 3 - left, 3 - left, 0));
        return dossier;
    }

    private static void fulfilment(Dossier dossier, FulfilmentState state, Fulfilment.Line line) {
        if (line.quantity() > 0) {
            dossier.put(new Fulfilment(
                    FulfilmentId.next(), ID, 1, new LocationId("CORDOBA"), Mode.SHIP, state, 1, List.of(line)));
        }
    }

    private static SalesOrder edit(int pieces, String sku) {
        return Json.read("""
                {"kind": "order", "reference": "1", "revision": 2, "placedAt": "1970-01-01T00:00:00Z", "currency": "JPY", "taxIncluded": true,
                 "fulfilment": {"mode": "ship"}, "total": %s, "lines": [{"id": "1", "sku": "%s", "quantity": %s, "unitPrice": 50}]}
                """.formatted(50 * pieces, sku, pieces), SalesOrder.class);
    }
}
