package io.serai.fulfilment.orders;

import io.serai.fulfilment.picking.Release;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.HoldKind;
import io.serai.fulfilment.work.Rest;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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

    /**
     * What of an order has not left when a part has.
     *
     * @param pieces by the number of their line, each 1 or more
     * @param offered whether a person may cancel it by itself: the order is not held for what its channel asked
     */
    public record OpenRest(Map<Integer, Integer> pieces, boolean offered) {
        static final OpenRest NONE = new OpenRest(Map.of(), false);

        public OpenRest {
            pieces = Map.copyOf(pieces);
        }
    }

    private final Books books;
    private final Cancelling cancelling;
    private final Release release;
    private final Clock clock;

    Cancellations(Books books, Cancelling cancelling, Release release, Clock clock) {
        this.books = books;
        this.cancelling = cancelling;
        this.release = release;
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
        var no = refusal(dossier.get());
        if (no.isPresent()) {
            return no.get();
        }
        var group = new Group(List.of(), clock.instant());
        group.add(dossier.get());
        boolean before = books.isRestCancelled(order);
        var refusal = cancelling.cancelRest(group.work(), dossier.get(), reason, Cause.person(person), false);
        if (refusal.isEmpty()) {
            release.release(group);
        }
        return write(group.work(), refusal.filter(each -> !before));
    }

    /** Why a person cannot cancel the rest of it, whatever that is. */
    private static Optional<Answer> refusal(Dossier dossier) {
        if (!dossier.someGone()) {
            return Optional.of(new Answer(Outcome.TOO_LATE, "nothing-left"));
        }
        return dossier.hold(HoldKind.CHANGE).map(hold -> new Answer(Outcome.HELD, "held"));
    }

    /** What could be cancelled of an order of which a part has left: for a page, at this moment; nothing where there is no such order. */
    @Transactional(readOnly = true)
    public OpenRest openRest(OrderId order) {
        return books.look(order).map(Cancellations::openRest).orElse(OpenRest.NONE);
    }

    static OpenRest openRest(Dossier dossier) {
        return dossier.someGone() && Cancelling.restRefusal(dossier).isEmpty()
                ? new OpenRest(Rest.of(dossier).pieces(), refusal(dossier).isEmpty())
                : OpenRest.NONE;
    }

    private Answer write(Work work, Optional<String> refusal) {
        if (refusal.isPresent()) {
            return new Answer(Outcome.TOO_LATE, refusal.get());
        }
        books.write(work);
        return new Answer(Outcome.CANCELLED, null);
    }
}
