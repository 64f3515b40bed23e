package io.serai.journeys;

import static io.serai.journeys.World.PACHECO;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.web.Signatures;
import io.serai.log.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Walmart, eBay and Square: another login and another way of turning pages each, and no Java for any of them. */
class MarketsIT extends Journey {
    private static final Path SAMPLES = Path.of("mappings/channels");

    private final long id = ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L);
    private final String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();

    @Test
    void walmart_is_pulled_page_by_page_with_a_token_of_its_own_and_told_what_was_taken_and_what_left()
            throws IOException {
        var remera = world.ware().lies(9, PACHECO);
        for (int no = 0; no < 2; no++) {
            Stage.SET.markets.walmart.add(
                    Json.parse(sample("walmart", "sent-home", remera).replace("1815400011122", Long.toString(id + no)))
                            .path("order"));
        }

        new PlacedOrder("walmart", Long.toString(id), world).reaches("ALLOCATED");
        var order = new PlacedOrder("walmart", Long.toString(id + 1), world).reaches("ALLOCATED");
        world.warehouse(PACHECO).makesReady(order);
        world.carrier("andes").leaves();

        soon(() -> assertThat(order.timeline()).contains("CHANNEL_TOLD"));
        assertThat(Stage.SET.walmart.calls("POST", "/v3/orders/" + order.reference() + "/acknowledge"))
                .hasSize(1);
        soon(() -> assertThat(Stage.SET.walmart.calls("POST", "/v3/orders/" + order.reference() + "/shipping"))
                .singleElement()
                .satisfies(call -> assertThat(call.json()
                                .at("/orderShipment/orderLines/orderLine")
                                .size())
                        .isEqualTo(2)));
    }

    @Test
    void an_order_of_ebay_that_is_cancelled_here_is_told_by_its_other_api() throws IOException {
        var remera = world.ware().lies(9, PACHECO);
        for (int no = 0; no < 2; no++) {
            Stage.SET.markets.ebay.add(Json.parse(sample("ebay", "sent-home", remera)
                    .replace("27-10011-22334", "27-" + (id + no))
                    .replace("2026-03-02T14:05:00.000Z", now.replace("Z", ".000Z"))));
        }

        new PlacedOrder("ebay", "27-" + id, world).reaches("ALLOCATED");
        var order = new PlacedOrder("ebay", "27-" + (id + 1), world).reaches("ALLOCATED");
        assertThat(order.cancel().status()).isEqualTo(200);

        soon(() -> assertThat(order.timeline()).contains("CHANNEL_TOLD"));
        assertThat(Stage.SET.ebay.calls("POST", "/post-order/v2/cancellation"))
                .anySatisfy(call ->
                        assertThat(call.json().path("legacyOrderId").asText()).isEqualTo(order.reference()));
    }

    @Test
    void a_notification_of_square_is_signed_for_our_door_and_its_order_is_fetched() throws IOException {
        var reference = "SQ" + id;
        Stage.SET.markets.square.add(square(reference, "2020-01-01T00:00:00Z"));
        var event = "{\"type\":\"order.updated\",\"event_id\":\"e" + id + "\",\"data\":{\"object\":{\"order_updated\":"
                + "{\"order_id\":\"" + reference + "\",\"state\":\"OPEN\"}}}}";

        assertThat(notified("http://elsewhere.example/channels/square/orders", event))
                .isEqualTo(401);
        assertThat(notified("http://localhost:8080/channels/square/orders", event))
                .isEqualTo(200);

        new PlacedOrder("square", reference, world).reaches("ALLOCATED");
    }

    @Test
    void what_square_notified_nobody_of_is_searched_for_page_by_page() throws IOException {
        Stage.SET.markets.square.add(square("SA" + id, now));
        Stage.SET.markets.square.add(square("SB" + id, now));

        new PlacedOrder("square", "SA" + id, world).reaches("ALLOCATED");
        new PlacedOrder("square", "SB" + id, world).reaches("ALLOCATED");
    }

    private int notified(String address, String event) {
        var signed = Signatures.shopify(Stage.SQUARE, (address + event).getBytes(StandardCharsets.UTF_8));
        return world.hub()
                .send(
                        "POST",
                        "/channels/square/orders",
                        Map.of("x-square-hmacsha256-signature", signed, "Content-Type", "application/json"),
                        event.getBytes(StandardCharsets.UTF_8))
                .status();
    }

    private JsonNode square(String reference, String changed) throws IOException {
        var remera = world.ware().lies(9, PACHECO);
        var order = (ObjectNode)
                Json.parse(sample("square", "several", remera)).at("/orders/0").deepCopy();
        ((ObjectNode) order.at("/line_items/1")).put("sku", remera.sku());
        return order.put("id", reference).put("updated_at", changed);
    }

    private static String sample(String channel, String name, Ware ware) throws IOException {
        return Files.readString(SAMPLES.resolve(channel + "/samples/" + name + ".in.json"))
                .replaceAll("\"sku\": \"[^\"]*\"", "\"sku\": \"" + ware.sku() + "\"");
    }
}
