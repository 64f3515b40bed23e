package io.serai.fulfilment.orders;

import io.serai.channels.Exceptions.Parked;
import io.serai.contract.Cancellation;
import io.serai.contract.SalesOrder;
import io.serai.contract.SalesOrder.Mode;
import io.serai.fulfilment.payment.PaymentsToldAgain;
import io.serai.fulfilment.work.Asked;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.HoldKind;
import io.serai.fulfilment.work.Holding;
import io.serai.fulfilment.work.Parking;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.Ids;
import io.serai.orders.Order;
import io.serai.orders.OrderState;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What a channel says of an order that it has told before: the newest revision counts. Many channels tell time in seconds, so of two
 * that differ and have the same revision the one that came later counts.
 */
@Component
public class Revisions {
    private static final String OPENED_AGAIN = "SER-0435";

    private final Books books;
    private final Edits edits;
    private final Cancelling cancelling;
    private final LateWishes late;
    private final PaymentsToldAgain payments;

    Revisions(Books books, Edits edits, Cancelling cancelling, LateWishes late, PaymentsToldAgain payments) {
        this.books = books;
        this.edits = edits;
        this.payments = payments;
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
        var changes = Changes.of(dossier, Confirmations.placed(dossier, asTold));
        var told = changes.told();
        if (told.revision() == order.revision() && changes.isNone()) {
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
        if (isOpenedAgain(told, dossier)) {
            openedAgain(group, entry, changes, dossier);
            return;
        }
        if (changes.isOfGoodsOrPlace() && (order.state().isFinal() || dossier.pickingHasBegun())) {
            late.edit(group, entry, dossier, changes);
            return;
        }
        edits.apply(group, entry.partner(), changes, dossier, entry.cause());
        overtaken(group.work(), dossier, told, entry.cause());
        entry.updated(order.id());
    }

    /** Of the goods a person is told; what was paid counts all the same. */
    private void openedAgain(Group group, Entry entry, Changes changes, Dossier dossier) {
        var told = changes.told();
        tellOpenedAgain(group.work(), dossier.order());
        if (changes.isOfPayments()) {
            payments.edit(group.work(), dossier, entry.partner(), told, entry.cause());
        }
        heard(
                group.work(),
                dossier,
                dossier.order().cancelledAt(told.revision(), entry.envelope().receivedAt()));
        entry.updated(dossier.id());
    }

    /** The order is as the channel wants it now, whatever it was stopped for; an older message that comes late says nothing of that. */
    private static void overtaken(Work work, Dossier dossier, SalesOrder told, Cause cause) {
        dossier.hold(HoldKind.CHANGE)
                .filter(hold -> hold.asked() != null
                        && hold.asked().what() == Asked.What.EDIT
                        && hold.asked().revision() <= told.revision())
                .ifPresent(hold -> Holding.release(work, dossier, hold, cause));
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

    private static Currency currency(Order order) {
        return order.total().currency();
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
