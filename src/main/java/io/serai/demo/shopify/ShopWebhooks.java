package io.serai.demo.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.tools.Book;
import io.serai.demo.tools.Dice;
import io.serai.demo.tools.Json;
import io.serai.demo.web.Courier;
import io.serai.demo.web.Delivery;
import io.serai.demo.web.Signatures;
import io.serai.kernel.Ids;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the hub of orders, signed as Shopify signs: at least once, and sometimes twice. What the hub has not taken when the process
 * dies is sent again by the next one, with the same id.
 */
public final class ShopWebhooks implements Closeable {
    /** Where the hub takes the shop's webhooks. */
    public static final String PATH = "/channels/shopify/orders";

    /** The shop, as the header {@code X-Shopify-Shop-Domain} names it. */
    public static final String DOMAIN = "tienda-serai.myshopify.com";

    private final Map<String, Webhook> open = new LinkedHashMap<>();
    private final Courier courier;
    private final String secret;
    private final Dice dice;
    private final double twice;
    private final Book book;

    /** {@code body} is kept as text, so that a repetition has the very same bytes. */
    record Webhook(String id, String topic, String at, String body) {}

    /** @param twice how often a webhook that the hub took is sent once more, from 0 to 1 */
    public ShopWebhooks(Path file, Courier courier, String secret, Dice dice, double twice) {
        this.courier = courier;
        this.secret = secret;
        this.dice = dice;
        this.twice = twice;
        this.book = Book.open(file, this::replay);
    }

    /** Sends what an earlier process could not. */
    public void resume() {
        List<Webhook> left;
        synchronized (this) {
            left = List.copyOf(open.values());
        }
        left.forEach(this::deliver);
    }

    void send(String topic, ObjectNode order) {
        var webhook = new Webhook(
                Ids.next().toString(), topic, order.path("updated_at").asText(), Json.text(order));
        synchronized (this) {
            book.append(webhook);
            open.put(webhook.id(), webhook);
        }
        deliver(webhook);
    }

    @Override
    public void close() throws IOException {
        book.close();
    }

    private void deliver(Webhook webhook) {
        var delivery = delivery(webhook);
        courier.send(delivery, () -> delivered(webhook));
        if (dice.falls(twice)) {
            courier.send(delivery, () -> {});
        }
    }

    private synchronized void delivered(Webhook webhook) {
        if (open.remove(webhook.id()) != null) {
            book.append(Map.of("delivered", webhook.id()));
        }
    }

    private Delivery delivery(Webhook webhook) {
        var body = webhook.body().getBytes(StandardCharsets.UTF_8);
        var headers = Map.of(
                "Content-Type", "application/json",
                "X-Shopify-Topic", webhook.topic(),
                "X-Shopify-Webhook-Id", webhook.id(),
                "X-Shopify-Event-Id", webhook.id(),
                "X-Shopify-Triggered-At", webhook.at(),
                "X-Shopify-API-Version", ShopApi.VERSION,
                "X-Shopify-Shop-Domain", DOMAIN,
                "X-Shopify-Hmac-Sha256", Signatures.shopify(secret, body));
        return new Delivery(PATH, now -> headers, body);
    }

    private void replay(JsonNode line) {
        if (line.has("delivered")) {
            open.remove(line.get("delivered").asText());
        } else {
            var webhook = Json.as(line, Webhook.class);
            open.put(webhook.id(), webhook);
        }
    }
}
