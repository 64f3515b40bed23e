package io.serai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.log.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The people who pick and pack at a location, and answer through the API. */
record Floor(String location, World world) {
    Floor starts(PlacedOrder order) {
        return answers(order, "started", List.of());
    }

    /** Everything was there. */
    Floor picks(PlacedOrder order) {
        return answers(order, "picked", List.of());
    }

    /** It will not send it. */
    Floor refuses(PlacedOrder order) {
        return answers(order, "refused", List.of());
    }

    /** Only so many pieces were there, of all lines together. */
    Floor picks(PlacedOrder order, int pieces) {
        var lines = new ArrayList<Map<String, Object>>();
        int left = pieces;
        for (var line : order.at(location).path("lines")) {
            int found = Math.min(left, line.path("quantity").asInt());
            lines.add(Map.of("line", line.path("line").asInt(), "quantity", found));
            left -= found;
        }
        return answers(order, "picked", lines);
    }

    Floor packs(PlacedOrder order) {
        return answers(order, "packed", List.of());
    }

    /** Picked and packed, or put on the shelf for who collects. */
    Floor makesReady(PlacedOrder order) {
        return picks(order).packs(order);
    }

    /** The customer has come and taken it. */
    Floor handsOver(PlacedOrder order) {
        return answers(order, "collected", List.of());
    }

    private Floor answers(PlacedOrder order, String status, List<?> lines) {
        assertThat(told(order, status, lines).outcomes()).containsExactly("UPDATED");
        return this;
    }

    /** The same, whatever becomes of it. */
    Kept told(PlacedOrder order, String status, List<?> lines) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("task", order.at(location).path("id").asText());
        answer.put("status", status);
        if (!lines.isEmpty()) {
            answer.put("lines", lines);
        }
        var reply = world.hub().post("/api/warehouse/events", Json.write(answer));
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        return world.receipt(reply);
    }
}
