package io.serai.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers orders in full, so that the audit of a later round asks only for those whose line in the list has changed. */
final class Recall {
    private final Map<String, Known> known = new HashMap<>();

    private record Known(JsonNode line, JsonNode order) {}

    List<JsonNode> orders(Api api) {
        return api.orders().stream().map(line -> order(api, line)).toList();
    }

    /** From now on everything is read again. */
    void forget() {
        known.clear();
    }

    private JsonNode order(Api api, JsonNode line) {
        var id = line.path("id").asText();
        var before = known.get(id);
        if (before != null && before.line().equals(line)) {
            return before.order();
        }
        var order = api.order(id);
        known.put(id, new Known(line, order));
        return order;
    }
}
