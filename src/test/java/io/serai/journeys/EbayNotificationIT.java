package io.serai.journeys;

import static io.serai.journeys.World.PACHECO;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.log.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** eBay says that there is news of an order, signed with a key that we have to ask it for. */
class EbayNotificationIT extends Journey {
    private static final String DOOR = "/channels/ebay/orders";

    private final long id = ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L);
    private final String key = "key-" + id;
    private final EbayKeys keys = Stage.SET.markets.ebayKeys;

    @Test
    void ebay_is_answered_that_the_door_is_ours_before_it_sends_anything() throws GeneralSecurityException {
        var asked = world.hub().send("GET", DOOR + "?challenge_code=a8628072-3d33", Map.of(), new byte[0]);

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.type()).startsWith("application/json");
        var all = "a8628072-3d33" + Stage.EBAY + "http://localhost:8080" + DOOR;
        assertThat(asked.json().path("challengeResponse").asText()).isEqualTo(sha256(all));
        assertThat(world.hub()
                        .send("GET", "/channels/shopify/orders?challenge_code=a", Map.of(), new byte[0])
                        .status())
                .as("nobody else asks so")
                .isEqualTo(401);
        assertThat(world.hub().send("GET", DOOR, Map.of(), new byte[0]).status())
                .isEqualTo(405);
    }

    @Test
    void the_order_that_a_signed_notification_tells_of_is_fetched_and_the_key_is_asked_for_once() throws IOException {
        keys.has(key);
        var reference = ordered();

        assertThat(notified(key, key, body(reference))).isEqualTo(200);
        assertThat(notified(key, key, body(reference)))
                .as("eBay tells of each line")
                .isEqualTo(200);

        var order = new PlacedOrder("ebay", reference, world).reaches("ALLOCATED");
        assertThat(order.found()).hasSize(1);
        assertThat(asked(key)).isEqualTo(1);
    }

    @Test
    void what_is_not_signed_by_the_key_it_names_or_is_more_than_a_hint_is_kept_by_nobody() throws IOException {
        keys.has(key);
        keys.has(key + "-thief");
        var body = body("27-" + id);
        int before = world.receipts("ebay").size();

        assertThat(notified(key, key + "-thief", body)).isEqualTo(401);
        assertThat(notified("unknown-" + id, key, body)).isEqualTo(401);
        assertThat(notified("unknown-" + id, key, body)).isEqualTo(401);
        assertThat(post(Map.of("x-ebay-signature", keys.signed(key, key, body)), body + " "))
                .isEqualTo(401);
        assertThat(post(Map.of("x-ebay-signature", "nonsense"), body)).isEqualTo(401);
        assertThat(post(Map.of(), body)).isEqualTo(401);
        assertThat(notified(key, key, sample()))
                .as("eBay signs what it tells any seller: no order is taken at the door")
                .isEqualTo(401);

        assertThat(world.receipts("ebay")).hasSize(before);
        assertThat(asked("unknown-" + id)).as("that there is none is known").isEqualTo(1);
    }

    @Test
    void while_the_key_cannot_be_had_ebay_is_asked_to_send_it_again() throws IOException {
        keys.has(key);
        var reference = ordered();
        keys.isBusyFor(1);

        var first = world.hub().send("POST", DOOR, signed(key, key, body(reference)), bytes(body(reference)));

        assertThat(first.status()).isEqualTo(503);
        assertThat(first.json().path("title").asText()).isEqualTo("no-key");
        assertThat(first.whole().headers().firstValue("Retry-After")).isPresent();
        assertThat(notified(key, key, body(reference))).isEqualTo(200);
        new PlacedOrder("ebay", reference, world).reaches("ALLOCATED");
    }

    /** An order that the pull does not see. */
    private String ordered() throws IOException {
        var remera = world.ware().lies(9, PACHECO);
        var reference = "27-" + id;
        Stage.SET.markets.ebayAlone.add(
                Json.parse(sample().replaceAll("\"sku\": \"[^\"]*\"", "\"sku\": \"" + remera.sku() + "\"")
                        .replace("27-10011-22334", reference)));
        return reference;
    }

    private static String sample() throws IOException {
        return Files.readString(Path.of("mappings/channels/ebay/samples/sent-home.in.json"));
    }

    private static String body(String reference) {
        return "{\"metadata\":{\"topic\":\"ORDER_CONFIRMATION\",\"schemaVersion\":\"1.0\"},\"notification\":{\"notificationId\":"
                + "\"n1\",\"data\":{\"orderId\":\"" + reference + "\"}}}";
    }

    private int notified(String name, String by, String body) {
        return post(signed(name, by, body), body);
    }

    private Map<String, String> signed(String name, String by, String body) {
        return Map.of("x-ebay-signature", keys.signed(name, by, body));
    }

    private int post(Map<String, String> headers, String body) {
        return world.hub().send("POST", DOOR, headers, bytes(body)).status();
    }

    private static int asked(String key) {
        return Stage.SET
                .ebay
                .calls("GET", "/commerce/notification/v1/public_key/" + key)
                .size();
    }

    private static String sha256(String text) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
