package io.serai.fulfilment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.SalesOrder;
import io.serai.contract.SalesOrder.Mode;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.Ids;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import io.serai.log.AttemptsAt;
import io.serai.log.Json;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.orders.Order;
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
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel has 100 of a customer's money, and is to give back 30 and 20 for two returns. */
class PaymentsToldAgainTest {
    private static final OrderId ID = OrderId.next();

    @TempDir
    Path mappings;

    private final Database database = Database.shared();
    private final Refunds refunds = RefundsAt.of(database.jdbc());
    private final Payment gift = payment();
    private UUID first = ID.value();
    private UUID second = ID.value();

    @BeforeEach
    void twoReturns() {
        database.empty();
        first = due(30);
        second = due(20);
    }

    @Test
    void what_the_channel_gave_back_is_promised_no_longer_the_oldest_first() throws IOException {
        var dossier = order(gift);

        tells(dossier, 40);

        assertThat(refunds.promised(gift.id())).isEqualTo(10);
        assertThat(refunds.dueByChannel(first)).isEmpty();
        assertThat(refunds.dueByChannel(second))
                .singleElement()
                .satisfies(part -> assertThat(part.amount()).isEqualTo(10));
        assertThat(refunds.given(gift.id())).as("for returns, in all").isEqualTo(50);
    }

    @Test
    void what_it_says_again_or_gives_back_beyond_changes_nothing_of_the_others() throws IOException {
        var dossier = order(gift);

        tells(dossier, 30);
        tells(dossier, 30);
        assertThat(refunds.promised(gift.id())).isEqualTo(20);
        tells(dossier, 90);

        assertThat(refunds.promised(gift.id())).isZero();
        assertThat(refunds.paid(gift.id())).isEqualTo(50);
    }

    @Test
    void what_was_given_up_of_the_payment_comes_before_the_returns() throws IOException {
        var dossier = order(gift.givingUp(25));

        tells(dossier, 25);
        assertThat(refunds.promised(gift.id())).isEqualTo(50);
        tells(dossier, 55);

        assertThat(refunds.promised(gift.id())).isEqualTo(20);
    }

    @Test
    void what_was_given_up_stays_so_though_the_channel_asks_for_less_by_now() throws IOException {
        var dossier = order(gift.givingUp(25));

        tells(dossier, 80, 0);
        tells(dossier, 80, 25);

        assertThat(refunds.promised(gift.id())).isEqualTo(50);
    }

    @Test
    void what_it_gave_back_before_the_return_was_settled_is_for_that_and_it_owes_the_rest() throws IOException {
        database.empty();
        var dossier = order(gift);
        tells(dossier, 30);
        var work = new Work(Instant.EPOCH);
        var plan = plan();

        assertThat(plan.of(dossier, 101)).isEmpty();
        assertThat(plan.of(dossier, 100)).as("what it gave back, too").isPresent();
        plan.ask(work, dossier, of(40), 1, List.of(new Refunds.Part(gift.id(), 40, State.CHANNEL)), Map.of());

        assertThat(refunds.promised(gift.id())).isEqualTo(10);
        assertThat(work.owed())
                .singleElement()
                .satisfies(owed -> assertThat(owed.amount()).isEqualTo(10));
        tells(dossier, 40);
        assertThat(refunds.promised(gift.id())).isZero();
    }

    @Test
    void what_was_given_up_after_a_return_was_paid_is_kept_out_of_the_next() throws IOException {
        var dossier = order(gift);
        tells(dossier, 50);
        dossier.put(dossier.payments().iterator().next().givingUp(25));

        assertThat(plan().of(dossier, 26)).isEmpty();
        assertThat(plan().of(dossier, 25)).isPresent();
    }

    @Test
    void what_a_person_says_of_one_return_is_of_that_one() {
        refunds.paidByChannel(second);

        assertThat(refunds.dueByChannel(second)).isEmpty();
        assertThat(refunds.promised(gift.id())).isEqualTo(30);
    }

    private void tells(Dossier dossier, long refunded) throws IOException {
        tells(dossier, 100, refunded);
    }

    private void tells(Dossier dossier, long amount, long refunded) throws IOException {
        new PaymentsToldAgain(refunds)
                .edit(new Work(Instant.EPOCH), dossier, partner(), document(amount, refunded), Cause.HUB);
    }

    private RefundPlan plan() {
        var attempts = AttemptsAt.of(database.jdbc(), new TestClock());
        return new RefundPlan(refunds, new GivenUpMoney(attempts, new Partners(mappings), refunds));
    }

    private Partner partner() throws IOException {
        var folder = Files.createDirectories(mappings.resolve("channels/web"));
        Files.writeString(folder.resolve("channel.yaml"), """
                title: Web
                lane: orders
                format: json
                currency: JPY
                country: AR
                zone: America/Argentina/Buenos_Aires
                payment: {trust: always}
                """);
        return new Partners(mappings).find("web").orElseThrow();
    }

    private UUID due(long amount) {
        var of = of(amount);
        refunds.insert(of, 1, List.of(new Refunds.Part(gift.id(), amount, State.CHANNEL)));
        return of;
    }

    private UUID of(long amount) {
        var of = Ids.next();
        database.jdbc().update("""
                insert into customer_return (id, channel, reference, origin, way, location, state, currency, refunded, at)
                values (?, 'web', ?, 'CUSTOMER', 'STORE', 'CORDOBA', 'SETTLED', 'JPY', ?, now())""", of, of.toString(), amount);
        return of;
    }

    private static Dossier order(Payment payment) {
        var total = new Money(100, Money.currency("JPY"));
        var order =
                new Order(ID, "web", "1", null, 1, OrderState.SHIPPED, 4, total, Mode.SHIP, null, "t", Instant.EPOCH);
        var dossier = new Dossier(order, List.of(), document(100, 0));
        dossier.put(payment);
        return dossier;
    }

    private static SalesOrder document(long amount, long refunded) {
        return Json.read("""
                {"kind": "order", "reference": "1", "revision": 1, "placedAt": "1970-01-01T00:00:00Z", "currency": "JPY", "taxIncluded": true,
                 "fulfilment": {"mode": "ship"}, "total": 100, "lines": [{"id": "1", "sku": "REMERA", "quantity": 2, "unitPrice": 50}],
                 "payments": [{"provider": "web", "reference": "p1", "amount": %s, "status": "captured", "refunded": %s}]}
                """.formatted(amount, refunded), SalesOrder.class);
    }

    private static Payment payment() {
        return new Payment(
                Ids.next(), ID, 1, "web", "p1", null, true, "JPY", 100, 100, 100, 0, PaymentState.CAPTURED, null, null);
    }
}
