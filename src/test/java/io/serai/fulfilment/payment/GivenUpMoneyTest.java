package io.serai.fulfilment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.SalesOrder;
import io.serai.contract.SalesOrder.Mode;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Fulfilment;
import io.serai.fulfilment.work.FulfilmentState;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.Ids;
import io.serai.kernel.LocationId;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.log.Attempt;
import io.serai.log.Attempts;
import io.serai.log.AttemptsAt;
import io.serai.log.Json;
import io.serai.mapping.Partners;
import io.serai.orders.Order;
import io.serai.orders.OrderLine;
import io.serai.orders.OrderState;
import io.serai.payments.Payment;
import io.serai.payments.PaymentState;
import io.serai.returns.Refunds;
import io.serai.returns.Refunds.State;
import io.serai.returns.RefundsAt;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order of two pieces at 50, and 20 for shipping: one piece has left, the other is given up. What is kept is 70, whoever pays it how. */
class GivenUpMoneyTest {
    private static final OrderId ID = OrderId.next();
    private static final Sku SKU = new Sku("REMERA");
    private static final Map<Integer, Integer> ONE_PIECE = Map.of(1, 1);

    @TempDir
    Path mappings;

    private final Database database = Database.shared();
    private final Attempts attempts = AttemptsAt.of(database.jdbc(), new TestClock());
    private final Refunds refunds = RefundsAt.of(database.jdbc());
    private final Work work = new Work(Instant.EPOCH);

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Test
    void what_was_captured_in_whole_is_given_back_for_what_was_given_up() throws IOException {
        var dossier = order(payment(1, false, 120, 120));

        money("first-parcel").of(work, dossier, "rest", 50, ONE_PIECE, false);

        assertThat(asked()).containsExactly("REFUND 50");
        assertThat(dossier.payments()).extracting(Payment::kept).containsExactly(70L);
    }

    @Test
    void what_a_capture_that_is_under_way_takes_too_much_is_given_back_once_it_is_done() throws IOException {
        var card = payment(1, false, 120, 0);
        var dossier = order(card);
        var money = money("first-parcel");
        request(new Attempt.Request("payments:stripe", "CAPTURE", card.id().toString(), ID, "{\"amount\":120}"));

        money.of(work, dossier, "rest", 50, ONE_PIECE, false);
        assertThat(asked()).isEmpty();

        var captured = dossier.payments().iterator().next().captured(120);
        money.settle(work, dossier, captured);
        assertThat(asked()).containsExactly("REFUND 50");
        work.requests().forEach(this::request);
        var again = new Work(Instant.EPOCH);
        money.settle(again, dossier, captured);
        assertThat(again.requests()).as("it is asked for once").isEmpty();
        assertThat(money.promised(captured)).isEqualTo(50);
    }

    @Test
    void where_each_shipment_is_captured_by_itself_what_is_left_for_the_rest_of_it_is_captured_now()
            throws IOException {
        var dossier = order(payment(1, false, 120, 50));

        money("shipment").of(work, dossier, "rest", 50, ONE_PIECE, false);

        assertThat(asked()).as("the shipping").containsExactly("CAPTURE 20");
    }

    @Test
    void what_a_shipment_is_being_captured_for_is_not_captured_again() throws IOException {
        var card = payment(1, false, 120, 0);
        request(new Attempt.Request("payments:stripe", "CAPTURE", card.id() + ":x", ID, "{\"amount\":50}"));

        money("shipment").of(work, order(card), "rest", 50, ONE_PIECE, false);

        assertThat(asked()).containsExactly("CAPTURE 20");
    }

    @Test
    void a_payment_of_which_nothing_is_kept_is_let_go() throws IOException {
        var dossier = order(payment(1, false, 50, 0), payment(2, false, 70, 50));

        money("shipment").of(work, dossier, "rest", 50, ONE_PIECE, false);

        assertThat(asked()).containsExactlyInAnyOrder("VOID 0", "CAPTURE 20");
    }

    @Test
    void also_where_the_first_parcel_captures_the_whole_and_once_what_was_being_captured_is_settled()
            throws IOException {
        var gift = payment(1, false, 50, 0);
        var dossier = order(gift, payment(2, false, 70, 70));

        money("first-parcel").of(work, dossier, "rest", 50, ONE_PIECE, false);

        assertThat(asked()).containsExactly("VOID 0");
        request(new Attempt.Request("payments:stripe", "CAPTURE", gift.id().toString(), ID, "{\"amount\":50}"));
        var later = new Work(Instant.EPOCH);
        money("first-parcel").letGo(later, dossier, gift.givingUp(50));
        assertThat(later.requests()).isEmpty();
    }

    @Test
    void the_last_shipment_captures_what_no_other_is_being_captured_for() throws IOException {
        var card = payment(1, false, 120, 0);
        var dossier = order(card);
        request(new Attempt.Request("payments:stripe", "CAPTURE", card.id() + ":x", ID, "{\"amount\":50}"));
        var money = money("shipment");

        new Captures(new Partners(mappings), money)
                .ask(work, dossier, dossier.fulfilments().iterator().next());

        assertThat(asked()).containsExactly("CAPTURE 70");
    }

    @Test
    void what_the_channel_has_it_owes_and_the_provider_gives_back_the_rest() throws IOException {
        var dossier = order(payment(1, true, 30, 30), payment(2, false, 90, 90));

        money("first-parcel").of(work, dossier, "rest", 50, ONE_PIECE, false);

        assertThat(asked()).containsExactly("REFUND 20");
        assertThat(work.owed()).singleElement().satisfies(owed -> {
            assertThat(owed.amount()).isEqualTo(30);
            assertThat(owed.pieces()).isEqualTo(ONE_PIECE);
        });
    }

    @Test
    void who_gave_it_up_by_itself_owes_nothing() throws IOException {
        money("first-parcel").of(work, order(payment(1, true, 120, 120)), "rest", 50, ONE_PIECE, true);

        assertThat(work.owed()).isEmpty();
        assertThat(asked()).isEmpty();
    }

    @Test
    void what_somebody_gave_back_before_for_the_pieces_is_not_given_back_again() throws IOException {
        var whole = order(payment(1, false, 120, 120).refunded(50));
        var some = order(payment(1, false, 120, 120).refunded(20));

        assertThat(money("first-parcel").of(work, whole, "rest", 50, ONE_PIECE, false))
                .isZero();
        assertThat(asked()).isEmpty();
        assertThat(money("first-parcel").of(work, some, "rest", 50, ONE_PIECE, false))
                .isEqualTo(30);
        assertThat(asked()).containsExactly("REFUND 30");
    }

    @Test
    void what_the_channel_says_it_gave_back_counts_before_its_provider_has_said_so() throws IOException {
        var card = payment(1, false, 120, 120);
        var dossier = order(card);
        dossier.put(document(card, "50"));

        assertThat(money("first-parcel").of(work, dossier, "rest", 50, ONE_PIECE, true))
                .isZero();
        assertThat(asked()).isEmpty();
    }

    @Test
    void what_the_channel_asks_for_no_more_is_not_given_back_with_the_pieces() throws IOException {
        money("first-parcel").of(work, order(told(payment(1, false, 120, 120), 70)), "rest", 50, ONE_PIECE, false);

        assertThat(asked()).as("it keeps 70 already").isEmpty();
    }

    @Test
    void what_was_given_back_for_a_return_was_not_for_the_pieces() throws IOException {
        var card = payment(1, false, 120, 120);
        refund(card, 50, State.DONE);

        assertThat(money("first-parcel").of(work, order(card.refunded(50)), "rest", 50, ONE_PIECE, false))
                .isEqualTo(50);
        assertThat(asked()).containsExactly("REFUND 50");
    }

    @Test
    void what_is_promised_for_a_return_is_not_promised_again() throws IOException {
        var gift = payment(1, true, 50, 50);
        var dossier = order(gift, payment(2, false, 70, 70));
        refund(gift, 50, State.CHANNEL);

        money("first-parcel").of(work, dossier, "rest", 50, ONE_PIECE, false);

        assertThat(work.owed()).as("the channel has it no more").isEmpty();
        assertThat(asked()).containsExactly("REFUND 50");
    }

    @Test
    void what_the_channel_gives_back_of_what_was_given_up_a_return_does_not_have() throws IOException {
        var gift = payment(1, true, 20, 20);
        var dossier = order(gift, payment(2, false, 100, 100));
        money("first-parcel").of(work, dossier, "rest", 50, ONE_PIECE, false);
        work.requests().forEach(this::request);

        var plan = new RefundPlan(refunds, money("first-parcel"));

        assertThat(plan.of(dossier, 71)).isEmpty();
        assertThat(plan.of(dossier, 70))
                .hasValueSatisfying(parts -> assertThat(parts)
                        .singleElement()
                        .satisfies(part -> assertThat(part.state()).isEqualTo(State.ASKED)));
    }

    @Test
    void of_fewer_pieces_for_the_same_sums_the_worth_is_given_up() throws IOException {
        var captured = order(payment(1, false, 120, 50));

        money("shipment").asTold(work, captured, 50, ONE_PIECE);

        assertThat(asked()).as("the shipping, and no cancelled piece").containsExactly("CAPTURE 20");
    }

    @Test
    void of_fewer_pieces_for_less_what_the_channel_did_not_give_back_by_itself_is_given_back() throws IOException {
        var card = told(payment(1, false, 120, 120), 70);
        var dossier = order(card);
        dossier.put(new Order(
                ID,
                "web",
                "1",
                null,
                1,
                OrderState.SHIPPED,
                4,
                new Money(70, Money.currency("JPY")),
                Mode.SHIP,
                null,
                "t",
                Instant.EPOCH));
        dossier.putLines(List.of(line(1, 0)));
        dossier.put(document(card, "20", 1));

        money("first-parcel").asTold(work, dossier, 50, ONE_PIECE);

        assertThat(asked()).containsExactly("REFUND 30");
    }

    @Test
    void a_refund_that_was_refused_and_is_asked_for_again_counts_once() throws IOException {
        var card = payment(1, false, 120, 100);
        var dossier = order(card);
        var money = money("first-parcel");
        money.of(work, dossier, "rest", 50, ONE_PIECE, false);
        work.requests().forEach(this::request);
        var refused = refused();
        request(new Attempt.Request(
                "payments:stripe",
                "REFUND",
                GivenUpMoney.again(card, card.id() + ":rest", refused),
                ID,
                "{\"amount\":30,\"again\":\"%s\"}".formatted(refused)));
        assertThat(money.promised(dossier.payments().iterator().next())).isEqualTo(30);

        var captured = dossier.payments().iterator().next().captured(20);
        var later = new Work(Instant.EPOCH);
        money.settle(later, dossier, captured);

        assertThat(later.requests())
                .as("what was captured since, and no less")
                .singleElement()
                .satisfies(request -> assertThat(request.data()).contains(":20"));
    }

    private UUID refused() {
        var id = database.jdbc().queryForObject("select id from attempt where kind = 'REFUND'", UUID.class);
        attempts.refused(Objects.requireNonNull(id), "{}");
        return id;
    }

    private List<String> asked() {
        return work.requests().stream()
                .map(request -> request.kind() + " "
                        + Json.parse(request.data()).path("amount").asLong())
                .toList();
    }

    private void request(Attempt.Request request) {
        attempts.request(List.of(request));
    }

    private GivenUpMoney money(String capture) throws IOException {
        var folder = Files.createDirectories(mappings.resolve("channels/web"));
        Files.writeString(folder.resolve("channel.yaml"), """
                title: Web
                lane: orders
                format: json
                currency: JPY
                country: AR
                zone: America/Argentina/Buenos_Aires
                payment: {trust: provider, provider: stripe, capture: %s}
                """.formatted(capture));
        return new GivenUpMoney(attempts, new Partners(mappings), refunds);
    }

    private void refund(Payment payment, long amount, State state) {
        var of = Ids.next();
        database.jdbc().update("""
                insert into customer_return (id, channel, reference, origin, way, location, state, currency, refunded, at)
                values (?, 'web', '1', 'CUSTOMER', 'STORE', 'CORDOBA', 'SETTLING', 'JPY', ?, now())""", of, amount);
        refunds.insert(of, 1, List.of(new Refunds.Part(payment.id(), amount, state)));
    }

    /** The channel asks for so much of it now. */
    private static Payment told(Payment payment, long amount) {
        return payment.toldAgain(payment(payment.no(), false, amount, 0));
    }

    private static SalesOrder document(Payment payment, String refunded) {
        return document(payment, refunded, 2);
    }

    private static SalesOrder document(Payment payment, String refunded, int pieces) {
        return Json.read("""
                {"kind": "order", "reference": "1", "revision": 1, "placedAt": "1970-01-01T00:00:00Z", "currency": "JPY", "taxIncluded": true,
                 "fulfilment": {"mode": "ship"}, "shipping": 20, "total": %s,
                 "lines": [{"id": "1", "sku": "REMERA", "quantity": %s, "unitPrice": 50}],
                 "payments": [{"provider": "stripe", "reference": "%s", "amount": 120, "refunded": %s}]}
                """.formatted(50 * pieces + 20, pieces, payment.reference(), refunded), SalesOrder.class);
    }

    private static Dossier order(Payment... payments) {
        var total = new Money(120, Money.currency("JPY"));
        var order =
                new Order(ID, "web", "1", null, 1, OrderState.SHIPPED, 4, total, Mode.SHIP, null, "t", Instant.EPOCH);
        var dossier = new Dossier(order, List.of(line(2, 1)), document(payments[0], "0"));
        dossier.put(new Fulfilment(
                FulfilmentId.next(),
                ID,
                1,
                new LocationId("CORDOBA"),
                Mode.SHIP,
                FulfilmentState.SHIPPED,
                1,
                List.of(new Fulfilment.Line(1, SKU, 1, 0, 1))));
        List.of(payments).forEach(dossier::put);
        return dossier;
    }

    private static OrderLine line(int quantity, int cancelled) {
        return new OrderLine(ID, 1, "1", SKU, null, quantity, cancelled, 50, 0, 0, List.of());
    }

    private static Payment payment(int no, boolean trusted, long amount, long captured) {
        return new Payment(
                Ids.next(),
                ID,
                no,
                "stripe",
                "pi_" + no,
                null,
                trusted,
                "JPY",
                amount,
                amount,
                captured,
                0,
                captured > 0 ? PaymentState.CAPTURED : PaymentState.AUTHORISED,
                null,
                null);
    }
}
