package io.serai.fulfilment.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.serai.contract.SalesOrder.Mode;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.Ids;
import io.serai.kernel.LocationId;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.log.Event;
import io.serai.log.EventType;
import io.serai.orders.Order;
import io.serai.orders.OrderLine;
import io.serai.orders.OrderState;
import io.serai.payments.Payment;
import io.serai.payments.PaymentState;
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
    void what_completes_a_begun_kit_goes_on_when_the_rest_is_withdrawn() {
        var cap = new Sku("GORRA");
        var kit = line(1, List.of(new OrderLine.Part(3, SKU, 1), new OrderLine.Part(4, cap, 1)));
        var other = new OrderLine(ID, 2, "2", SKU, null, 1, 0, 100, 0, 0, List.of());
        var dossier = order(OrderState.FULFILLING, kit, other);
        fulfilment(dossier, FulfilmentState.SHIPPED, new Fulfilment.Line(4, cap, 1, 0, 1));
        fulfilment(dossier, FulfilmentState.ALLOCATED, new Fulfilment.Line(3, SKU, 1, 1, 0));
        fulfilment(dossier, FulfilmentState.ALLOCATED, new Fulfilment.Line(2, SKU, 1, 1, 0));

        Withdrawal.of(
                new Work(Instant.EPOCH),
                Surplus.of(dossier, Rest.of(dossier).wanted()),
                "out-of-stock",
                Cause.person("ana"));

        assertThat(dossier.fulfilments())
                .extracting(Fulfilment::state)
                .containsExactly(FulfilmentState.SHIPPED, FulfilmentState.ALLOCATED, FulfilmentState.CANCELLED);
    }

    @Test
    void what_completes_a_begun_kit_and_lies_packed_with_the_rest_stays_reserved_where_it_lies() {
        var cap = new Sku("GORRA");
        var kit = line(1, List.of(new OrderLine.Part(3, SKU, 2), new OrderLine.Part(4, cap, 1)));
        var other = new OrderLine(ID, 2, "2", SKU, null, 5, 0, 100, 0, 0, List.of());
        var dossier = order(OrderState.FULFILLING, kit, other);
        fulfilment(dossier, FulfilmentState.SHIPPED, new Fulfilment.Line(4, cap, 1, 0, 1));
        fulfilment(
                dossier,
                FulfilmentState.PACKED,
                new Fulfilment.Line(2, SKU, 5, 5, 5),
                new Fulfilment.Line(3, SKU, 2, 2, 2));
        var work = new Work(Instant.EPOCH);

        var surplus = Surplus.of(dossier, Rest.of(dossier).wanted());
        var taken = Withdrawal.of(work, surplus, "out-of-stock", Cause.person("ana"));
        dossier.putLines(List.of(kit, other.without(5)));
        Withdrawal.keep(work, dossier, taken);

        assertThat(dossier.fulfilments())
                .extracting(Fulfilment::no, Fulfilment::state, Fulfilment::location)
                .last()
                .isEqualTo(tuple(3, FulfilmentState.ALLOCATED, new LocationId("CORDOBA")));
        assertThat(dossier.fulfilments())
                .last()
                .satisfies(kept -> assertThat(kept.lines()).containsExactly(new Fulfilment.Line(3, SKU, 2, 2, 0)));
        assertThat(work.stock().changes())
                .as("taken back and kept in one transaction")
                .extracting(change -> change.cause().name() + " " + change.quantity())
                .containsExactly("RELEASE 5", "RELEASE 2", "RESERVATION 2");
        assertThat(dossier.allCovered()).isTrue();
        assertThat(work.loads().passed()).as("its location goes on with it").hasSize(1);
    }

    @Test
    void what_waits_for_stock_is_taken_from_nobody_when_fewer_pieces_are_wanted() {
        var cap = new Sku("GORRA");
        var kit = line(2, List.of(new OrderLine.Part(3, SKU, 1), new OrderLine.Part(4, cap, 1)));
        var other = new OrderLine(ID, 2, "2", SKU, null, 3, 0, 100, 0, 0, List.of());
        var dossier = order(OrderState.FULFILLING, kit, other);
        fulfilment(dossier, FulfilmentState.SHIPPED, new Fulfilment.Line(2, SKU, 1, 0, 1));
        fulfilment(dossier, FulfilmentState.PACKED, new Fulfilment.Line(2, SKU, 1, 1, 1));
        fulfilment(
                dossier,
                FulfilmentState.PACKED,
                new Fulfilment.Line(3, SKU, 2, 2, 2),
                new Fulfilment.Line(4, cap, 1, 1, 1));

        assertThat(tooMany(dossier, Map.of(2, 1))).isEmpty();
        assertThat(tooMany(dossier, Map.of(2, 2))).containsExactly("1 × REMERA (CORDOBA)");
        assertThat(tooMany(dossier, Map.of(1, 1)))
                .as("one cap waits, and one shirt is too many")
                .containsExactly("1 × REMERA (CORDOBA)");
    }

    @Test
    void an_order_is_paid_although_a_payment_was_let_go_with_the_rest() {
        var dossier = order(OrderState.FULFILLING, line(2, List.of()));
        dossier.put(payment(1, 50).givingUp(50).in(PaymentState.VOIDED));
        dossier.put(payment(2, 150));

        assertThat(dossier.isPaid()).isTrue();
    }

    @Test
    void what_was_picked_before_it_is_cancelled_has_used_its_place_in_the_day_and_what_was_not_gives_it_back() {
        var dossier = order(OrderState.FULFILLING, line(3, List.of()));
        for (var state : List.of(
                FulfilmentState.RELEASED, FulfilmentState.PICKING, FulfilmentState.PICKED, FulfilmentState.PACKED)) {
            fulfilment(dossier, state, new Fulfilment.Line(1, SKU, 1, 1, 0));
        }
        var untouched = dossier.fulfilments().stream()
                .filter(each -> !each.state().isPicked())
                .map(Fulfilment::id)
                .toList();
        var work = new Work(Instant.EPOCH);

        Withdrawal.ofAll(work, dossier, "customer", Cause.person("ana"));

        assertThat(work.loads().unsent()).hasSize(2).containsExactlyInAnyOrderElementsOf(untouched);
    }

    private static Payment payment(int no, long amount) {
        return new Payment(
                Ids.next(),
                ID,
                no,
                "stripe",
                "pi_" + no,
                null,
                false,
                "ARS",
                amount,
                amount,
                0,
                0,
                PaymentState.AUTHORISED,
                null,
                null);
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

    private static List<String> tooMany(Dossier dossier, Map<Integer, Integer> pieces) {
        var surplus = Surplus.of(dossier, new Rest(dossier, pieces).wanted());
        assertThat(surplus.holders()).hasSameSizeAs(surplus.given());
        return surplus.given().stream().map(Surplus.Given::toString).toList();
    }

    private static OrderLine line(int pieces, List<OrderLine.Part> parts) {
        return new OrderLine(ID, 1, "1", SKU, null, pieces, 0, 100, 0, 0, parts);
    }

    private static Dossier order(OrderState state, OrderLine... lines) {
        var total = new Money(200, Money.currency("ARS"));
        var order = new Order(ID, "web", "1", null, 1, state, 4, total, Mode.SHIP, null, "t", Instant.EPOCH);
        return new Dossier(order, List.of(lines), null);
    }

    private static void fulfilment(Dossier dossier, FulfilmentState state, Fulfilment.Line... lines) {
        dossier.put(new Fulfilment(
                FulfilmentId.next(), ID, 1, new LocationId("CORDOBA"), Mode.SHIP, state, 1, List.of(lines)));
    }
}
