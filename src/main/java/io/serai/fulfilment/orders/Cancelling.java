package io.serai.fulfilment.orders;

import io.serai.fulfilment.payment.GivenUpMoney;
import io.serai.fulfilment.payment.PaymentDoor;
import io.serai.fulfilment.work.Arrival;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.HoldKind;
import io.serai.fulfilment.work.Holding;
import io.serai.fulfilment.work.Rest;
import io.serai.fulfilment.work.Surplus;
import io.serai.fulfilment.work.Withdrawal;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.Money;
import io.serai.log.Attempt;
import io.serai.log.EventType;
import io.serai.orders.Goods;
import io.serai.orders.OrderLine;
import io.serai.orders.OrderState;
import io.serai.payments.Payment;
import io.serai.payments.PaymentState;
import io.serai.returns.PaidLines;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Cancels an order as long as its goods have not been touched: takes the stock back, and lets the money go or gives it back. When a part of
 * it has left, the rest can be cancelled, and the order ends with what has left.
 */
@Component
public class Cancelling {
    private static final String REST = "rest";

    private final GivenUpMoney money;

    Cancelling(GivenUpMoney money) {
        this.money = money;
    }

    /** Empty if it is cancelled now; otherwise why it cannot be: a code. */
    public Optional<String> cancel(Work work, Dossier dossier, String reason, Cause cause) {
        if (dossier.state().isFinal()) {
            return Optional.of("final");
        }
        if (dossier.state() == OrderState.SHIPPED) {
            return Optional.of("shipped");
        }
        if (dossier.pickingHasBegun() && dossier.state() != OrderState.READY_FOR_PICKUP) {
            return Optional.of("picking");
        }
        cancelAll(work, dossier, reason, cause);
        return Optional.empty();
    }

    /** Also if its goods were picked or packed: they are put back. False if something of it has left. */
    boolean takeBack(Work work, Dossier dossier, String reason, Cause cause) {
        if (dossier.someGone() || dossier.state().isFinal()) {
            return false;
        }
        cancelAll(work, dossier, reason, cause);
        return true;
    }

    /** Empty if what has not left can be cancelled now; otherwise why it cannot be: a code. */
    static Optional<String> restRefusal(Dossier dossier) {
        if (dossier.state().isFinal()) {
            return Optional.of("final");
        }
        return Rest.of(dossier).isEmpty() ? Optional.of("shipped") : Optional.empty();
    }

    /**
     * What has not left, also if it was picked or packed: it is put back. What of it completes a kit of which a part has left is picked
     * again where it lies; the caller releases that.
     *
     * @param byChannel whether the channel asked for it, and gives back by itself what money it has
     * @return empty if the rest is cancelled now; otherwise why it cannot be: a code
     */
    Optional<String> cancelRest(Work work, Dossier dossier, String reason, Cause cause, boolean byChannel) {
        var refusal = restRefusal(dossier);
        if (refusal.isPresent()) {
            return refusal;
        }
        var rest = Rest.of(dossier);
        long worth = worth(dossier, rest);
        var facts = facts(dossier, rest, reason, worth);
        var wanted = rest.wanted();
        var taken = Withdrawal.of(work, Surplus.of(dossier, wanted), reason, cause);
        work.rewrite(dossier);
        dossier.putLines(wanted);
        work.touch(dossier.goods().map(Goods::sku).toList());
        endHolds(work, dossier, cause);
        if (!dossier.isHeld()) {
            Withdrawal.keep(work, dossier, taken);
        }
        long before = worth - money.of(work, dossier, REST, worth, rest.pieces(), byChannel);
        if (before > 0) {
            facts.put("givenBackBefore", money(dossier, before));
        }
        Arrival.after(work, dossier, EventType.ORDER_REST_CANCELLED, dossier.derivedState(), facts, cause);
        return Optional.empty();
    }

    /** Where parts of kits are still to be sent the order may be held for other reasons than what the channel asked. */
    private static void endHolds(Work work, Dossier dossier, Cause cause) {
        if (dossier.allGone()) {
            Holding.endWithRest(work, dossier, cause);
        } else {
            dossier.hold(HoldKind.CHANGE).ifPresent(hold -> Holding.release(work, dossier, hold, cause));
        }
    }

    /** What was paid for it, in minor units: after what was paid for the pieces that stay. */
    static long worth(Dossier dossier, Rest rest) {
        var paid = PaidLines.of(dossier.document());
        return dossier.lines().stream()
                .filter(line -> rest.of(line) > 0)
                .mapToLong(line -> paid.of(line.line(), line.wanted() - rest.of(line), rest.of(line)))
                .reduce(0, Math::addExact);
    }

    private static Map<String, Object> facts(Dossier dossier, Rest rest, String reason, long worth) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("reason", reason);
        facts.put(
                "cancelled",
                dossier.lines().stream()
                        .filter(line -> rest.of(line) > 0)
                        .map(line -> words(line, rest))
                        .toList());
        facts.put("pieces", rest.pieces());
        if (worth > 0) {
            facts.put("amount", money(dossier, worth));
        }
        return facts;
    }

    private static String money(Dossier dossier, long minor) {
        return new Money(minor, dossier.order().total().currency()).toString();
    }

    private static String words(OrderLine line, Rest rest) {
        return rest.of(line) + " × " + line.sku();
    }

    private static void cancelAll(Work work, Dossier dossier, String reason, Cause cause) {
        Withdrawal.ofAll(work, dossier, reason, cause);
        Holding.end(work, dossier, cause);
        work.event(dossier, EventType.ORDER_CANCELLED, OrderState.CANCELLED, Map.of("reason", reason), cause);
        dossier.payments().stream()
                .filter(payment -> !payment.trusted() && payment.reference() != null)
                .forEach(payment -> giveBack(work, payment));
    }

    private static void giveBack(Work work, Payment payment) {
        if (payment.state() == PaymentState.REFUSED || payment.state() == PaymentState.VOIDED) {
            return;
        }
        var kind = payment.captured() > 0 ? PaymentDoor.REFUND : PaymentDoor.VOID;
        work.ask(new Attempt.Request(
                "payments:" + payment.provider(), kind, payment.id().toString(), payment.order(), "{}"));
    }
}
