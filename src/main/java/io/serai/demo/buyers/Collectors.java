package io.serai.demo.buyers;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.tools.Json;
import io.serai.demo.tools.Recent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * The buyers who collect at a store: asks the hub which orders are ready, and a while later tells it, as the people at the counter
 * would, that the goods were handed over.
 */
public final class Collectors {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int REMEMBERED = 5_000;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, Instant> ready = new Recent<>(REMEMBERED);
    private final URI hub;
    private final String login;
    private final Duration after;
    private final Clock clock;

    /**
     * @param hub such as {@code http://127.0.0.1:8080}
     * @param login name and password with a colon between
     * @param after how long buyers take to come
     */
    public Collectors(URI hub, String login, Duration after, Clock clock) {
        this.hub = hub;
        this.login = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        this.after = after;
        this.clock = clock;
    }

    /** Looks once, and collects what has been ready for long enough. @throws IOException if the hub does not answer */
    public void look() throws IOException, InterruptedException {
        for (var order : list(get("/api/orders?status=READY_FOR_PICKUP"))) {
            for (var fulfilment :
                    get("/api/orders/" + order.path("id").asText()).path("fulfilments")) {
                if (fulfilment.path("state").asText().equals("READY")) {
                    collect(fulfilment.path("id").asText());
                }
            }
        }
    }

    private void collect(String task) throws IOException, InterruptedException {
        var since = ready.computeIfAbsent(task, id -> clock.instant());
        if (clock.instant().isBefore(since.plus(after))) {
            return;
        }
        var answer = Json.object().put("kind", "pick").put("task", task).put("status", "collected");
        answer.putArray("lines");
        answer.putArray("parcels");
        var request = request("/api/warehouse/events")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "collected-" + task)
                .POST(BodyPublishers.ofByteArray(Json.bytes(answer)));
        client.send(request.build(), BodyHandlers.discarding());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var answer = client.send(request(path).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("the hub answered " + answer.statusCode() + " to " + path);
        }
        return Json.read(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(hub.resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", login);
    }

    /** The orders, whether the answer is a list or an object that has one. */
    private static JsonNode list(JsonNode answer) {
        if (answer.isArray()) {
            return answer;
        }
        for (var part : answer) {
            if (part.isArray()) {
                return part;
            }
        }
        return Json.array();
    }
}
