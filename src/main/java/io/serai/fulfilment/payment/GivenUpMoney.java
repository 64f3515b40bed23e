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
import io.serai.returns.PaidLines;
import io.serai.returns.Refunds;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Money of pieces that are not sent although others of their order were: what was not captured of it is not, what was is given back, and
 * what the channel has it owes. A capture that is under way while that is decided is answered by giving back what was too much of it.
 */
@Component
public class GivenUpMoney {
    private static final String REST = "rest";
    private static final String EDITED = "edited";

    /** The call that this one asks again for, as its provider refused that. */
    static final String AGAIN = "again";

    /** What others had given back of the payment when its provider was asked: what they give back later may be what it refuses. */
    static final String BEFORE = "before";

    private final Attempts attempts;
    private final Partners partners;
    private final Refunds refunds;

    GivenUpMoney(Attempts attempts, Partners partners, Refunds refunds) {
        this.attempts = attempts;
        this.partners = partners;
        this.refunds = refunds;
    }

    /**
     * Once for each order and {@code reason}, when the pieces are no longer wanted. The payments give it up in their order, each as far as
     * it goes. What somebody gave back before, and not for a return, counts as given back for what was cancelled.
     *
     * @param worth what was paid for the pieces, in minor units
     * @param pieces by the number of their line
     * @param byChannel whether the channel gave them up: what it has it gives back by itself
     * @return how much was given up now
     */
    public long of(
            Work work, Dossier dossier, String reason, long worth, Map<Integer, Integer> pieces, boolean byChannel) {
        long due = Math.min(worth, tooMuch(dossier));
        long rest = due;
        long owed = 0;
        var payments = dossier.payments().stream()
                .filter(Payment::covers)
                .sorted(Comparator.comparingInt(Payment::no))
                .toList();
        for (var payment : payments) {
            long part = Math.min(rest, held(dossier, payment));
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
        return due - rest;
    }

    /**
     * The channel wants fewer pieces of an order of which a part has left. Where it wants less money, too, that is all that is kept; where
     * its sums stay, what was paid for the pieces is given up. What it says it has given back by itself is not given back twice.
     *
     * @param worth what was paid for the pieces, in minor units
     * @param pieces by the number of their line
     */
    public void asTold(Work work, Dossier dossier, long worth, Map<Integer, Integer> pieces) {
        dossier.payments().stream()
                .filter(payment -> !payment.trusted() && payment.covers() && payment.amount() < payment.authorised())
                .forEach(payment -> work.change(dossier, payment.keepingAtMost(asked(dossier, payment))));
        of(work, dossier, EDITED, worth, pieces, true);
    }

    /** What the channel asks for, and what it gave back by itself of that which was captured beyond it. */
    private long asked(Dossier dossier, Payment payment) {
        long beyond = Math.max(0, payment.captured() - payment.amount());
        return payment.amount() + Math.min(beyond, byOthers(dossier, payment));
    }

    /** What is held of the payments beyond what the order costs without the pieces that are no longer wanted. */
    private long tooMuch(Dossier dossier) {
        long held = dossier.payments().stream()
                .filter(Payment::covers)
                .mapToLong(payment -> held(dossier, payment))
                .reduce(0, Math::addExact);
        // What came back is still among the pieces that are wanted.
        long returned = dossier.payments().stream()
                .mapToLong(payment -> refunds.given(payment.id()))
                .reduce(0, Math::addExact);
        return Math.max(0, held + returned - costs(dossier));
    }

    private static long costs(Dossier dossier) {
        var document = dossier.document();
        var paid = PaidLines.of(document);
        long cancelled = 0;
        for (var line : dossier.lines()) {
            int bought = document.lines().get(line.line() - 1).quantity();
            int wanted = Math.min(bought, line.wanted());
            cancelled = Math.addExact(cancelled, paid.of(line.line(), wanted, bought - wanted));
        }
        return dossier.order().total().minor() - cancelled;
    }

    /** How much of it is kept when all that is promised is given back. */
    private long held(Dossier dossier, Payment payment) {
        long beyond = Math.max(0, payment.captured() - payment.kept());
        return Math.max(0, payment.kept() - Math.max(0, back(dossier, payment) - beyond));
    }

    private long back(Dossier dossier, Payment payment) {
        return payment.trusted()
                ? payment.refunded() + refunds.promised(payment.id())
                : refunds.given(payment.id())
                        + amounts(attempts.doneOf(door(payment), PaymentDoor.REFUND, dossier.id()), payment)
                        + promised(payment)
                        + byOthers(dossier, payment);
    }

    /** What was given back of a payment, and not by us: the channel's word counts before its provider has been asked. */
    long byOthers(Dossier dossier, Payment payment) {
        return Math.max(booked(payment), ToldPayments.givenBack(dossier, payment));
    }

    /** The same, as far as its provider has said so. */
    private long booked(Payment payment) {
        long returns = refunds.given(payment.id()) - refunds.promised(payment.id());
        long rest = amounts(attempts.doneOf(door(payment), PaymentDoor.REFUND, payment.order()), payment);
        return payment.refunded() - returns - rest;
    }

    /** Whether the channel says that others gave back more than {@code before}, and its provider has not said so yet. */
    boolean isToldMore(Dossier dossier, Payment payment, long before) {
        return byOthers(dossier, payment) > Math.max(before, booked(payment));
    }

    /** What was captured although it was given up goes back; what its provider was asked for before is not asked for again. */
    void settle(Work work, Dossier dossier, Payment payment) {
        long asked = amounts(counting(attempts.of(door(payment), PaymentDoor.REFUND, dossier.id())), payment);
        long due = payment.overpaid() - asked;
        if (due > 0) {
            ask(
                    work,
                    payment,
                    PaymentDoor.REFUND,
                    subject(payment) + (asked == 0 ? "" : ":" + asked),
                    Map.of("amount", due, BEFORE, byOthers(dossier, payment)));
        }
    }

    /** If nothing more will leave no shipment asks for what is left to be captured: shipping and the like. */
    private void finish(Work work, Dossier dossier) {
        if (!dossier.allLeft()) {
            return;
        }
        boolean byShipment = isCapturedByShipment(dossier);
        dossier.payments().stream()
                .filter(payment -> !payment.trusted() && payment.covers())
                .forEach(payment -> {
                    long left = payment.capturable() - beingCaptured(dossier, payment);
                    if (byShipment && left > 0) {
                        ask(work, payment, PaymentDoor.CAPTURE, subject(payment), Map.of("amount", left));
                    }
                    letGo(work, dossier, payment);
                });
    }

    /** What was given up in whole before any of it was captured is not held any longer. */
    void letGo(Work work, Dossier dossier, Payment payment) {
        if (payment.keptAtMost() != null
                && payment.kept() == 0
                && payment.captured() == 0
                && beingCaptured(dossier, payment) == 0) {
            ask(work, payment, PaymentDoor.VOID, payment.id().toString(), Map.of());
        }
    }

    /** How much of it its provider was asked to capture, and has not answered. */
    long beingCaptured(Dossier dossier, Payment payment) {
        return attempts.openOf(door(payment), PaymentDoor.CAPTURE, dossier.id()).stream()
                .filter(each -> PaymentDoor.paymentId(each).equals(payment.id()))
                .mapToLong(GivenUpMoney::amount)
                .sum();
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

    /** Without those that were refused and asked again: these are counted once. */
    private static List<Attempt> counting(Collection<Attempt> refunds) {
        var repeated =
                refunds.stream().map(each -> each.data().path(AGAIN).asText()).collect(Collectors.toSet());
        return refunds.stream()
                .filter(each -> !repeated.contains(each.id().toString()))
                .toList();
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

    /** A name for asking again for what was asked for as {@code subject}: of the same kind, and only once. */
    static String again(Payment payment, String subject, UUID refused) {
        return (isOf(subject, payment.id()) ? subject(payment) : payment.id().toString()) + ":again-" + refused;
    }

    private static String door(Payment payment) {
        return PaymentDoor.DOOR + payment.provider();
    }

    private static void ask(Work work, Payment payment, String kind, String subject, Map<String, Long> data) {
        work.ask(new Attempt.Request(door(payment), kind, subject, payment.order(), Json.write(data)));
    }
}
