package io.serai.fulfilment.payment;

import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Owed;
import io.serai.fulfilment.work.Work;
import io.serai.log.Attempt;
import io.serai.log.Attempts;
import io.serai.log.Json;
import io.serai.mapping.Partner.Payment.Capture;
import io.serai.mapping.Partners;
import io.serai.payments.Payment;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Money of pieces that are not sent although others of their order were: what was not captured of it is not, what was is given back, and
 * what the channel has it owes. A capture that is under way while that is decided is answered by giving back what was too much of it.
 */
@Component
public class GivenUpMoney {
    private static final String REST = "rest";

    private final Attempts attempts;
    private final Partners partners;

    GivenUpMoney(Attempts attempts, Partners partners) {
        this.attempts = attempts;
        this.partners = partners;
    }

    /**
     * Once for each order and {@code reason}. The payments give it up in their order, each as far as it goes.
     *
     * @param worth what was paid for the pieces, in minor units
     * @param pieces by the number of their line
     * @param byChannel whether the channel gave them up: what it has it gives back by itself
     */
    public void of(
            Work work, Dossier dossier, String reason, long worth, Map<Integer, Integer> pieces, boolean byChannel) {
        long rest = worth;
        long owed = 0;
        var payments = dossier.payments().stream()
                .filter(Payment::covers)
                .sorted(Comparator.comparingInt(Payment::no))
                .toList();
        for (var payment : payments) {
            long part = Math.min(rest, available(payment));
            rest -= part;
            if (part > 0) {
                work.change(dossier, payment.givingUp(part));
                owed += payment.trusted() ? part : 0;
            }
        }
        if (owed > 0 && !byChannel) {
            work.owes(new Owed(dossier, dossier.id() + ":" + reason, reason, owed, pieces));
        }
        dossier.payments().stream()
                .filter(payment -> !payment.trusted())
                .forEach(payment -> settle(work, dossier, payment));
        finish(work, dossier);
    }

    /**
     * The channel wants less of an order of which a part has left, and so less money for it: that is all that is kept. What it says it has
     * given back by itself is not given back twice.
     */
    public void asTold(Work work, Dossier dossier) {
        dossier.payments().stream()
                .filter(payment -> !payment.trusted() && payment.covers() && payment.amount() < payment.authorised())
                .filter(payment -> ToldPayments.givenBack(dossier, payment) == 0)
                .forEach(payment -> {
                    var cut = payment.givingUp(0);
                    work.change(dossier, cut);
                    settle(work, dossier, cut);
                });
        finish(work, dossier);
    }

    private static long available(Payment payment) {
        return Math.max(0, Math.min(payment.kept(), payment.covered() - payment.refunded()));
    }

    /** What was captured although it was given up goes back; what its provider was asked for before is not asked for again. */
    void settle(Work work, Dossier dossier, Payment payment) {
        long asked = amounts(attempts.of(door(payment), PaymentDoor.REFUND, dossier.id()), payment);
        long due = payment.overpaid() - asked;
        if (due > 0) {
            ask(work, payment, PaymentDoor.REFUND, subject(payment) + (asked == 0 ? "" : ":" + asked), due);
        }
    }

    /** If nothing more will leave no shipment asks for what is left to be captured: shipping and the like. */
    private void finish(Work work, Dossier dossier) {
        if (dossier.allLeft() && isCapturedByShipment(dossier)) {
            dossier.payments().stream()
                    .filter(payment -> !payment.trusted() && payment.covers())
                    .forEach(payment -> finish(work, dossier, payment));
        }
    }

    private void finish(Work work, Dossier dossier, Payment payment) {
        long underWay = attempts.openOf(door(payment), PaymentDoor.CAPTURE, dossier.id()).stream()
                .filter(each -> PaymentDoor.paymentId(each).equals(payment.id()))
                .mapToLong(GivenUpMoney::amount)
                .sum();
        long left = payment.capturable() - underWay;
        if (left > 0) {
            ask(work, payment, PaymentDoor.CAPTURE, subject(payment), left);
        } else if (payment.kept() == 0 && payment.captured() == 0 && underWay == 0) {
            ask(work, payment, PaymentDoor.VOID, payment.id().toString(), 0);
        }
    }

    private boolean isCapturedByShipment(Dossier dossier) {
        return partners.find(dossier.order().channel())
                .map(partner -> partner.payment().capture())
                .filter(capture -> capture == Capture.SHIPMENT)
                .isPresent();
    }

    /** What a provider was asked to give back of what was given up, and has not answered: nobody else may have it. */
    long promised(Payment payment) {
        return payment.keptAtMost() == null
                ? 0
                : amounts(attempts.openOf(door(payment), PaymentDoor.REFUND, payment.order()), payment);
    }

    private static long amounts(Collection<Attempt> refunds, Payment payment) {
        return refunds.stream()
                .filter(each -> isOf(each.subject(), payment.id()))
                .mapToLong(GivenUpMoney::amount)
                .sum();
    }

    private static boolean isOf(String subject, UUID payment) {
        return (subject + ":").startsWith(payment + ":" + REST + ":");
    }

    private static long amount(Attempt attempt) {
        return attempt.data().path("amount").asLong();
    }

    private static String subject(Payment payment) {
        return payment.id() + ":" + REST;
    }

    private static String door(Payment payment) {
        return PaymentDoor.DOOR + payment.provider();
    }

    private static void ask(Work work, Payment payment, String kind, String subject, long amount) {
        work.ask(new Attempt.Request(
                door(payment),
                kind,
                subject,
                payment.order(),
                Json.write(amount == 0 ? Map.of() : Map.of("amount", amount))));
    }
}
