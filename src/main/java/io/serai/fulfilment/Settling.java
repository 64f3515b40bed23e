package io.serai.fulfilment;

import io.serai.fulfilment.ReturnAnswer.Done;
import io.serai.fulfilment.ReturnAnswer.Why;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import io.serai.log.EventType;
import io.serai.returns.CustomerReturn;
import io.serai.returns.OpenPieces;
import io.serai.returns.PaidLines;
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
    private final Exchanges exchanges;

    Settling(Returns returns, RefundPlan plan, Exchanges exchanges) {
        this.returns = returns;
        this.plan = plan;
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
        long back = sum(decided, Outcome.REFUNDED);
        var parts = plan.of(payer, back);
        if (parts.isEmpty()) {
            return ReturnAnswer.no(Why.NOT_CAPTURED);
        }
        var instead = exchange(group, dossier, received, decided, cause);
        boolean waits = parts.get().stream().anyMatch(part -> part.state() == State.ASKED);
        var settled = received.settled(decided, waits, instead);
        returns.save(settled, group.work().now());
        plan.ask(group.work(), payer, settled, parts.get());
        boolean byChannel = parts.get().stream().anyMatch(part -> part.state() == State.CHANNEL);
        group.work().event(dossier, EventType.RETURN_SETTLED, facts(dossier, settled, byChannel), cause);
        return new Done(settled.id(), false);
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

    private static long sum(List<ReturnLine> lines, Outcome outcome) {
        return lines.stream()
                .filter(line -> line.outcome() == outcome)
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
        if (settled.exchangeOrder() != null) {
            facts.put("exchangeOrder", settled.exchangeOrder());
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
