package io.serai.fulfilment.orders;

import io.serai.contract.SalesOrder;
import io.serai.fulfilment.allocation.Destinations;
import io.serai.fulfilment.payment.GivenUpMoney;
import io.serai.fulfilment.payment.PaymentsToldAgain;
import io.serai.fulfilment.stock.KitLines;
import io.serai.fulfilment.work.Arrival;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Fulfilment;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Hold;
import io.serai.fulfilment.work.HoldKind;
import io.serai.fulfilment.work.Holding;
import io.serai.fulfilment.work.Surplus;
import io.serai.fulfilment.work.Withdrawal;
import io.serai.fulfilment.work.Work;
import io.serai.log.EventType;
import io.serai.mapping.Partner;
import io.serai.orders.Goods;
import io.serai.orders.OrderLine;
import io.serai.orders.OrderState;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Makes an order what its channel wants it to be now. Where only lines are others, reservations move by the difference: of what is wanted less
 * exactly those pieces are given back, what is wanted more is looked for as what is left of any order, and whoever has nothing to do with
 * it hears nothing. Another address or place is another question of sourcing: all is taken back, and sourced anew.
 */
@Component
class Edits {
    private static final Set<OrderState> MAY_AWAIT_PAYMENT =
            EnumSet.of(OrderState.RECEIVED, OrderState.AWAITING_STOCK, OrderState.ALLOCATED);

    private static final String EDITED = "edited";
    private static final String UNPAID = "unpaid";

    private final Destinations destinations;
    private final GivenUpMoney money;
    private final PaymentsToldAgain payments;

    Edits(Destinations destinations, GivenUpMoney money, PaymentsToldAgain payments) {
        this.destinations = destinations;
        this.money = money;
        this.payments = payments;
    }

    /**
     * A person has the edit done that an order was stopped for. Where only lines are others it moves by the difference: only what there are too
     * many pieces of is put back, and what is still wanted of that is picked again where it lies; the caller releases it. If that costs more than
     * was paid, or the goods go elsewhere, all is put back that has not left, and is sourced anew once the order is paid.
     */
    void grant(Group group, Partner partner, SalesOrder told, Dossier dossier, Hold hold, Cause cause) {
        var placed = Confirmations.granted(dossier, told);
        if (dossier.someGone()) {
            grantRest(group, partner, placed, dossier, hold, cause);
            return;
        }
        var work = group.work();
        apply(group, partner, Changes.of(dossier, placed), dossier, cause);
        boolean isPaid = dossier.isPaid();
        if (!isPaid) {
            Withdrawal.ofAll(work, dossier, UNPAID, cause);
        }
        Holding.release(work, dossier, hold, cause);
        if (!isPaid && !dossier.isHeld()) {
            Openings.awaitPayment(work, dossier);
        }
    }

    private void grantRest(Group group, Partner partner, SalesOrder told, Dossier dossier, Hold hold, Cause cause) {
        var work = group.work();
        var fewer = LateEdit.fewer(dossier, told);
        long worth = Cancelling.worth(dossier, fewer);
        var taken = Withdrawal.of(work, Surplus.of(dossier, fewer.wanted()), EDITED, cause);
        apply(
                group,
                partner,
                Changes.of(dossier, told),
                dossier,
                () -> resume(work, dossier, hold, taken, cause),
                cause);
        work.touch(dossier.goods().map(Goods::sku).toList());
        money.asTold(work, dossier, worth, fewer.pieces());
    }

    /** With the lines that are wanted now: what lay ready before and is all that is wanted of them has been ready all the time. */
    private static void resume(Work work, Dossier dossier, Hold hold, List<Fulfilment> taken, Cause cause) {
        Holding.release(work, dossier, hold, cause);
        if (!dossier.isHeld()) {
            Withdrawal.keep(work, dossier, taken);
        }
    }

    /** Of an order whose goods nobody has touched, or of whose goods and place nothing is another. */
    void apply(Group group, Partner partner, Changes changes, Dossier dossier, Cause cause) {
        apply(group, partner, changes, dossier, () -> {}, cause);
    }

    /** @param onceEdited done when the order has its new lines, before anybody hears of the edit */
    private void apply(
            Group group, Partner partner, Changes changes, Dossier dossier, Runnable onceEdited, Cause cause) {
        var work = group.work();
        var told = changes.told();
        var lines = KitLines.edited(dossier.lines(), Confirmations.lines(dossier, changes.lines()), group.kits());
        work.rewrite(dossier);
        dossier.put(dossier.order().revised(told));
        dossier.put(told);
        var data = new LinkedHashMap<String, Object>();
        data.put("changes", changes.names());
        if (!changes.confirmed().isEmpty()) {
            data.put("confirmed", changes.confirmed());
        }
        if (changes.isOfGoodsOrPlace() && !dossier.someGone()) {
            data.putAll(move(work, changes, lines, dossier, cause));
        } else {
            dossier.putLines(lines);
        }
        onceEdited.run();
        data.put("revision", told.revision());
        var next = changes.isOfGoodsOrPlace() ? restart(dossier) : dossier.state();
        Arrival.after(work, dossier, EventType.ORDER_EDITED, next, data, cause);
        if (changes.isOfPayments()) {
            payments.edit(work, dossier, partner, told, cause);
        }
        if (changes.isOfGoodsOrPlace()) {
            endHold(work, dossier, cause);
        }
        goOn(group, dossier, cause);
    }

    /**
     * Takes back what is not wanted any more, or all of it if it goes elsewhere.
     *
     * @return for the timeline, what was given back and what has to be found where somebody goes on with the rest
     */
    private static Map<String, Object> move(
            Work work, Changes changes, List<OrderLine> lines, Dossier dossier, Cause cause) {
        if (changes.isOfPlace()) {
            Withdrawal.ofAll(work, dossier, EDITED, cause);
            dossier.putLines(lines);
            return Map.of();
        }
        boolean someIsReserved = dossier.isUnderWay();
        var surplus = Surplus.of(dossier, lines);
        var taken = Withdrawal.of(work, surplus, EDITED, cause);
        dossier.putLines(lines);
        if (!dossier.isHeldBesides(HoldKind.CHANGE)) {
            Withdrawal.keep(work, dossier, taken);
        }
        var facts = new LinkedHashMap<String, Object>();
        var given = surplus.given().stream().map(Surplus.Given::toString).toList();
        if (!given.isEmpty()) {
            facts.put("unreserved", given);
        }
        var more = more(dossier);
        if (someIsReserved && !more.isEmpty()) {
            facts.put("more", more);
        }
        return facts;
    }

    private static List<String> more(Dossier dossier) {
        return dossier.goods()
                .filter(goods -> dossier.uncovered(goods) > 0)
                .map(goods -> dossier.uncovered(goods) + " × " + goods.sku())
                .toList();
    }

    /** If the edit brought an address that can be found, the order is held for that no longer. */
    private void endHold(Work work, Dossier dossier, Cause cause) {
        dossier.hold(HoldKind.ADDRESS)
                .filter(hold -> destinations.of(dossier).isPresent())
                .ifPresent(hold -> Holding.release(work, dossier, hold, cause));
    }

    /** A paid order looks for what it lacks; goods that are no longer paid for are given back, unless somebody holds them already. */
    private static void goOn(Group group, Dossier dossier, Cause cause) {
        if (dossier.isPaid()) {
            group.wantsStock(dossier);
        } else if (!dossier.pickingHasBegun() && MAY_AWAIT_PAYMENT.contains(dossier.state())) {
            Withdrawal.ofAll(group.work(), dossier, UNPAID, cause);
            Openings.awaitPayment(group.work(), dossier);
        }
    }

    /**
     * An order of which nothing is reserved any more starts again from before its allocation. Where some is, that of which more is wanted is
     * looked for next: only then it is known whether the order waits. If a part has left, what has may be all by now.
     */
    private static OrderState restart(Dossier dossier) {
        if (dossier.someGone()) {
            return dossier.derivedState();
        }
        if (dossier.isUnderWay()) {
            return dossier.allCovered() ? dossier.derivedState() : dossier.state();
        }
        return dossier.state() == OrderState.ALLOCATED ? OrderState.AWAITING_STOCK : dossier.state();
    }
}
