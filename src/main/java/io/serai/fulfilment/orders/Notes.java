package io.serai.fulfilment.orders;

import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import io.serai.log.EventType;
import io.serai.mapping.CardNumbers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person writes something into the timeline of an order, in whatever state that is. */
@Port
@Component("notes")
public class Notes {
    /** In characters. */
    public static final int MAX_TEXT = 2_000;

    /** What came of it; all but the first leave everything as it was. */
    public enum Answer {
        ADDED,
        NO_SUCH_ORDER,
        NO_TEXT,
        TOO_LONG,
        /** There is what looks like the number of a payment card in it, which is kept nowhere. */
        CARD_NUMBER
    }

    private final Books books;
    private final Clock clock;

    Notes(Books books, Clock clock) {
        this.books = books;
        this.clock = clock;
    }

    @Transactional
    public Answer add(OrderId order, String person, String text) {
        var note = sound(text);
        if (note.isEmpty()) {
            return Answer.NO_TEXT;
        }
        var refusal = refusal(note);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var dossier = books.open(Set.of(order)).get(order);
        if (dossier == null) {
            return Answer.NO_SUCH_ORDER;
        }
        var work = new Work(clock.instant());
        work.event(dossier, EventType.NOTE_ADDED, Map.of("note", note), Cause.person(person));
        books.write(work);
        return Answer.ADDED;
    }

    /** Why it cannot be kept; empty if it can. */
    static Optional<Answer> refusal(String note) {
        if (note.length() > MAX_TEXT) {
            return Optional.of(Answer.TOO_LONG);
        }
        return CardNumbers.has(note) ? Optional.of(Answer.CARD_NUMBER) : Optional.empty();
    }

    /** Without what no database keeps, and with the line ends of one system. */
    static String sound(String text) {
        var plain = text.replace("\r\n", "\n").replace("\0", "");
        return new String(plain.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).strip();
    }
}
