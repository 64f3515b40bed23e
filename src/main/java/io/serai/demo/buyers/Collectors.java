package io.serai.demo.buyers;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.tools.Json;
import io.serai.demo.tools.Recent;
import io.serai.demo.web.HubApi;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The buyers who collect at a store: asks the hub which orders are ready, and a while later tells it, as the people at the counter
 * would, that the goods were handed over.
 */
public final class Collectors {
    private static final int REMEMBERED = 5_000;

    private final Map<String, Instant> ready = new Recent<>(REMEMBERED);
    private final HubApi hub;
    private final Duration after;
    private final Clock clock;

    /** @param after how long buyers take to come */
    public Collectors(HubApi hub, Duration after, Clock clock) {
        this.hub = hub;
        this.after = after;
        this.clock = clock;
    }

    /** Looks once, and collects what has been ready for long enough. @throws IOException if the hub does not answer */
    public void look() throws IOException, InterruptedException {
        for (var order : list(hub.get("/api/orders?status=READY_FOR_PICKUP"))) {
            for (var fulfilment :
                    hub.get("/api/orders/" + order.path("id").asText()).path("fulfilments")) {
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
        hub.post("/api/warehouse/events", "collected-" + task, answer);
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
