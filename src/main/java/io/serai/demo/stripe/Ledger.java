package io.serai.demo.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.tools.Book;
import io.serai.demo.tools.Json;
import io.serai.demo.tools.Recent;
import io.serai.demo.web.Answer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The provider's own book: its intents, refunds and the answers it gave by Idempotency-Key. What a call did and what it answered
 * are one line, so that a crash keeps both or neither. Keys are forgotten after a day, as Stripe does: the same request is done again then.
 */
final class Ledger implements Closeable {
    private static final int INTENTS = 100_000;
    private static final int REFUNDS = 20_000;
    private static final int KEYS = 50_000;
    private static final Duration KEYS_ARE_KEPT = Duration.ofHours(24);

    private final Map<String, Intent> intents = new Recent<>(INTENTS);
    private final Map<String, Refund> refunds = new Recent<>(REFUNDS);
    private final Map<String, Kept> keys = new Recent<>(KEYS);
    private final Book book;
    private final Clock clock;

    /** Money given back; the amount is in minor units. */
    record Refund(String id, String intent, long amount, String currency, long created, Map<String, String> metadata) {
        /** In older books it has no metadata. */
        Refund {
            metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
        }
    }

    /**
     * An answer that is given again to the same key; {@code print} tells whether the request is the same too. {@code since} is in seconds
     * since 1970.
     */
    record Kept(String key, String print, int status, String answer, long since) {
        Answer again() {
            return new Answer(
                            status,
                            Map.of("Content-Type", "application/json; charset=utf-8"),
                            answer.getBytes(StandardCharsets.UTF_8),
                            Duration.ZERO,
                            false)
                    .with("Idempotent-Replayed", "true");
        }
    }

    /** What a call does, and what it answers. */
    record Effect(
            int status,
            ObjectNode json,
            @Nullable Intent intent,
            @Nullable Refund refund) {}

    private record Line(
            @Nullable Intent intent,
            @Nullable Refund refund,
            @Nullable Kept kept) {}

    Ledger(Path file, Clock clock) {
        this.clock = clock;
        book = Book.open(file, this::replay);
    }

    synchronized @Nullable Intent intent(String id) {
        return intents.get(id);
    }

    synchronized List<Intent> intents() {
        return List.copyOf(intents.values());
    }

    /** In the order in which they were made. */
    synchronized List<Refund> refundsOf(String intent) {
        return refunds.values().stream()
                .filter(refund -> refund.intent().equals(intent))
                .toList();
    }

    /** Does the work once for each key: the same request is answered the same again, another one with that key is refused. */
    synchronized Answer once(@Nullable String key, String print, Supplier<Effect> work) {
        var kept = key == null ? null : keys.get(key);
        long now = clock.instant().getEpochSecond();
        if (kept != null && now - kept.since() < KEYS_ARE_KEPT.toSeconds()) {
            return kept.print().equals(print) ? kept.again() : StripeShapes.keyReused();
        }
        var effect = work.get();
        var answer = Json.text(effect.json());
        var line = new Line(
                effect.intent(),
                effect.refund(),
                key == null ? null : new Kept(key, print, effect.status(), answer, now));
        book.append(line);
        take(line);
        return Answer.json(effect.status(), effect.json());
    }

    @Override
    public void close() throws IOException {
        book.close();
    }

    private void replay(JsonNode line) {
        take(Json.as(line, Line.class));
    }

    private void take(Line line) {
        if (line.intent() != null) {
            intents.put(line.intent().id(), line.intent());
        }
        if (line.refund() != null) {
            refunds.put(line.refund().id(), line.refund());
        }
        if (line.kept() != null) {
            keys.put(line.kept().key(), line.kept());
        }
    }
}
