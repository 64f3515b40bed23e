package io.serai.fulfilment.orders;

import io.serai.channels.Exceptions.Parked;
import io.serai.contract.Cancellation;
import io.serai.contract.SalesOrder;
import io.serai.contract.SalesOrder.Mode;
import io.serai.fulfilment.allocation.Destinations;
import io.serai.fulfilment.payment.GivenUpMoney;
import io.serai.fulfilment.payment.PaymentsToldAgain;
import io.serai.fulfilment.stock.KitLines;
import io.serai.fulfilment.work.Arrival;
import io.serai.fulfilment.work.Asked;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Fulfilment;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Hold;
import io.serai.fulfilment.work.HoldKind;
import io.serai.fulfilment.work.Holding;
import io.serai.fulfilment.work.Parking;
import io.serai.fulfilment.work.Withdrawal;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.Ids;
import io.serai.log.EventType;
import io.serai.mapping.Partner;
import io.serai.orders.Goods;
import io.serai.orders.Order;
import io.serai.orders.OrderLine;
import io.serai.orders.OrderState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What a channel says of an order that it has told before: the newest revision counts. Many channels tell time in seconds, so of two
 * that differ and have the same revision the one that came later counts.
 */
@Component
public class Revisions {
    private static final Set<OrderState> MAY_AWAIT_PAYMENT =
            EnumSet.of(OrderState.RECEIVED, OrderState.AWAITING_STOCK, OrderState.ALLOCATED);

    private static final String EDITED = "edited";
    private static final String OPENED_AGAIN = "SER-0435";

    private final Books books;
    private final Destinations destinations;
    private final Cancelling cancelling;
    private final LateWishes late;
    private final GivenUpMoney money;
    private final PaymentsToldAgain payments;

    Revisions(
            Books books,
            Destinations destinations,
            Cancelling cancelling,
            LateWishes late,
            GivenUpMoney money,
            PaymentsToldAgain payments) {
        this.books = books;
        this.money = money;
        this.payments = payments;
        this.destinations = destinations;
        this.cancelling = cancelling;
        this.late = late;
    }

    public void edit(Group group, Entry entry, SalesOrder asTold, Dossier dossier) {
        var order = dossier.order();
        if (asTold.revision() < order.revision()) {
            entry.ignored("older-revision", order.id());
            return;
        }
        if (asTold.revision() == order.revision() && isCancelledByChannel(dossier)) {
            // Told before: of what was cancelled only the revision is kept.
            entry.ignored("same-revision", order.id());
            return;
        }
        var told = Confirmations.completed(dossier, asTold);
        var changes = changes(dossier, told);
        if (told.revision() == order.revision()
                && changes.isEmpty()
                && confirmed(dossier, told).isEmpty()) {
            entry.ignored("same-revision", order.id());
            return;
        }
        if (told.revision() == order.revision()
                && books.isToldByLater(order.id(), entry.envelope().receipt())) {
            entry.ignored("older-revision", order.id());
            return;
        }
        var refusal = refusal(order, told);
        if (refusal.isPresent()) {
            Parking.park(group.work(), entry, order.id(), refusal.get(), whatChanges(order, told));
            return;
        }
        boolean goodsOrPlace = isOfGoodsOrPlace(changes);
        if (isOpenedAgain(told, dossier)) {
            tellOpenedAgain(group.work(), order);
            if (changes.contains("payments")) {
                payments.edit(group.work(), dossier, entry.partner(), told, entry.cause());
            }
            heard(
                    group.work(),
                    dossier,
                    dossier.order()
                            .cancelledAt(told.revision(), entry.envelope().receivedAt()));
            entry.updated(order.id());
            return;
        }
        if (goodsOrPlace && (order.state().isFinal() || dossier.pickingHasBegun())) {
            late.edit(group, entry, told, dossier, lines(dossier, told), changes);
            return;
        }
        apply(group, entry.partner(), told, dossier, entry.cause());
        overtaken(group.work(), dossier, told, entry.cause());
        entry.updated(order.id());
    }

    /** The order is as the channel wants it now, whatever it was stopped for; an older message that comes late says nothing of that. */
    private static void overtaken(Work work, Dossier dossier, SalesOrder told, Cause cause) {
        dossier.hold(HoldKind.CHANGE)
                .filter(hold -> hold.asked() != null
                        && hold.asked().what() == Asked.What.EDIT
                        && hold.asked().revision() <= told.revision())
                .ifPresent(hold -> Holding.release(work, dossier, hold, cause));
    }

    /**
     * A person has the edit done that an order was stopped for: what was picked of it goes back, and it is sourced again. When a part has
     * left, only what there are too many pieces of goes back, and what is still wanted of that is picked again where it lies, once the order
     * is paid; the caller releases it.
     */
    void grant(Group group, Partner partner, SalesOrder told, Dossier dossier, Hold hold, Cause cause) {
        if (dossier.someGone()) {
            grantRest(group, partner, Confirmations.withLeftOut(dossier, told), dossier, hold, cause);
            return;
        }
        Withdrawal.ofAll(group.work(), dossier, EDITED, cause);
        Holding.release(group.work(), dossier, hold, cause);
        apply(group, partner, told, dossier, cause);
    }

    private void grantRest(Group group, Partner partner, SalesOrder told, Dossier dossier, Hold hold, Cause cause) {
        var work = group.work();
        var fewer = LateEdit.fewer(dossier, told);
        long worth = Cancelling.worth(dossier, fewer);
        var taken = Withdrawal.of(work, fewer.takenOn(), EDITED, cause);
        apply(group, partner, told, dossier, () -> resume(work, dossier, hold, taken, cause), cause);
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

    /** What an order is for ever: money that is held for it is in its currency, and a till sale has happened. */
    private static Optional<String> refusal(Order order, SalesOrder told) {
        if (!currency(order).getCurrencyCode().equals(told.currency())) {
            return Optional.of("SER-0431");
        }
        boolean atTill = told.fulfilment().mode() == Mode.HANDOVER;
        return atTill == (order.mode() == Mode.HANDOVER) ? Optional.empty() : Optional.of("SER-0432");
    }

    /** The channel wants goods of an order that it had cancelled, and says so later: they are given back already. */
    private static boolean isOpenedAgain(SalesOrder told, Dossier dossier) {
        return isCancelledByChannel(dossier)
                && told.revision() > dossier.order().revision()
                && told.lines().stream().anyMatch(line -> line.wanted() > 0);
    }

    /** Its channel has said so: that has a revision of its own. */
    private static boolean isCancelledByChannel(Dossier dossier) {
        return dossier.state() == OrderState.CANCELLED
                && dossier.order().revision() > dossier.document().revision();
    }

    /** As long as a person has not looked at it, once is enough. */
    private void tellOpenedAgain(Work work, Order order) {
        boolean isTold = work.parked().stream()
                .anyMatch(each -> OPENED_AGAIN.equals(each.code()) && order.id().equals(each.order()));
        if (!isTold && !books.isLeftToPerson(order.id(), OPENED_AGAIN)) {
            work.park(Parked.ofStep(
                    Ids.next(),
                    order.id(),
                    order.channel(),
                    "orders",
                    OPENED_AGAIN,
                    Map.of("order", order.reference())));
        }
    }

    private static Map<String, String> whatChanges(Order order, SalesOrder told) {
        return Map.of(
                "order",
                order.reference(),
                "before",
                currency(order).getCurrencyCode(),
                "after",
                told.currency(),
                "state",
                order.state().name());
    }

    private static boolean isOfGoodsOrPlace(List<String> changes) {
        return changes.contains("lines") || changes.contains("shipTo") || changes.contains("fulfilment");
    }

    private void apply(Group group, Partner partner, SalesOrder told, Dossier dossier, Cause cause) {
        apply(group, partner, told, dossier, () -> {}, cause);
    }

    /** @param onceEdited done when the order has its new lines, before anybody hears of the edit */
    private void apply(
            Group group, Partner partner, SalesOrder told, Dossier dossier, Runnable onceEdited, Cause cause) {
        var work = group.work();
        var changes = changes(dossier, told);
        boolean goodsOrPlace = isOfGoodsOrPlace(changes);
        var before = dossier.order();
        var lines = lines(dossier, told);
        var now = Confirmations.lines(dossier, lines);
        var confirmed = confirmed(dossier, told);
        work.rewrite(dossier);
        dossier.put(before.revised(told));
        dossier.put(told);
        if (goodsOrPlace && !dossier.someGone()) {
            Withdrawal.ofAll(work, dossier, EDITED, cause);
        }
        dossier.putLines(KitLines.edited(dossier.lines(), now, group.kits()));
        onceEdited.run();
        var data = new LinkedHashMap<String, Object>();
        data.put("changes", changes);
        if (!confirmed.isEmpty()) {
            data.put("confirmed", confirmed);
        }
        data.put("revision", told.revision());
        Arrival.after(
                work, dossier, EventType.ORDER_EDITED, goodsOrPlace ? restart(dossier) : dossier.state(), data, cause);
        if (changes.contains("payments")) {
            payments.edit(work, dossier, partner, told, cause);
        }
        if (goodsOrPlace) {
            endHold(work, dossier, cause);
        }
        goOn(group, dossier, cause);
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
            Withdrawal.ofAll(group.work(), dossier, "unpaid", cause);
            Openings.awaitPayment(group.work(), dossier);
        }
    }

    /** After its goods were taken back an order starts again from before its allocation; if a part has left, that may be all by now. */
    private static OrderState restart(Dossier dossier) {
        if (dossier.someGone()) {
            return dossier.derivedState();
        }
        return dossier.state() == OrderState.ALLOCATED ? OrderState.AWAITING_STOCK : dossier.state();
    }

    private static List<String> changes(Dossier dossier, SalesOrder told) {
        var before = dossier.document();
        var changes = new ArrayList<String>();
        if (!isSameGoods(dossier, told)) {
            changes.add("lines");
        }
        if (!Objects.equals(before.shipTo(), told.shipTo())) {
            changes.add("shipTo");
        }
        if (!before.fulfilment().equals(told.fulfilment())) {
            changes.add("fulfilment");
        }
        if (before.total().compareTo(told.total()) != 0) {
            changes.add("total");
        }
        changes.addAll(changesBesides(before, told));
        return changes;
    }

    /** Of what changes nothing about goods, ways and sums. */
    static List<String> changesBesides(SalesOrder before, SalesOrder told) {
        var changes = new ArrayList<String>();
        if (!before.payments().equals(told.payments())) {
            changes.add("payments");
        }
        if (!Objects.equals(before.billTo(), told.billTo())) {
            changes.add("billTo");
        }
        if (!Objects.equals(before.customer(), told.customer())) {
            changes.add("customer");
        }
        if (!Objects.equals(before.note(), told.note()) || !lineNotes(before).equals(lineNotes(told))) {
            changes.add("note");
        }
        if (!Objects.equals(before.requested(), told.requested())) {
            changes.add("requested");
        }
        return changes;
    }

    private static Map<String, String> lineNotes(SalesOrder order) {
        return order.lines().stream()
                .filter(line -> line.note() != null)
                .collect(Collectors.toMap(SalesOrder.Line::id, line -> Objects.requireNonNull(line.note())));
    }

    private static Currency currency(Order order) {
        return order.total().currency();
    }

    private static boolean isSameGoods(Dossier dossier, SalesOrder told) {
        return Confirmations.isSameGoods(dossier, lines(dossier, told));
    }

    /** What was cancelled here, as far as the channel says for the first time that it is. */
    private static List<String> confirmed(Dossier dossier, SalesOrder told) {
        return isSameGoods(dossier, told) ? Confirmations.confirmed(dossier, lines(dossier, told)) : List.of();
    }

    private static List<OrderLine> lines(Dossier dossier, SalesOrder told) {
        return Openings.lines(dossier.id(), told, currency(dossier.order()));
    }

    public void cancel(Group group, Entry entry, Cancellation cancellation, Dossier dossier) {
        var order = dossier.order();
        var cancelled =
                order.cancelledAt(cancellation.revision(), entry.envelope().receivedAt());
        if (dossier.state() == OrderState.CANCELLED) {
            if (cancellation.revision() > order.revision()) {
                heard(group.work(), dossier, cancelled);
            }
            entry.ignored("already-cancelled", dossier.id());
            return;
        }
        if (Boolean.TRUE.equals(cancellation.ifOpen()) && dossier.isOver()) {
            entry.ignored("over", dossier.id());
            return;
        }
        if (cancellation.revision() < dossier.order().revision()) {
            entry.ignored("older-revision", dossier.id());
            return;
        }
        var reason = cancellation.reason() == null ? "channel" : cancellation.reason();
        var refusal = cancelling.cancel(group.work(), dossier, reason, entry.cause());
        if (refusal.isEmpty()) {
            heard(
                    group.work(),
                    dossier,
                    dossier.order()
                            .cancelledAt(
                                    cancellation.revision(), entry.envelope().receivedAt()));
            entry.updated(dossier.id());
        } else {
            late.cancel(group, entry, cancellation, dossier);
        }
    }

    /** What the channel said before it cancelled, and comes late, is older. */
    private static void heard(Work work, Dossier dossier, Order cancelled) {
        work.touch(dossier);
        dossier.put(cancelled);
    }

    /** The same, of what a person granted. */
    static void heard(Work work, Dossier dossier, Asked asked) {
        heard(work, dossier, dossier.order().cancelledAt(asked.revision(), Instant.EPOCH));
    }
}
