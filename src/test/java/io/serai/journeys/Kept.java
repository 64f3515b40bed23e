package io.serai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A message that the hub has taken, by its receipt. */
record Kept(String id, boolean again, World world) {
    JsonNode view() {
        return world.hub().get("/api/receipts/" + id);
    }

    /** Its items have come to their ends. */
    Kept isDone() {
        World.soon(() -> assertThat(view().path("state").asText()).isEqualTo("DONE"));
        return this;
    }

    /** What became of each item, such as {@code IGNORED older-revision}. */
    List<String> outcomes() {
        isDone();
        var outcomes = new ArrayList<String>();
        view().path("items")
                .forEach(item -> outcomes.add((item.path("outcome").asText() + " "
                                + item.path("reason").asText())
                        .strip()));
        return outcomes;
    }

    /** The exception that its first item waits in. */
    Parked parked() {
        assertThat(outcomes().get(0)).startsWith("PARKED");
        return new Parked(view().at("/items/0/exception").asText(), world);
    }
}
