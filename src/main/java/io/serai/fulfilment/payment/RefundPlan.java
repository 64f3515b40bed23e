package io.serai.fulfilment.payment;

import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Owed;
import io.serai.fulfilment.work.Work;
import io.serai.log.Attempt;
import io.serai.log.Json;
import io.serai.payments.Payment;
import io.serai.returns.Refunds;
import io.serai.returns.Refunds.Part;
import io.serai.returns.Refunds.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/** Which payments give back how much. Nobody gets more than was taken: what is promised already counts as given. */
@Component
public class RefundPlan {
    private final Refunds refunds;
    private final GivenUpMoney givenUp;

    RefundPlan(Refunds refunds, GivenUpMoney givenUp) {
        this.refunds = refunds;
        this.givenUp = givenUp;
    }

    /** The parts of an amount in minor units, by the payments in their order; empty if they do not have so much. */
    public Optional<List<Part>> of(Dossier payer, long amount) {
        return split(
                payer.payments().stream()
                        .sorted(Comparator.comparingInt(Payment::no))
                        .toList(),
                amount,
                payment -> free(payment) + unattributed(payment));
    }

    /** How much of a payment can still be given back: what is promised has its owner. */
    long free(Payment payment) {
        return Math.max(0, ours(payment, refunds.paid(payment.id())) - promised(payment));
    }

    /** What the channel gave back of it before we knew for what: a return that we hear of later is paid with that first. */
    public long unattributed(Payment payment) {
        return payment.trusted() ? payment.unattributed(refunds.paid(payment.id())) : 0;
    }

    private long promised(Payment payment) {
        return Math.addExact(refunds.promised(payment.id()), givenUp.promised(payment));
    }

    static Optional<List<Part>> split(List<Payment> payments, long amount, ToLongFunction<Payment> available) {
        var parts = new ArrayList<Part>();
        long rest = amount;
        for (var payment : payments) {
            long here = Math.min(rest, available.applyAsLong(payment));
            if (here > 0) {
                parts.add(new Part(payment.id(), here, payment.trusted() ? State.CHANNEL : State.ASKED));
                rest -= here;
            }
        }
        return rest == 0 ? Optional.of(parts) : Optional.empty();
    }

    /**
     * With a trusted payment the channel's word is all we have, and what was given up of it the channel gives back already; of another only
     * what its provider has paid out to us.
     *
     * @param forReturns what the channel has given back of it for returns
     */
    static long ours(Payment payment, long forReturns) {
        return payment.trusted()
                ? Math.min(payment.kept() - forReturns, payment.covered() - payment.refunded())
                : payment.captured() - payment.refunded();
    }

    /**
     * Each part is one call, however often it is asked for; {@code round} tells apart what is due at different times. What the channel
     * has it owes, without what it gave back before.
     *
     * @param pieces that are given back, by the number of their line in the payer's order
     */
    public void ask(Work work, Dossier payer, UUID of, int round, List<Part> parts, Map<Integer, Integer> pieces) {
        refunds.insert(of, round, parts);
        parts.stream().filter(part -> part.state() == State.CHANNEL).forEach(part -> {
            var payment = payment(payer, part.payment());
            refunds.paidByChannel(payment.id(), unattributed(payment));
        });
        owe(
                work,
                payer,
                round == 1 ? of.toString() : of + ":" + round,
                "return",
                refunds.dueByChannel(of, round),
                pieces);
        parts.stream()
                .filter(part -> part.state() == State.ASKED)
                .forEach(part -> work.ask(request(
                        payer,
                        round == 1 ? of.toString() : of + ":" + round,
                        part,
                        Map.of("amount", part.amount(), "return", of, "round", round))));
    }

    /**
     * What a provider refused is asked for again, as a call of its own: under the key of the one before it would get the same answer.
     *
     * @return false if a payment does not have so much any more; nothing is asked then
     */
    public boolean askAgain(Work work, Dossier payer, UUID of, List<Refunds.Refused> refused) {
        var before = new HashMap<UUID, Long>();
        refused.forEach(each -> before.merge(each.part().payment(), each.part().amount(), Math::addExact));
        boolean isThere =
                before.entrySet().stream().allMatch(each -> free(payment(payer, each.getKey())) >= each.getValue());
        for (var each : isThere ? refused : List.<Refunds.Refused>of()) {
            refunds.again(of, each);
            work.ask(request(
                    payer,
                    of + ":" + each.round() + ":again-" + each.tries(),
                    each.part(),
                    Map.of("amount", each.part().amount(), "return", of, "round", each.round())));
        }
        return isThere;
    }

    private static Payment payment(Dossier payer, UUID id) {
        return payer.payments().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void owe(Work work, Dossier payer, String refund, String reason, long due, Map<Integer, Integer> pieces) {
        if (due > 0) {
            work.owes(new Owed(payer, refund, reason, due, pieces));
        }
    }

    private static Attempt.Request request(Dossier payer, String of, Part part, Map<String, ?> data) {
        var payment = payment(payer, part.payment());
        return new Attempt.Request(
                "payments:" + payment.provider(),
                PaymentDoor.REFUND,
                payment.id() + ":" + of,
                payer.id(),
                Json.write(data));
    }

    /** The provider has answered. */
    void conclude(Attempt attempt, UUID payment, boolean done) {
        var of = attempt.data().path("return");
        if (of.isTextual()) {
            int round = attempt.data().path("round").asInt();
            refunds.conclude(UUID.fromString(of.asText()), round, payment, done ? State.DONE : State.REFUSED);
        }
    }
}
