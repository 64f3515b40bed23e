package io.serai.fulfilment.payment;

import io.serai.fulfilment.calls.Verdict;
import io.serai.fulfilment.calls.Verdict.Refused;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Parking;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.Money;
import io.serai.log.Attempt;
import io.serai.log.EventType;
import io.serai.log.Json;
import io.serai.orders.OrderState;
import io.serai.payments.Payment;
import io.serai.payments.PaymentState;
import io.serai.payments.ProviderPayment;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What follows for the payment and its order when a provider has answered for certain. */
@Component
class PaymentOutcomes {
    private final RefundPlan refunds;
    private final GivenUpMoney givenUp;

    PaymentOutcomes(RefundPlan refunds, GivenUpMoney givenUp) {
        this.refunds = refunds;
        this.givenUp = givenUp;
    }

    void book(Group group, Dossier dossier, Payment payment, Attempt attempt, Verdict verdict) {
        if (verdict instanceof Refused) {
            refunds.conclude(attempt, payment.id(), false);
            refuse(group.work(), dossier, payment, attempt);
            return;
        }
        var known = Optional.of(verdict.answer()).flatMap(PaymentOutcomes::known);
        switch (attempt.kind()) {
            case PaymentDoor.VERIFY -> known.ifPresent(each -> verified(group, dossier, payment, each));
            case PaymentDoor.CAPTURE -> known.ifPresent(each -> captured(group.work(), dossier, payment, each));
            case PaymentDoor.VOID ->
                change(group.work(), dossier, payment.in(PaymentState.VOIDED), EventType.PAYMENT_VOIDED, 0);
            default -> {
                long back = PaymentDoor.back(attempt, payment);
                refunds.conclude(attempt, payment.id(), true);
                change(group.work(), dossier, payment.refunded(back), EventType.PAYMENT_REFUNDED, back);
                if (Json.parse(verdict.answer()).has(PaymentDoor.UNCLEAR)) {
                    group.work().park(Parking.ofCall(attempt, "SER-0702"));
                }
            }
        }
    }

    private static void verified(Group group, Dossier dossier, Payment payment, ProviderPayment known) {
        var work = group.work();
        if (payment.state() == PaymentState.AUTHORISED) {
            raised(group, dossier, payment, known);
            return;
        }
        if (payment.state() == PaymentState.CAPTURED) {
            givenBack(work, dossier, payment, known);
            return;
        }
        if (payment.state() != PaymentState.PENDING) {
            return;
        }
        long kept = known.received() - known.refunded();
        long held = Math.max(known.capturable(), kept);
        // What the channel says was given back the provider need not hold any more.
        long needed = payment.amount() - Math.min(known.refunded(), ToldPayments.givenBack(dossier, payment));
        if (held < needed || !known.currency().equals(payment.currency())) {
            change(work, dossier, payment.in(PaymentState.REFUSED), EventType.PAYMENT_REFUSED, held);
            return;
        }
        boolean isPartlyBack = needed < payment.amount();
        var authorised = payment.authorised(isPartlyBack ? known.received() : held, null);
        var paid = known.captured() ? authorised.captured(isPartlyBack ? known.received() : kept) : authorised;
        change(work, dossier, paid, EventType.PAYMENT_AUTHORISED, paid.authorised());
        if (isPartlyBack) {
            givenBack(work, dossier, paid, known);
        }
        if (dossier.state() == OrderState.CANCELLED) {
            work.ask(new Attempt.Request(
                    PaymentDoor.DOOR + payment.provider(),
                    paid.captured() > 0 ? PaymentDoor.REFUND : PaymentDoor.VOID,
                    payment.id().toString(),
                    dossier.id(),
                    "{}"));
        } else {
            group.wantsStock(dossier);
        }
    }

    /** Somebody gave a part of it back, at the channel or at the provider. */
    private static void givenBack(Work work, Dossier dossier, Payment payment, ProviderPayment known) {
        long more = Math.min(known.refunded(), payment.captured()) - payment.refunded();
        if (more > 0) {
            change(work, dossier, payment.refunded(more), EventType.PAYMENT_REFUNDED, more);
        }
    }

    /** An edit asks for more than was authorised before: perhaps the provider holds more by now. */
    private static void raised(Group group, Dossier dossier, Payment payment, ProviderPayment known) {
        if (payment.awaitsMoney() && known.capturable() > payment.authorised()) {
            var raised = payment.authorised(known.capturable(), null);
            change(group.work(), dossier, raised, EventType.PAYMENT_AUTHORISED, raised.authorised());
            group.wantsStock(dossier);
        }
    }

    private void captured(Work work, Dossier dossier, Payment payment, ProviderPayment known) {
        long more = known.received() - payment.captured();
        if (more > 0) {
            var captured = payment.captured(more);
            change(work, dossier, captured, EventType.PAYMENT_CAPTURED, more);
            givenUp.settle(work, dossier, captured);
        }
    }

    private static void refuse(Work work, Dossier dossier, Payment payment, Attempt attempt) {
        if (attempt.kind().equals(PaymentDoor.VERIFY) && !payment.covers()) {
            if (payment.state() == PaymentState.PENDING) {
                change(work, dossier, payment.in(PaymentState.REFUSED), EventType.PAYMENT_REFUSED, 0);
            }
            return;
        }
        work.park(Parking.ofCall(attempt, "SER-0701"));
    }

    private static void change(Work work, Dossier dossier, Payment payment, EventType type, long minor) {
        work.change(dossier, payment);
        work.event(dossier, type, Map.of("provider", payment.provider(), "amount", amount(payment, minor)), Cause.HUB);
    }

    private static String amount(Payment payment, long minor) {
        return new Money(minor, Money.currency(payment.currency())).toString();
    }

    private static Optional<ProviderPayment> known(String answer) {
        var node = Json.parse(answer);
        return node.has("capturable") ? Optional.of(Json.read(answer, ProviderPayment.class)) : Optional.empty();
    }
}
