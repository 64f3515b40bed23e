package io.serai.fulfilment.payment;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    void no_more_is_given_back_than_was_not_given_back_before() throws IOException {
        var card = payment(1, false, 120, 120).refunded(100);

        money("first-parcel").of(work, order(card), "rest", 50, ONE_PIECE, false);

        assertThat(asked()).containsExactly("REFUND 20");
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
                currency: ARS
                country: AR
                zone: America/Argentina/Buenos_Aires
                payment: {trust: provider, provider: stripe, capture: %s}
                """.formatted(capture));
        return new GivenUpMoney(attempts, new Partners(mappings));
    }

    private static Dossier order(Payment... payments) {
        var total = new Money(120, Money.currency("ARS"));
        var order =
                new Order(ID, "web", "1", null, 1, OrderState.SHIPPED, 4, total, Mode.SHIP, null, "t", Instant.EPOCH);
        var line = new OrderLine(ID, 1, "1", SKU, null, 2, 1, 50, 0, 0, List.of());
        var dossier = new Dossier(order, List.of(line), null);
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

    private static Payment payment(int no, boolean trusted, long amount, long captured) {
        return new Payment(
                Ids.next(),
                ID,
                no,
                "stripe",
                "pi_" + no,
                null,
                trusted,
                "ARS",
                amount,
                amount,
                captured,
                0,
                captured > 0 ? PaymentState.CAPTURED : PaymentState.AUTHORISED,
                null,
                null);
    }
}
