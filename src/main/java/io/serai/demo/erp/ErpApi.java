package io.serai.demo.erp;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.tools.Book;
import io.serai.demo.tools.Json;
import io.serai.demo.tools.Recent;
import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import io.serai.demo.web.Faults;
import io.serai.demo.web.Handler;
import io.serai.demo.web.Signatures;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The customer's own system under {@code /erp}: takes webhooks at {@code /webhook}, signed as the Standard Webhooks specification
 * says, and tells at {@code /book} what it has taken and how often.
 */
public final class ErpApi implements Handler, Closeable {
    private static final int REMEMBERED = 10_000;
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Map<String, Taken> taken = new Recent<>(REMEMBERED);
    private final String secret;
    private final Faults faults;
    private final Clock clock;
    private final Book book;

    /** A message, and how many times it came. */
    record Taken(String id, int times, String body) {}

    /** @param secret {@code whsec_} and base64 */
    public ErpApi(Path file, String secret, Faults faults, Clock clock) {
        this.secret = secret;
        this.faults = faults;
        this.clock = clock;
        this.book = Book.open(file, this::replay);
    }

    @Override
    public Answer handle(Call call) {
        if (call.is("GET", "/book")) {
            return Answer.json(200, Map.of("messages", messages()));
        }
        return call.is("POST", "/webhook") ? faults.on(webhook(call)) : Answer.of(404);
    }

    @Override
    public void close() throws IOException {
        book.close();
    }

    private Answer webhook(Call call) {
        var id = call.header("webhook-id");
        if (id == null || !signed(id, call)) {
            return Answer.of(401);
        }
        var body = new String(call.body(), StandardCharsets.UTF_8);
        synchronized (this) {
            var line = Json.object().put("id", id).put("body", body);
            book.append(line);
            replay(line);
        }
        return Answer.of(204);
    }

    private synchronized List<Taken> messages() {
        return List.copyOf(taken.values());
    }

    private boolean signed(String id, Call call) {
        var timestamp = call.header("webhook-timestamp");
        var signatures = call.header("webhook-signature");
        if (timestamp == null || signatures == null || !timely(timestamp)) {
            return false;
        }
        var expected = Signatures.standard(secret, id, timestamp, call.body());
        return Arrays.stream(signatures.split(" ")).anyMatch(signature -> Signatures.same(signature, expected));
    }

    private boolean timely(String timestamp) {
        try {
            var age = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
            return age <= TOLERANCE.toSeconds();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private void replay(JsonNode line) {
        var id = line.get("id").asText();
        var body = line.get("body").asText();
        taken.merge(id, new Taken(id, 1, body), (before, now) -> new Taken(id, before.times() + 1, body));
    }
}
