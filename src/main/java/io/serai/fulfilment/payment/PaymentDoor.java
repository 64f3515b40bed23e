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
import io.serai.fulfilment.work.Group;
import io.serai.log.Attempt;
import io.serai.log.Attempts;
import io.serai.log.Json;
import io.serai.payments.Payment;
import io.serai.payments.Payments;
import io.serai.payments.ProviderPayment;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A payment provider. Every change carries the attempt's id as its idempotency key; where the outcome is unknown the payment is asked for
 * and tells.
 *
 * <p>Of what was given back a payment tells one sum: ours, and what others gave back (the shop, people at the provider). Each is booked by
 * itself, and once: ours when its {@code REFUND} is done, that of others when a {@code VERIFY} finds more than is booked. It is theirs only if
 * all of ours in the sum is booked, and nothing was booked since the sum was read. So what is concluded from a sum counts only if, with the
 * order locked, no other refund of the payment is open, and as much is booked as when the question was put; otherwise it is put again. Whoever
 * asks for a refund or concludes one has the order locked, so that none comes in between. That holds in whatever order they begin, are done,
 * answered and concluded, and wherever a hub dies: a refund of ours that is in the sum was booked before, and is taken off; or it was booked
 * since, or is open, and the question is put again. One that was refused is in no sum.
 *
 * <p>A provider forgets keys, Stripe after 24 hours. A part whose outcome is unknown for nearly so long is not asked for under its key again,
 * but looked for. Where refunds cannot be told apart, what was given back beyond all that is booked counts as it, and a person looks.
 */
@Component
public class PaymentDoor implements Door {
    static final String DOOR = "payments:";
    static final String VERIFY = "VERIFY";
    static final String CAPTURE = "CAPTURE";
    public static final String VOID = "VOID";
    public static final String REFUND = "REFUND";

    /** In an answer: so much was given back, and only a person can tell whether it was for this. */
    static final String UNCLEAR = "unclear";

    /** Our key, or its rights, are wrong: nothing was done, and nothing is said of what was done before. Somebody puts it right. */
    private static final Set<Integer> NOT_LET_IN = Set.of(401, 403);

    private static final int NOT_FOUND = 404;

    /** So long a provider certainly knows a key: four hours less than Stripe says, for clocks that differ and answers that are late. */
    private static final Duration KEYS_ARE_KNOWN = Duration.ofHours(20);

    /** How much of the payment was booked as given back when its provider was asked, in minor units. */
    private static final String BOOKED = "booked";

    /** How much a refund is of that is looked for, in minor units. */
    private static final String LOOKED_FOR = "lookedFor";

    private final Attempts attempts;
    private final Payments payments;
    private final Books books;
    private final PaymentOutcomes outcomes;
    private final List<PaymentApi> apis;
    private final Clock clock;

    PaymentDoor(
            Attempts attempts,
            Payments payments,
            Books books,
            PaymentOutcomes outcomes,
            List<PaymentApi> apis,
            Clock clock) {
        this.attempts = attempts;
        this.payments = payments;
        this.books = books;
        this.outcomes = outcomes;
        this.apis = apis;
        this.clock = clock;
    }

    @Override
    public boolean serves(String door) {
        return door.startsWith(DOOR);
    }

    @Override
    public Call call(Attempt asked) {
        var payment = payment(asked);
        var attempt = asked.noting(BOOKED, payment.refunded());
        var api = api(attempt);
        boolean repeats = isPart(attempt);
        if ((attempt.unknown() && !repeats) || attempt.kind().equals(VERIFY)) {
            return api.ask(attempt, payment);
        }
        if (attempt.unknown() && isForgotten(attempt)) {
            return api.findRefund(attempt.noting(LOOKED_FOR, back(attempt, payment)), payment);
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

    /** Its provider may have forgotten the key, and would do it once more. */
    private boolean isForgotten(Attempt attempt) {
        return attempt.createdAt().plus(KEYS_ARE_KNOWN).isBefore(clock.instant());
    }

    private PaymentApi api(Attempt attempt) {
        var provider = attempt.door().substring(DOOR.length());
        return apis.stream().filter(api -> api.isOf(provider)).findFirst().orElseThrow();
    }

    @Override
    public Verdict judge(Attempt attempt, Reply reply) {
        var answer = Json.write(Map.of("status", reply.status(), "body", excerpt(reply.body())));
        if (NOT_LET_IN.contains(reply.status())) {
            return attempt.unknown() ? new Unknown(answer, reply.retryAfter()) : new Retry(answer, reply.retryAfter());
        }
        if (attempt.data().has(LOOKED_FOR)) {
            return reply.isOk() ? found(attempt, reply) : new Unknown(answer, reply.retryAfter());
        }
        if (attempt.kind().equals(REFUND) && (!attempt.unknown() || isPart(attempt))) {
            // That it is not found says nothing of a try before: were it asked anew, under another key, it could be
            // done twice.
            boolean saysNothing = attempt.unknown() && reply.status() == NOT_FOUND;
            return saysNothing ? new Unknown(answer) : Verdict.ofIdempotent(reply);
        }
        var known = api(attempt).read(reply.body());
        if (reply.isOk() && known.isPresent()) {
            return judge(attempt, known.get());
        }
        if (reply.isBusy()) {
            return new Retry(answer, reply.retryAfter());
        }
        // A refused change may be one that was done before, and a question that was refused says nothing of it: the
        // payment tells.
        return reply.isRefusal() && attempt.kind().equals(VERIFY) ? new Refused(answer) : new Unknown(answer);
    }

    private Verdict found(Attempt attempt, Reply reply) {
        return api(attempt)
                .found(
                        attempt,
                        reply.body(),
                        attempt.data().path(BOOKED).asLong(),
                        attempt.data().path(LOOKED_FOR).asLong());
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

    /** What was concluded from the sum that was given back: see above. */
    @Override
    public boolean counts(Attempt attempt, Verdict verdict) {
        if (!(verdict instanceof Done) || !isBySum(attempt, verdict)) {
            return true;
        }
        var payment = payment(attempt);
        return payment.captured() == 0
                || (payment.refunded() == attempt.data().path(BOOKED).asLong() && !othersAreOpen(attempt, payment));
    }

    private static boolean isBySum(Attempt attempt, Verdict verdict) {
        return switch (attempt.kind()) {
            case VERIFY -> true;
            case REFUND -> isPart(attempt) ? Json.parse(verdict.answer()).has(UNCLEAR) : attempt.unknown();
            default -> false;
        };
    }

    private boolean othersAreOpen(Attempt attempt, Payment payment) {
        return attempts.openOf(attempt.door(), REFUND, payment.order()).stream()
                .anyMatch(refund ->
                        !refund.id().equals(attempt.id()) && paymentId(refund).equals(payment.id()));
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
        outcomes.book(group, dossier, payment, attempt, verdict);
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
    static long back(Attempt attempt, Payment payment) {
        long left = payment.captured() - payment.refunded();
        return isPart(attempt) ? attempt.data().path("amount").asLong() : left;
    }

    private static String excerpt(String body) {
        return body.substring(0, Math.min(500, body.length()));
    }
}
