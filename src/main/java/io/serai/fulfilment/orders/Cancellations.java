package io.serai.fulfilment.orders;

import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.HoldKind;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person cancels an order. */
@Port
@Component("cancellations")
public class Cancellations {
    /** What came of it. */
    public enum Outcome {
        CANCELLED,
        UNKNOWN,
        TOO_LATE,
        /** The channel asked for something that a person has to grant or let be before. */
        HELD
    }

    /** {@code why} is a code: final, shipped, picking, nothing-left, held; null if it was cancelled. */
    public record Answer(Outcome outcome, @Nullable String why) {}

    private final Books books;
    private final Cancelling cancelling;
    private final Clock clock;

    Cancellations(Books books, Cancelling cancelling, Clock clock) {
        this.books = books;
        this.cancelling = cancelling;
        this.clock = clock;
    }

    @Transactional
    public Answer cancel(OrderId order, String person, String reason) {
        var dossier = Optional.ofNullable(books.open(Set.of(order)).get(order));
        if (dossier.isEmpty()) {
            return new Answer(Outcome.UNKNOWN, null);
        }
        var work = new Work(clock.instant());
        return write(work, cancelling.cancel(work, dossier.get(), reason, Cause.person(person)));
    }

    /**
     * What has not left; what has stays as it is. The rest that is cancelled already is answered the same. An order that is held for what
     * its channel asked is left alone: who gives back the money, and what else counts of an edit, is decided with that.
     */
    @Transactional
    public Answer cancelRest(OrderId order, String person, String reason) {
        var dossier = Optional.ofNullable(books.openWithDocuments(Set.of(order)).get(order));
        if (dossier.isEmpty()) {
            return new Answer(Outcome.UNKNOWN, null);
        }
        if (!dossier.get().someGone()) {
            return new Answer(Outcome.TOO_LATE, "nothing-left");
        }
        if (dossier.get().hold(HoldKind.CHANGE).isPresent()) {
            return new Answer(Outcome.HELD, "held");
        }
        var work = new Work(clock.instant());
        boolean before = books.isRestCancelled(order);
        return write(
                work,
                cancelling
                        .cancelRest(work, dossier.get(), reason, Cause.person(person), false)
                        .filter(refusal -> !before));
    }

    private Answer write(Work work, Optional<String> refusal) {
        if (refusal.isPresent()) {
            return new Answer(Outcome.TOO_LATE, refusal.get());
        }
        books.write(work);
        return new Answer(Outcome.CANCELLED, null);
    }
}
