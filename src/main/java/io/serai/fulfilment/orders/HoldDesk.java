package io.serai.fulfilment.orders;

import io.serai.contract.SalesOrder;
import io.serai.fulfilment.picking.Release;
import io.serai.fulfilment.work.Asked;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Hold;
import io.serai.fulfilment.work.HoldKind;
import io.serai.fulfilment.work.Holding;
import io.serai.fulfilment.work.Work;
import io.serai.inventory.Kits;
import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person holds an order, for a reason and with a note, and releases it from one hold at a time. */
@Port
@Component("holdDesk")
public class HoldDesk {
    /** What came of it; all but the first leave everything as it was. */
    public enum Answer {
        DONE,
        NO_SUCH_ORDER,
        /** Its goods are being picked, have left, or it is over. */
        TOO_LATE,
        /** All of it has left, or a part has and what the channel asks cannot be done with the rest. */
        SOME_LEFT,
        /** It is held for this already, or is not held for this. */
        NOTHING_TO_DO,
        /** The note is too long, or has what looks like the number of a payment card in it. */
        WRONG_NOTE
    }

    private final Books books;
    private final Edits edits;
    private final LateWishes late;
    private final Cancelling cancelling;
    private final Release release;
    private final Partners partners;
    private final Kits kits;
    private final Clock clock;

    HoldDesk(
            Books books,
            Edits edits,
            LateWishes late,
            Cancelling cancelling,
            Release release,
            Partners partners,
            Kits kits,
            Clock clock) {
        this.books = books;
        this.edits = edits;
        this.late = late;
        this.cancelling = cancelling;
        this.release = release;
        this.partners = partners;
        this.kits = kits;
        this.clock = clock;
    }

    @Transactional
    public Answer place(OrderId order, HoldKind kind, String note, String person) {
        if (!HoldKind.forPeople().contains(kind)) {
            return Answer.NOTHING_TO_DO;
        }
        var sound = Notes.sound(note);
        if (Notes.refusal(sound).isPresent()) {
            return Answer.WRONG_NOTE;
        }
        var dossier = books.open(Set.of(order)).get(order);
        if (dossier == null) {
            return Answer.NO_SUCH_ORDER;
        }
        if (dossier.hold(kind).isPresent()) {
            return Answer.NOTHING_TO_DO;
        }
        if (!Holding.isPossible(dossier)) {
            return Answer.TOO_LATE;
        }
        var work = new Work(clock.instant());
        Holding.place(work, dossier, kind, sound, Cause.person(person));
        books.write(work);
        return Answer.DONE;
    }

    @Transactional
    public Answer release(OrderId order, HoldKind kind, String person) {
        // What the customer said is needed where it is weighed against what the channel asks.
        var orders = Set.of(order);
        var dossier = (kind == HoldKind.CHANGE ? books.openWithDocuments(orders) : books.open(orders)).get(order);
        if (dossier == null) {
            return Answer.NO_SUCH_ORDER;
        }
        var hold = dossier.hold(kind);
        if (hold.isEmpty()) {
            return Answer.NOTHING_TO_DO;
        }
        var work = new Work(clock.instant());
        var asked = hold.get().asked();
        if (asked != null && !isOvertaken(asked, dossier)) {
            late.takeOthers(work, partner(dossier), dossier, asked, cause(person, asked));
        }
        Holding.release(work, dossier, hold.get(), Cause.person(person));
        books.write(work);
        return Answer.DONE;
    }

    /** The order is newer than the edit that was asked: doing that would bring back what the channel said before. */
    private static boolean isOvertaken(Asked asked, Dossier dossier) {
        return asked.what() == Asked.What.EDIT
                && asked.revision() < dossier.order().revision();
    }

    private Partner partner(Dossier dossier) {
        return partners.find(dossier.order().channel()).orElseThrow();
    }

    private static Cause cause(String person, Asked asked) {
        return new Cause(Cause.person(person).actor(), asked.receipt());
    }

    /**
     * Does what the channel asked when the goods had been touched already: those that are not wanted any more, or are to go elsewhere, go back onto
     * their shelves. When a part has left it is done with the rest: that is cancelled, or has as many pieces as the channel wants, which are none of a
     * line that it leaves out.
     */
    @Transactional
    public Answer grant(OrderId order, String person) {
        var dossier = books.openWithDocuments(Set.of(order)).get(order);
        if (dossier == null) {
            return Answer.NO_SUCH_ORDER;
        }
        var refusal = refusal(dossier);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var hold = dossier.hold(HoldKind.CHANGE).orElseThrow();
        var asked = Objects.requireNonNull(hold.asked());
        if (asked.order() == null && dossier.someGone()) {
            return cancelRest(dossier, asked, cause(person, asked));
        }
        var group = new Group(List.of(), clock.instant());
        group.add(dossier);
        grant(group, dossier, hold, asked, cause(person, asked));
        release.release(group);
        books.write(group.work());
        return Answer.DONE;
    }

    private Answer cancelRest(Dossier dossier, Asked asked, Cause cause) {
        var group = new Group(List.of(), clock.instant());
        group.add(dossier);
        cancelling.cancelRest(group.work(), dossier, reason(asked), cause, true);
        release.release(group);
        books.write(group.work());
        return Answer.DONE;
    }

    /** Whether what the channel asked can be done: for a page, at this moment. */
    @Transactional(readOnly = true)
    public boolean isGrantable(OrderId order) {
        return books.lookWithDocument(order)
                .filter(dossier -> refusal(dossier).isEmpty())
                .isPresent();
    }

    /** Empty if what the channel asked can be done now; otherwise why it cannot be. */
    static Optional<Answer> refusal(Dossier dossier) {
        var asked = LateWishes.open(dossier)
                .filter(open -> !isOvertaken(open, dossier))
                .orElse(null);
        if (asked == null) {
            return Optional.of(Answer.NOTHING_TO_DO);
        }
        var told = asked.order();
        boolean isPossible = told == null
                ? !dossier.someGone() || Cancelling.restRefusal(dossier).isEmpty()
                : LateEdit.isPossible(dossier, told);
        return isPossible ? Optional.empty() : Optional.of(Answer.SOME_LEFT);
    }

    private static String reason(Asked asked) {
        return asked.reason() == null ? "channel" : asked.reason();
    }

    private void grant(Group group, Dossier dossier, Hold hold, Asked asked, Cause cause) {
        var told = asked.order();
        if (told == null) {
            cancelling.takeBack(group.work(), dossier, reason(asked), cause);
            Revisions.heard(group.work(), dossier, asked);
            return;
        }
        group.know(kits.of(told.lines().stream().map(SalesOrder.Line::sku).toList()));
        edits.grant(group, partner(dossier), told, dossier, hold, cause);
    }
}
