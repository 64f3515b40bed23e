package io.serai.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.log.Json;
import java.util.Map;

/** What waits for a person, and what the person does. */
record Parked(String id, World world) {
    JsonNode view() {
        return world.hub().get("/api/exceptions/" + id);
    }

    String code() {
        return view().path("code").asText();
    }

    String state() {
        return view().path("state").asText();
    }

    /** Keeps the corrected text, and tells whether it would be taken. */
    Http.Reply corrected(String document) {
        return world.hub().put("/api/exceptions/" + id, Json.write(Map.of("document", document)));
    }

    Http.Reply replayed() {
        return world.hub().post("/api/exceptions/" + id + "/replay", "");
    }
}
