package io.serai.fulfilment.payment;

import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Door;
import io.serai.fulfilment.calls.NothingToCallException;
import io.serai.fulfilment.calls.Reply;
import io.serai.fulfilment.calls.Verdict;
import io.serai.fulfilment.calls.Verdict.Done;
import io.serai.fulfilment.calls.Verdict.Refused;
import io.serai.fulfilment.calls.Verdict.Retry;
import io.serai.fulfilment.calls.Verdict.Unknown;
import io.serai.fulfilment.work.Books;
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
import io.serai.payments.Payments;
import io.serai.payments.ProviderPayment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A payment provider. Every change carries the attempt's id as its idempotency key; where the outcome is unknown the payment is asked for and tells. */
@Component
public class PaymentDoor implements Door {
    static final String DOOR = "payments:";
    static final String VERIFY = "VERIFY";
    static final String CAPTURE = "CAPTURE";
    public static final String VOID = "VOID";
    public static final String REFUND = "REFUND";

    /**
     * We were not let in, or not found: after a try that may have done the work that says nothing of it. Were it asked anew, under another
     * key, it could be done twice.
     */
    private static final Set<Integer> NOT_OF_THE_CALL = Set.of(401, 403, 404);

    private final Payments payments;
    private final Books books;
    private final RefundPlan refunds;
    private final GivenUpMoney givenUp;
    private final List<PaymentApi> apis;

    PaymentDoor(Payments payments, Books books, RefundPlan refunds, GivenUpMoney givenUp, List<PaymentApi> apis) {
        this.payments = payments;
        this.books = books;
        this.refunds = refunds;
        this.givenUp = givenUp;
        this.apis = apis;
    }

    @Override
    public boolean serves(String door) {
        return door.startsWith(DOOR);
    }

    @Override
    public Call call(Attempt attempt) {
        var payment = payment(attempt);
        var api = api(attempt);
        boolean repeats = isPart(attempt);
        if ((attempt.unknown() && !repeats) || attempt.kind().equals(VERIFY)) {
            return api.ask(attempt, payment);
        }
        return switch (attempt.kind()) {
            case CAPTURE ->
                api.capture(attempt, payment, attempt.data().path("amount").asLong());
            case VOID -> api.letGo(attempt, payment);
            case REFUND -> api.refund(attempt, payment, back(attempt, payment));
            default -> throw new IllegalArgumentException("no such call to a provider: " + attempt.kind());
        };
    }

    /**
     * A part of the money is given back. The payment could not tell which of several parts it was, so that an unknown outcome is not
     * asked about: the same request under the same key is answered as it was the first time, and done once.
     */
    private static boolean isPart(Attempt attempt) {
        return attempt.kind().equals(REFUND) && attempt.data().has("amount");
    }

    private PaymentApi api(Attempt attempt) {
        var provider = attempt.door().substring(DOOR.length());
        return apis.stream().filter(api -> api.isOf(provider)).findFirst().orElseThrow();
    }

    @Override
    public Verdict judge(Attempt attempt, Reply reply) {
        if (attempt.kind().equals(REFUND) && (!attempt.unknown() || isPart(attempt))) {
            var verdict = Verdict.ofIdempotent(reply);
            boolean saysNothing = attempt.unknown() && NOT_OF_THE_CALL.contains(reply.status());
            return saysNothing ? new Unknown(verdict.answer()) : verdict;
        }
        var known = api(attempt).read(reply.body());
        if (reply.isOk() && known.isPresent()) {
            return judge(attempt, known.get());
        }
        var answer = Json.write(Map.of("status", reply.status(), "body", excerpt(reply.body())));
        if (reply.isBusy()) {
            return new Retry(answer, reply.retryAfter());
        }
        boolean onlyAsked = attempt.unknown() || attempt.kind().equals(VERIFY);
        // A refused change may be one that was done before: the payment tells.
        return reply.isRefusal() && onlyAsked ? new Refused(answer) : new Unknown(answer);
    }

    private static Verdict judge(Attempt attempt, ProviderPayment known) {
        var answer = Json.write(known);
        return switch (attempt.kind()) {
            case VERIFY ->
                known.authorised() || known.captured()
                        ? new Done(answer)
                        : known.canceled() ? new Refused(answer) : new Retry(answer);
            case CAPTURE ->
                known.captured() ? new Done(answer) : known.canceled() ? new Refused(answer) : new Retry(answer);
            case VOID ->
                known.canceled() ? new Done(answer) : known.captured() ? new Refused(answer) : new Retry(answer);
            // A part may have been given back before; we give back all that is left.
            default ->
                known.refunded() > 0 && known.refunded() >= known.received() ? new Done(answer) : new Retry(answer);
        };
    }

    @Override
    public void settle(Group group, Attempt attempt, Verdict verdict) {
        if (attempt.order() == null) {
            return;
        }
        group.addAll(books.openWithDocuments(Set.of(attempt.order())));
        var dossier = group.dossier(attempt.order());
        var payment = dossier.payments().stream()
                .filter(each -> each.id().equals(paymentId(attempt)))
                .findFirst()
                .orElseThrow();
        if (verdict instanceof Refused) {
            refunds.conclude(attempt, payment.id(), false);
            refuse(group.work(), dossier, payment, attempt);
            return;
        }
        var known = Optional.of(verdict.answer()).flatMap(PaymentDoor::known);
        switch (attempt.kind()) {
            case VERIFY -> known.ifPresent(each -> verified(group, dossier, payment, each));
            case CAPTURE -> known.ifPresent(each -> captured(group.work(), dossier, payment, each));
            case VOID -> change(group.work(), dossier, payment.in(PaymentState.VOIDED), EventType.PAYMENT_VOIDED, 0);
            default -> {
                long back = back(attempt, payment);
                refunds.conclude(attempt, payment.id(), true);
                change(group.work(), dossier, payment.refunded(back), EventType.PAYMENT_REFUNDED, back);
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
                    "payments:" + payment.provider(),
                    paid.captured() > 0 ? REFUND : VOID,
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
        if (attempt.kind().equals(VERIFY) && !payment.covers()) {
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

    private Payment payment(Attempt attempt) {
        if (attempt.order() == null) {
            throw new NothingToCallException("no-order");
        }
        return payments.of(Set.of(attempt.order())).stream()
                .filter(each -> each.id().equals(paymentId(attempt)))
                .findFirst()
                .orElseThrow(() -> new NothingToCallException("no-payment"));
    }

    static UUID paymentId(Attempt attempt) {
        return UUID.fromString(attempt.subject().split(":", -1)[0]);
    }

    /** What is given back: a part that was said, or all that is left. */
    private static long back(Attempt attempt, Payment payment) {
        long left = payment.captured() - payment.refunded();
        return isPart(attempt) ? attempt.data().path("amount").asLong() : left;
    }

    private static Optional<ProviderPayment> known(String answer) {
        var node = Json.parse(answer);
        return node.has("capturable") ? Optional.of(Json.read(answer, ProviderPayment.class)) : Optional.empty();
    }

    private static String excerpt(String body) {
        return body.substring(0, Math.min(500, body.length()));
    }
}
