package io.serai.fulfilment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.Ids;
import io.serai.kernel.OrderId;
import io.serai.payments.Payment;
import io.serai.payments.PaymentState;
import io.serai.returns.Refunds.Part;
import io.serai.returns.Refunds.State;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RefundPlanTest {
    @Property
    void however_often_money_is_given_back_no_payment_gives_more_than_it_has(
            @ForAll("payments") List<Payment> payments, @ForAll("amounts") List<Long> wishes) {
        long there = payments.stream().mapToLong(RefundPlanTest::has).sum();
        var promised = new HashMap<UUID, Long>();
        long given = 0;
        for (long wish : wishes) {
            var parts = RefundPlan.split(
                    payments,
                    wish,
                    payment -> Math.max(0, RefundPlan.ours(payment, 0) - promised.getOrDefault(payment.id(), 0L)));
            assertThat(parts.isPresent()).isEqualTo(wish <= there - given);
            for (var part : parts.orElse(List.of())) {
                promised.merge(part.payment(), part.amount(), Long::sum);
            }
            given += parts.isPresent() ? wish : 0;
        }
        for (var payment : payments) {
            assertThat(promised.getOrDefault(payment.id(), 0L)).isBetween(0L, has(payment));
        }
        assertThat(promised.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(given);
    }

    @Example
    void the_first_payment_gives_first_and_what_a_channel_holds_the_channel_gives() {
        var card = payment(false, 100, 20);
        var gift = payment(true, 50, 0);

        assertThat(RefundPlan.split(List.of(card, gift), 100, payment -> RefundPlan.ours(payment, 0)))
                .contains(List.of(new Part(card.id(), 80, State.ASKED), new Part(gift.id(), 20, State.CHANNEL)));
        assertThat(RefundPlan.split(List.of(card, gift), 131, payment -> RefundPlan.ours(payment, 0)))
                .isEmpty();
        assertThat(RefundPlan.split(List.of(), 0, payment -> 0)).contains(List.of());
    }

    private static long has(Payment payment) {
        return payment.captured() - payment.refunded();
    }

    private static Payment payment(boolean trusted, long captured, long refunded) {
        return new Payment(
                Ids.next(),
                OrderId.next(),
                1,
                "stripe",
                "pi_1",
                null,
                trusted,
                "ARS",
                captured,
                captured,
                captured,
                refunded,
                PaymentState.CAPTURED,
                null,
                null);
    }

    @Provide
    Arbitrary<List<Payment>> payments() {
        var amounts = Arbitraries.longs().between(0, 1_000);
        return Combinators.combine(Arbitraries.of(true, false), amounts, amounts)
                .as((trusted, one, other) -> payment(trusted, Math.max(one, other), Math.min(one, other)))
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<Long>> amounts() {
        return Arbitraries.longs().between(1, 800).list().ofMaxSize(8);
    }
}
