package io.serai.fulfilment.orders;

import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.HoldKind;
import io.serai.fulfilment.work.Holding;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import java.time.Clock;
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
        /** It is held for this already, or is not held for this. */
        NOTHING_TO_DO,
        /** The note is too long, or has what looks like the number of a payment card in it. */
        WRONG_NOTE
    }

    private final Books books;
    private final Clock clock;

    HoldDesk(Books books, Clock clock) {
        this.books = books;
        this.clock = clock;
    }

    @Transactional
    public Answer place(OrderId order, HoldKind kind, String note, String person) {
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
        var dossier = books.open(Set.of(order)).get(order);
        if (dossier == null) {
            return Answer.NO_SUCH_ORDER;
        }
        var hold = dossier.hold(kind);
        if (hold.isEmpty()) {
            return Answer.NOTHING_TO_DO;
        }
        var work = new Work(clock.instant());
        Holding.release(work, dossier, hold.get(), Cause.person(person));
        books.write(work);
        return Answer.DONE;
    }
}
