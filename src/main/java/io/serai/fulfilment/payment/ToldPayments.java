package io.serai.fulfilment.payment;

import io.serai.contract.SalesOrder;
import io.serai.contract.SalesOrder.Payment.Status;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.Ids;
import io.serai.kernel.Money;
import io.serai.log.Attempt;
import io.serai.log.EventType;
import io.serai.mapping.Partner;
import io.serai.mapping.Partner.Payment.Trust;
import io.serai.payments.Payment;
import io.serai.payments.PaymentState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a channel says of an order's payments: taken over when the order opens, and joined with what the hub knows when it is edited.
 * A payment that an edit leaves out stays as it is: its money may be on its way.
 */
public final class ToldPayments {
    private final Work work;
    private final Dossier dossier;
    private final Partner partner;

    private ToldPayments(Work work, Dossier dossier, Partner partner) {
        this.work = work;
        this.dossier = dossier;
        this.partner = partner;
    }

    public static void open(Work work, Dossier dossier, Partner partner, SalesOrder told, Cause cause) {
        var all = new ToldPayments(work, dossier, partner);
        int no = 0;
        for (var each : told.payments()) {
            all.tellRefund(0, all.add(each, ++no, ""), cause);
        }
    }

    /** Each is known by its provider and reference; where one of the two has no reference, by its number. */
    static void edit(Work work, Dossier dossier, Partner partner, SalesOrder told, Cause cause) {
        new ToldPayments(work, dossier, partner).edit(told.payments(), cause);
    }

    private void edit(List<SalesOrder.Payment> told, Cause cause) {
        // A provider is asked once for each message that gives cause for it.
        var question = ":" + cause.receipt();
        var known = new ArrayList<>(dossier.payments());
        int last = known.stream().mapToInt(Payment::no).max().orElse(0);
        var byReference = new ArrayList<Optional<Payment>>();
        told.forEach(each -> byReference.add(take(known, payment -> isSame(payment, each))));
        for (int i = 0; i < told.size(); i++) {
            var each = told.get(i);
            int no = i + 1;
            var same = byReference.get(i).or(() -> take(known, payment -> isInPlaceOf(payment, each, no)));
            if (same.isPresent()) {
                join(same.get(), each, question, cause);
            } else {
                tell(null, add(each, ++last, question), cause);
            }
        }
    }

    private static Optional<Payment> take(List<Payment> known, Predicate<Payment> which) {
        var found = known.stream().filter(which).findFirst();
        found.ifPresent(known::remove);
        return found;
    }

    private static boolean isSame(Payment known, SalesOrder.Payment told) {
        return told.reference() != null
                && told.reference().equals(known.reference())
                && told.provider().equals(known.provider());
    }

    private static boolean isInPlaceOf(Payment known, SalesOrder.Payment told, int no) {
        return known.no() == no
                && known.provider().equals(told.provider())
                && (known.reference() == null || told.reference() == null);
    }

    private Payment add(SalesOrder.Payment told, int no, String question) {
        var payment = fresh(told, no);
        work.add(dossier, payment);
        if (!payment.trusted()) {
            ask(payment, question);
        }
        return payment;
    }

    private void join(Payment known, SalesOrder.Payment told, String question, Cause cause) {
        var joined = known.toldAgain(fresh(told, known.no()));
        boolean news = joined.amount() != known.amount() || known.reference() == null;
        boolean isGivenBack = told.refunded() != null && told.refunded().signum() > 0;
        if (!known.trusted() && known.state() == PaymentState.REFUSED && (news || isPaid(told))) {
            joined = joined.in(PaymentState.PENDING);
        }
        boolean isAsked = joined.awaitsMoney() ? news || isPaid(told) : isGivenBack && joined.captured() > 0;
        if (!known.trusted() && isAsked) {
            ask(joined, question);
        }
        work.change(dossier, joined);
        tell(known, joined, cause);
    }

    private static boolean isPaid(SalesOrder.Payment told) {
        return told.status() == Status.AUTHORISED || told.status() == Status.CAPTURED;
    }

    private void ask(Payment payment, String question) {
        if (payment.reference() != null) {
            work.ask(new Attempt.Request(
                    "payments:" + payment.provider(), PaymentDoor.VERIFY, payment.id() + question, dossier.id(), "{}"));
        }
    }

    private void tell(@Nullable Payment before, Payment after, Cause cause) {
        boolean covered = before != null && before.covers();
        if (after.covers() && !covered) {
            event(EventType.PAYMENT_AUTHORISED, after, after.authorised(), cause);
        } else if (before != null && after.captured() > before.captured()) {
            event(EventType.PAYMENT_CAPTURED, after, after.captured() - before.captured(), cause);
        } else if (after.state() == PaymentState.REFUSED && (before == null || before.state() != after.state())) {
            event(EventType.PAYMENT_REFUSED, after, 0, cause);
        }
        tellRefund(before == null ? 0 : before.refunded(), after, cause);
    }

    private void tellRefund(long before, Payment after, Cause cause) {
        if (after.refunded() > before) {
            event(EventType.PAYMENT_REFUNDED, after, after.refunded() - before, cause);
        }
    }

    /** How much of a payment the channel says was given back, in minor units: of a provider that is asked, what it may hold less. */
    static long givenBack(Dossier dossier, Payment payment) {
        var currency = dossier.order().total().currency();
        var told = dossier.document().payments();
        return IntStream.range(0, told.size())
                .filter(i -> isSame(payment, told.get(i)) || isInPlaceOf(payment, told.get(i), i + 1))
                .mapToLong(i -> minor(told.get(i).refunded(), currency))
                .findFirst()
                .orElse(0);
    }

    private void event(EventType type, Payment payment, long minor, Cause cause) {
        var amount = new Money(minor, Money.currency(payment.currency())).toString();
        work.event(dossier, type, Map.of("provider", payment.provider(), "amount", amount), cause);
    }

    private Payment fresh(SalesOrder.Payment told, int no) {
        var trust = partner.payment().trust();
        boolean trusted = trust != Trust.PROVIDER
                || !told.provider().equals(partner.payment().provider());
        var currency = dossier.order().total().currency();
        long amount = minor(told.amount(), currency);
        boolean captured = trusted && told.status() == Status.CAPTURED;
        long refunded = captured ? minor(told.refunded(), currency) : 0;
        boolean authorised =
                trusted && (captured || told.status() == Status.AUTHORISED || trust == Trust.PAID_BY_CHANNEL);
        var state = captured
                ? (refunded > 0 ? Payment.stateOf(amount, refunded) : PaymentState.CAPTURED)
                : authorised
                        ? PaymentState.AUTHORISED
                        : told.status() == Status.REFUSED ? PaymentState.REFUSED : PaymentState.PENDING;
        return new Payment(
                Ids.next(),
                dossier.id(),
                no,
                told.provider(),
                told.reference(),
                told.method(),
                trusted,
                currency.getCurrencyCode(),
                amount,
                authorised ? amount : 0,
                captured ? amount : 0,
                refunded,
                state,
                null,
                null);
    }

    public static long minor(@Nullable BigDecimal amount, Currency currency) {
        return amount == null ? 0 : Money.of(amount, currency).minor();
    }
}
