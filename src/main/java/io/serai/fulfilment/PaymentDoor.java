package io.serai.fulfilment;

import io.serai.fulfilment.Verdict.Done;
import io.serai.fulfilment.Verdict.Refused;
import io.serai.fulfilment.Verdict.Retry;
import io.serai.fulfilment.Verdict.Unknown;
import io.serai.kernel.Money;
import io.serai.log.Attempt;
import io.serai.log.EventType;
import io.serai.log.Json;
import io.serai.orders.OrderState;
import io.serai.payments.Payment;
import io.serai.payments.PaymentState;
import io.serai.payments.Payments;
import io.serai.payments.StripeIntent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * A payment provider in the shape of Stripe's PaymentIntents. Every change carries the attempt's id as Idempotency-Key; where the
 * outcome is unknown the intent is fetched and tells.
 */
@Component
class PaymentDoor implements Door {
    static final String VERIFY = "VERIFY";
    static final String CAPTURE = "CAPTURE";
    static final String VOID = "VOID";
    static final String REFUND = "REFUND";

    private final Payments payments;
    private final Books books;
    private final Environment environment;

    PaymentDoor(Payments payments, Books books, Environment environment) {
        this.payments = payments;
        this.books = books;
        this.environment = environment;
    }

    @Override
    public boolean serves(String door) {
        return door.startsWith("payments:");
    }

    @Override
    public Call call(Attempt attempt) {
        var payment = payment(attempt);
        var intent = "/v1/payment_intents/" + payment.reference();
        if (attempt.unknown() || attempt.kind().equals(VERIFY)) {
            return http(attempt, "GET", intent + "?expand[]=latest_charge", null);
        }
        return switch (attempt.kind()) {
            case CAPTURE ->
                http(
                        attempt,
                        "POST",
                        intent + "/capture",
                        "amount_to_capture=" + attempt.data().path("amount").asLong());
            case VOID -> http(attempt, "POST", intent + "/cancel", "");
            case REFUND ->
                http(
                        attempt,
                        "POST",
                        "/v1/refunds",
                        "payment_intent=" + payment.reference() + "&amount=" + refundable(payment));
            default -> throw new IllegalArgumentException("no such call to a provider: " + attempt.kind());
        };
    }

    private Call http(Attempt attempt, String method, String path, @Nullable String body) {
        var provider = attempt.door().substring("payments:".length());
        var headers = new LinkedHashMap<String, String>();
        headers.put("Authorization", "Bearer " + environment.getProperty("serai.secrets." + provider + "-key", ""));
        if (body != null) {
            headers.put("Content-Type", "application/x-www-form-urlencoded");
            headers.put("Idempotency-Key", attempt.id().toString());
        }
        return new Call.Http(attempt, method, path, headers, body);
    }

    @Override
    public Verdict judge(Attempt attempt, Reply reply) {
        var intent = StripeIntent.parse(reply.body());
        if (attempt.kind().equals(REFUND) && !attempt.unknown()) {
            return Verdict.ofIdempotent(reply);
        }
        if (reply.isOk() && intent.isPresent()) {
            return judge(attempt, intent.get());
        }
        var answer = Json.write(Map.of("status", reply.status(), "body", excerpt(reply.body())));
        if (reply.isBusy()) {
            return new Retry(answer);
        }
        boolean onlyAsked = attempt.unknown() || attempt.kind().equals(VERIFY);
        // A refused change may be one that was done before: the intent tells.
        return reply.isRefusal() && onlyAsked ? new Refused(answer) : new Unknown(answer);
    }

    private static Verdict judge(Attempt attempt, StripeIntent intent) {
        var answer = Json.write(intent);
        return switch (attempt.kind()) {
            case VERIFY ->
                intent.authorised() || intent.captured()
                        ? new Done(answer)
                        : intent.canceled() ? new Refused(answer) : new Retry(answer);
            case CAPTURE ->
                intent.captured() ? new Done(answer) : intent.canceled() ? new Refused(answer) : new Retry(answer);
            case VOID ->
                intent.canceled() ? new Done(answer) : intent.captured() ? new Refused(answer) : new Retry(answer);
            default -> intent.refunded() > 0 ? new Done(answer) : new Retry(answer);
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
            refuse(group.work(), dossier, payment, attempt);
            return;
        }
        var intent = Optional.of(verdict.answer()).flatMap(PaymentDoor::intent);
        switch (attempt.kind()) {
            case VERIFY -> intent.ifPresent(each -> verified(group, dossier, payment, each));
            case CAPTURE -> intent.ifPresent(each -> captured(group.work(), dossier, payment, each));
            case VOID -> change(group.work(), dossier, payment.in(PaymentState.VOIDED), EventType.PAYMENT_VOIDED, 0);
            default -> {
                long back = refundable(payment);
                change(group.work(), dossier, payment.refunded(back), EventType.PAYMENT_REFUNDED, back);
            }
        }
    }

    private static void verified(Group group, Dossier dossier, Payment payment, StripeIntent intent) {
        var work = group.work();
        if (payment.state() == PaymentState.AUTHORISED) {
            raised(group, dossier, payment, intent);
            return;
        }
        if (payment.state() != PaymentState.PENDING) {
            return;
        }
        var authorised = payment.authorised(Math.max(intent.capturable(), intent.received()), null);
        var known = intent.captured() ? authorised.captured(intent.received()) : authorised;
        if (known.authorised() < payment.amount()) {
            change(work, dossier, payment.in(PaymentState.REFUSED), EventType.PAYMENT_REFUSED, known.authorised());
            return;
        }
        change(work, dossier, known, EventType.PAYMENT_AUTHORISED, known.authorised());
        if (dossier.state() == OrderState.CANCELLED) {
            work.ask(new Attempt.Request(
                    "payments:" + payment.provider(),
                    known.captured() > 0 ? REFUND : VOID,
                    payment.id().toString(),
                    dossier.id(),
                    "{}"));
        } else {
            group.wantsStock(dossier);
        }
    }

    /** An edit asks for more than was authorised before: perhaps the provider holds more by now. */
    private static void raised(Group group, Dossier dossier, Payment payment, StripeIntent intent) {
        if (payment.awaitsMoney() && intent.capturable() > payment.authorised()) {
            var raised = payment.authorised(intent.capturable(), null);
            change(group.work(), dossier, raised, EventType.PAYMENT_AUTHORISED, raised.authorised());
            group.wantsStock(dossier);
        }
    }

    private static void captured(Work work, Dossier dossier, Payment payment, StripeIntent intent) {
        long more = intent.received() - payment.captured();
        if (more > 0) {
            change(work, dossier, payment.captured(more), EventType.PAYMENT_CAPTURED, more);
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

    private static UUID paymentId(Attempt attempt) {
        return UUID.fromString(attempt.subject().split(":", -1)[0]);
    }

    private static long refundable(Payment payment) {
        return payment.captured() - payment.refunded();
    }

    private static Optional<StripeIntent> intent(String answer) {
        var node = Json.parse(answer);
        return node.has("capturable") ? Optional.of(Json.read(answer, StripeIntent.class)) : Optional.empty();
    }

    private static String excerpt(String body) {
        return body.substring(0, Math.min(500, body.length()));
    }
}
