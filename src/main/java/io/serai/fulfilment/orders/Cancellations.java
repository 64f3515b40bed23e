package io.serai.fulfilment.orders;

import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
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
        TOO_LATE
    }

    /** {@code why} is a code: final, shipped, picking; null if it was cancelled. */
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
        var refusal = cancelling.cancel(work, dossier.get(), reason, Cause.person(person));
        if (refusal.isPresent()) {
            return new Answer(Outcome.TOO_LATE, refusal.get());
        }
        books.write(work);
        return new Answer(Outcome.CANCELLED, null);
    }
}
