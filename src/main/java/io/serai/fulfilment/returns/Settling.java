package io.serai.fulfilment.returns;

import io.serai.fulfilment.payment.RefundPlan;
import io.serai.fulfilment.returns.ReturnAnswer.Done;
import io.serai.fulfilment.returns.ReturnAnswer.Why;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import io.serai.log.EventType;
import io.serai.returns.CustomerReturn;
import io.serai.returns.OpenPieces;
import io.serai.returns.PaidLines;
import io.serai.returns.Refunds;
import io.serai.returns.Refunds.Part;
import io.serai.returns.Refunds.State;
import io.serai.returns.ReturnLine;
import io.serai.returns.ReturnLine.Outcome;
import io.serai.returns.ReturnState;
import io.serai.returns.Returns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what the customer gets for the pieces that came: what was paid for them, or another article. */
@Component
class Settling {
    private final Returns returns;
    private final RefundPlan plan;
    private final Refunds refunds;
    private final Exchanges exchanges;

    Settling(Returns returns, RefundPlan plan, Refunds refunds, Exchanges exchanges) {
        this.returns = returns;
        this.plan = plan;
        this.refunds = refunds;
        this.exchanges = exchanges;
    }

    /**
     * @param payer the order whose payments give the money: the same one, or where that was an exchange the one before it
     * @param refused the numbers of lines for which the customer gets nothing
     */
    ReturnAnswer settle(
            Group group, Dossier dossier, Dossier payer, CustomerReturn received, Set<Integer> refused, Cause cause) {
        if (received.state() != ReturnState.RECEIVED) {
            return Returning.notNow(
                    received, received.state() == ReturnState.SETTLING || received.state() == ReturnState.SETTLED);
        }
        var decided = decide(dossier, received, refused);
        if (decided.stream().allMatch(line -> line.outcome() == Outcome.REFUSED)) {
            return ReturnAnswer.no(Why.NOTHING);
        }
        var parts = plan.of(payer, back(decided));
        if (parts.isEmpty()) {
            return ReturnAnswer.no(Why.NOT_CAPTURED);
        }
        var instead = exchange(group, dossier, received, decided, cause);
        var settled = received.settled(decided, has(parts.get(), State.ASKED), instead);
        write(group.work(), dossier, payer, settled, 1, parts.get(), cause);
        return new Done(settled.id(), false);
    }

    /** The order of the exchange was cancelled, or not collected: the customer gets the money after all. */
    ReturnAnswer refundInstead(Group group, Dossier dossier, Dossier payer, CustomerReturn settled, Cause cause) {
        if (settled.state() != ReturnState.SETTLED || settled.exchanged() == 0) {
            return Returning.notNow(settled, true);
        }
        var parts = plan.of(payer, settled.exchanged());
        if (parts.isEmpty()) {
            return ReturnAnswer.no(Why.NOT_CAPTURED);
        }
        var due = settled.refundedInstead(has(parts.get(), State.ASKED));
        write(group.work(), dossier, payer, due, 2, parts.get(), cause);
        return new Done(due.id(), false);
    }

    /** Its provider said no; a person has seen to the cause, and it is asked again. */
    ReturnAnswer refundAgain(Work work, Dossier payer, CustomerReturn settling) {
        var refused = refunds.refused(settling.id());
        if (refused.isEmpty()) {
            return Returning.notNow(
                    settling, settling.state() == ReturnState.SETTLING || settling.state() == ReturnState.SETTLED);
        }
        return plan.askAgain(work, payer, settling.id(), refused)
                ? new Done(settling.id(), false)
                : ReturnAnswer.no(Why.NOT_CAPTURED);
    }

    /** Booked as given back as far as the channel has not said so, so that its own word for it, which may come later, is nothing new. */
    ReturnAnswer givenBackByChannel(Work work, Dossier payer, CustomerReturn settled, Cause cause) {
        var due = refunds.dueByChannel(settled.id());
        if (due.isEmpty()) {
            return Returning.notNow(settled, refunds.isByChannel(settled.id()));
        }
        due.forEach(part -> givenBack(work, payer, part, cause));
        refunds.paidByChannel(settled.id());
        return new Done(settled.id(), false);
    }

    private void givenBack(Work work, Dossier payer, Part part, Cause cause) {
        var payment = payer.payments().stream()
                .filter(each -> each.id().equals(part.payment()))
                .findFirst()
                .orElseThrow();
        // Who gave it back had it, whether it had said so or not.
        var had = payment.captured(payment.authorised() - payment.captured());
        long unbooked = part.amount() - Math.min(part.amount(), plan.unattributed(payment));
        long back = Math.min(unbooked, had.captured() - had.refunded());
        if (back > 0) {
            work.change(payer, had.refunded(back));
            work.event(
                    payer,
                    EventType.PAYMENT_REFUNDED,
                    Map.of(
                            "provider",
                            payment.provider(),
                            "amount",
                            new Money(back, Money.currency(payment.currency())).toString()),
                    cause);
        }
    }

    private void write(
            Work work,
            Dossier dossier,
            Dossier payer,
            CustomerReturn settled,
            int round,
            List<Part> parts,
            Cause cause) {
        returns.save(settled, work.now());
        plan.ask(work, payer, settled.id(), round, parts, pieces(dossier, payer, settled, round));
        work.event(dossier, EventType.RETURN_SETTLED, facts(dossier, settled, has(parts, State.CHANNEL)), cause);
    }

    /** What the money is for, where it is for pieces of the payer's own order; not of what an exchange should have been. */
    private static Map<Integer, Integer> pieces(Dossier dossier, Dossier payer, CustomerReturn settled, int round) {
        var pieces = new HashMap<Integer, Integer>();
        for (var line : settled.lines()) {
            var number = line.line();
            if (number != null
                    && line.outcome() == Outcome.REFUNDED
                    && round == 1
                    && payer.id().equals(dossier.id())) {
                pieces.merge(number, line.received().pieces(), Integer::sum);
            }
        }
        return pieces;
    }

    private static boolean has(List<Part> parts, State state) {
        return parts.stream().anyMatch(part -> part.state() == state);
    }

    private List<ReturnLine> decide(Dossier dossier, CustomerReturn received, Set<Integer> refused) {
        var paid = PaidLines.of(dossier.document());
        var open = Returning.open(dossier, returns.of(dossier.id()));
        var now = new HashMap<Integer, Integer>();
        var decided = new ArrayList<ReturnLine>();
        for (var line : received.lines()) {
            int pieces = line.received().pieces();
            var number = line.line();
            if (pieces == 0 || number == null || refused.contains(line.no())) {
                decided.add(line.settled(Outcome.REFUSED, 0));
            } else {
                long worth = paid.of(number, paidBefore(open, now, number), pieces);
                now.merge(number, pieces, Integer::sum);
                decided.add(line.settled(line.exchange() == null ? Outcome.REFUNDED : Outcome.EXCHANGED, worth));
            }
        }
        return decided;
    }

    private static int paidBefore(OpenPieces open, Map<Integer, Integer> now, int line) {
        return open.paid(line) + now.getOrDefault(line, 0);
    }

    private @Nullable OrderId exchange(
            Group group, Dossier dossier, CustomerReturn received, List<ReturnLine> decided, Cause cause) {
        var wanted = decided.stream()
                .filter(line -> line.outcome() == Outcome.EXCHANGED)
                .toList();
        return wanted.isEmpty() ? null : exchanges.open(group, dossier, received, wanted, cause);
    }

    private static long back(List<ReturnLine> lines) {
        return lines.stream()
                .filter(line -> line.outcome() == Outcome.REFUNDED)
                .mapToLong(ReturnLine::worth)
                .reduce(0, Math::addExact);
    }

    private static Map<String, Object> facts(Dossier dossier, CustomerReturn settled, boolean byChannel) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("return", settled.key());
        if (settled.refunded() > 0) {
            var amount = new Money(settled.refunded(), dossier.order().total().currency());
            facts.put("amount", amount.toString());
            facts.put("refundBy", byChannel ? "channel" : "provider");
        }
        if (settled.exchanged() > 0) {
            facts.put(
                    "exchanged",
                    settled.lines().stream()
                            .filter(line -> line.outcome() == Outcome.EXCHANGED)
                            .map(ReturnLine::exchange)
                            .toList());
        }
        return facts;
    }
}
