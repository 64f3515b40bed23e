package io.serai.fulfilment.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.SalesOrder.Mode;
import io.serai.inventory.WaitingLines;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.Ids;
import io.serai.kernel.LocationId;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.orders.Order;
import io.serai.orders.OrderLine;
import io.serai.orders.OrderState;
import io.serai.shipping.Parcel;
import io.serai.shipping.ParcelState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What of an order has left, and what could still be kept. */
class DossierTest {
    private static final Sku SKU = new Sku("REMERA");
    private static final OrderId ID = OrderId.next();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PACKED")
    void a_parcel_that_its_carrier_has_scanned_is_gone_before_its_manifest_closes(ParcelState scanned) {
        var dossier = order(OrderState.FULFILLING);
        packed(dossier, 2, scanned);

        assertThat(dossier.someGone()).isTrue();
        assertThat(dossier.isOver()).isTrue();
        assertThat(Holding.canStop(dossier)).isFalse();
        assertThat(dossier.toManifest()).hasSize(1);
        assertThat(dossier.packed()).isEmpty();
    }

    @Test
    void what_is_packed_can_be_kept() {
        var dossier = order(OrderState.FULFILLING);
        packed(dossier, 2, ParcelState.PACKED);

        assertThat(dossier.someGone()).isFalse();
        assertThat(dossier.isOver()).isFalse();
        assertThat(Holding.canStop(dossier)).isTrue();
    }

    @Test
    void what_waits_for_stock_can_be_kept_though_the_rest_has_left() {
        var dossier = order(OrderState.FULFILLING);
        fulfilment(dossier, FulfilmentState.SHIPPED, 1);

        assertThat(dossier.someGone()).isTrue();
        assertThat(dossier.isOver()).isFalse();
        assertThat(Holding.canStop(dossier)).isTrue();
    }

    @Test
    void an_order_whose_goods_are_with_the_carrier_is_over_for_who_tidies_up() {
        var dossier = order(OrderState.SHIPPED);
        fulfilment(dossier, FulfilmentState.SHIPPED, 2);

        assertThat(dossier.isOver()).isTrue();
        assertThat(Holding.canStop(dossier)).isFalse();
    }

    @Test
    void an_order_that_nobody_has_touched_is_not_over() {
        assertThat(order(OrderState.AWAITING_STOCK).isOver()).isFalse();

        var allocated = order(OrderState.ALLOCATED);
        fulfilment(allocated, FulfilmentState.ALLOCATED, 2);
        assertThat(allocated.isOver()).isFalse();
    }

    @Test
    void an_order_waits_for_what_nobody_has_taken_on_and_for_nothing_while_it_is_held_or_not_paid() {
        var begun = order(OrderState.FULFILLING);
        fulfilment(begun, FulfilmentState.SHIPPED, 1);

        assertThat(begun.waitsFor()).containsExactly(new WaitingLines.Line(ID, 1, SKU, "web", null, 1));
        assertThat(order(OrderState.AWAITING_STOCK).waitsFor())
                .containsExactly(new WaitingLines.Line(ID, 1, SKU, "web", null, 2));
        assertThat(order(OrderState.ON_HOLD).waitsFor()).isEmpty();
        assertThat(order(OrderState.AWAITING_PAYMENT).waitsFor()).isEmpty();
    }

    private static Dossier order(OrderState state) {
        var total = new Money(200, Money.currency("ARS"));
        var order = new Order(ID, "web", "1", null, 1, state, 4, total, Mode.SHIP, null, "t", Instant.EPOCH);
        return new Dossier(order, List.of(new OrderLine(ID, 1, "1", SKU, null, 2, 0, 100, 0, 0, List.of())), null);
    }

    private static void packed(Dossier dossier, int pieces, ParcelState state) {
        var packed = fulfilment(dossier, FulfilmentState.PACKED, pieces);
        var contents = List.of(new Parcel.Content(1, SKU.value(), pieces));
        dossier.put(new Parcel(Ids.next(), packed.id(), ID, "003", "andes", 100, contents, state, null));
    }

    private static Fulfilment fulfilment(Dossier dossier, FulfilmentState state, int pieces) {
        var line = new Fulfilment.Line(1, SKU, pieces, 0, pieces);
        var fulfilment = new Fulfilment(
                FulfilmentId.next(), ID, 1, new LocationId("CORDOBA"), Mode.SHIP, state, 1, List.of(line));
        dossier.put(fulfilment);
        return fulfilment;
    }
}
