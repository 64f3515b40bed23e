package io.serai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.log.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A return as anybody sees it through the API, and what people do with it. */
record Back(String id, PlacedOrder order, World world) {

    /** What somebody asks for of one line, by the channel's id of it. */
    static Map<String, Object> line(String id, int pieces) {
        return Map.of("id", id, "quantity", pieces, "reason", "too-small");
    }

    /** Another article is wanted for it. */
    static Map<String, Object> line(String id, int pieces, Ware instead) {
        return Map.of("id", id, "quantity", pieces, "reason", "too-small", "exchange", instead.sku());
    }

    static Http.Reply ask(PlacedOrder order, String key, Object... lines) {
        return order.world()
                .hub()
                .post(
                        "/api/orders/" + order.id() + "/returns",
                        Json.write(Map.of("key", key, "lines", List.of(lines))));
    }

    /** Somebody of ours asks, so that it may come at once. */
    static Back asked(PlacedOrder order, String key, Object... lines) {
        var reply = ask(order, key, lines);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.json().path("state").asText()).isEqualTo("EXPECTED");
        return new Back(reply.json().path("id").asText(), order, order.world());
    }

    /** The returns of an order. */
    static List<Back> of(PlacedOrder order) {
        var all = new ArrayList<Back>();
        order.world()
                .hub()
                .get("/api/orders/" + order.id() + "/returns")
                .forEach(each -> all.add(new Back(each.path("id").asText(), order, order.world())));
        return all;
    }

    JsonNode view() {
        for (var each : world.hub().get("/api/orders/" + order.id() + "/returns")) {
            if (each.path("id").asText().equals(id)) {
                return each;
            }
        }
        throw new IllegalStateException("no return " + id);
    }

    String state() {
        return view().path("state").asText();
    }

    Back reaches(String state) {
        World.soon(() -> assertThat(state()).isEqualTo(state));
        return this;
    }

    /** All pieces of the first line came, fit to be sold. */
    Back comes(int pieces, String location) {
        return comes(location, Map.of("no", 1, "sellable", pieces));
    }

    Back comes(String location, Object... lines) {
        var reply = does("receive", Map.of("location", location, "lines", List.of(lines)));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return this;
    }

    Back isSettled() {
        var reply = does("settle", Map.of());
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return this;
    }

    Http.Reply does(String action, Map<String, ?> what) {
        return world.hub().post("/api/returns/" + id + "/" + action, Json.write(what));
    }

    /** In minor units. */
    long refunded() {
        return new BigDecimal(view().path("refunded").asText())
                .movePointRight(2)
                .longValueExact();
    }

    PlacedOrder exchange() {
        var instead =
                world.hub().get("/api/orders/" + view().path("exchangeOrder").asText());
        return new PlacedOrder("exchange", instead.path("reference").asText(), world);
    }
}
