package io.serai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.log.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** An order as anybody sees it through the API, by its channel and the channel's own id. */
record PlacedOrder(String channel, String reference, World world) {
    private static final Set<String> VAIN = Set.of("SHORT", "CANCELLED");
    private static final Set<String> BEFORE_PICKED = Set.of("ALLOCATED", "RELEASED", "PICKING");

    /** The hub's own id; waits until the order is there. */
    String id() {
        World.soon(() -> assertThat(found()).as(channel + " " + reference).hasSize(1));
        return found().get(0).path("id").asText();
    }

    /** The orders with this reference: one, or none. */
    JsonNode found() {
        return world.hub()
                .get("/api/orders?channel=" + channel + "&reference="
                        + URLEncoder.encode(reference, StandardCharsets.UTF_8))
                .path("items");
    }

    JsonNode view() {
        return world.hub().get("/api/orders/" + id());
    }

    String state() {
        return view().path("state").asText();
    }

    /** Sooner or later it is in this state. */
    PlacedOrder reaches(String state) {
        World.soon(() -> assertThat(state())
                .as(() -> "state after " + timeline() + ", calls " + answers())
                .isEqualTo(state));
        return this;
    }

    /** The types of its events, in their order. */
    List<String> timeline() {
        return events().filter(event -> event.has("seq"))
                .map(event -> event.path("type").asText())
                .toList();
    }

    /** What was told of it and not taken: type and reason or code. */
    List<String> notTaken() {
        return events().filter(event -> !event.has("seq"))
                .map(event -> event.path("type").asText() + " "
                        + event.path("data").path("reason").asText()
                        + event.path("data").path("code").asText())
                .toList();
    }

    /** The states that it went through, each once for each stay. */
    List<String> way() {
        var way = new ArrayList<String>();
        events().map(event -> event.path("to").asText()).forEach(state -> {
            if (way.isEmpty() || !way.get(way.size() - 1).equals(state)) {
                way.add(state);
            }
        });
        return way;
    }

    private java.util.stream.Stream<JsonNode> events() {
        return StreamSupport.stream(
                world.hub().get("/api/orders/" + id() + "/timeline").spliterator(), false);
    }

    /** How many pieces each location gives, or is to give. */
    Map<String, Integer> allocation() {
        var pieces = new TreeMap<String, Integer>();
        for (var part : view().path("fulfilments")) {
            var state = part.path("state").asText();
            if (!VAIN.contains(state)) {
                part.path("lines")
                        .forEach(line -> pieces.merge(
                                part.path("location").asText(),
                                line.path(BEFORE_PICKED.contains(state) ? "quantity" : "picked")
                                        .asInt(),
                                Integer::sum));
            }
        }
        return pieces;
    }

    PlacedOrder isAllocated(Map<String, Integer> pieces) {
        World.soon(() -> assertThat(allocation()).isEqualTo(new TreeMap<>(pieces)));
        return this;
    }

    /** Its latest fulfilment order at a location; waits until the warehouse has been told. */
    JsonNode at(String location) {
        var found = new ArrayList<JsonNode>();
        World.soon(() -> {
            found.clear();
            view().path("fulfilments").forEach(part -> {
                if (part.path("location").asText().equals(location)
                        && !VAIN.contains(part.path("state").asText())) {
                    found.add(part);
                }
            });
            assertThat(found).as(reference + " at " + location + ": " + state()).isNotEmpty();
        });
        return found.get(found.size() - 1);
    }

    /** The SSCCs of its parcels with a carrier. */
    List<String> parcels(String carrier) {
        var parcels = new ArrayList<String>();
        view().path("fulfilments")
                .forEach(part -> part.path("parcels").forEach(parcel -> {
                    if (parcel.path("carrier").asText().equals(carrier)) {
                        parcels.add(parcel.path("sscc").asText());
                    }
                }));
        return parcels;
    }

    /** What the hub knows of its first payment. */
    JsonNode payment() {
        return view().at("/payments/0");
    }

    PlacedOrder paymentIs(String state) {
        World.soon(() -> assertThat(payment().path("state").asText()).isEqualTo(state));
        return this;
    }

    /** Calls to the outside, by what was asked for: {@code CAPTURE DONE}. */
    List<String> calls() {
        return world.jdbc()
                .queryForList(
                        "select kind || ' ' || state from attempt where order_id = ?::uuid order by created_at, kind",
                        String.class,
                        id());
    }

    private List<String> answers() {
        return world.jdbc()
                .queryForList(
                        "select kind || ' ' || state || ' ' || coalesce(answer::text, '') from attempt where order_id = ?::uuid",
                        String.class,
                        id());
    }

    /** A person cancels what has not left. */
    Http.Reply cancelRest() {
        return world.hub()
                .post("/api/orders/" + id() + "/cancel", Json.write(Map.of("reason", "journey", "rest", true)));
    }

    /** A person cancels it. */
    Http.Reply cancel() {
        return world.hub().post("/api/orders/" + id() + "/cancel", Json.write(Map.of("reason", "journey")));
    }
}
