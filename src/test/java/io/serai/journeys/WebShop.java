package io.serai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.contract.LocationRecord;
import io.serai.demo.buyers.Basket;
import io.serai.demo.buyers.Buyer;
import io.serai.demo.shopify.Cart;
import io.serai.demo.web.Signatures;
import io.serai.kernel.LocationId;
import io.serai.log.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The web shop: buyers pay there by card, and it tells the hub by signed webhook. */
final class WebShop {
    static final String DOOR = "/channels/shopify/orders";
    private static final AtomicInteger BUYERS = new AtomicInteger();

    private final World world;

    WebShop(World world) {
        this.world = world;
    }

    Order order() {
        return new Order();
    }

    /** Hands these bytes in as the shop does, under this delivery id. */
    Http.Reply hands(byte[] body, String delivery) {
        return world.hub().send("POST", DOOR, signed(body, delivery), body);
    }

    /** The same with an id of their own. */
    Http.Reply hands(String body) {
        return hands(body.getBytes(StandardCharsets.UTF_8), UUID.randomUUID().toString());
    }

    static Map<String, String> signed(byte[] body, String delivery) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Shopify-Webhook-Id", delivery);
        headers.put("X-Shopify-Hmac-Sha256", Signatures.shopify(Stage.SHOPIFY, body));
        return headers;
    }

    /** What a buyer puts together. */
    final class Order {
        private final List<Basket.Line> lines = new ArrayList<>();
        private Buyer buyer = buyer("5000", "Córdoba");
        private LocationRecord pickup;

        Order of(int pieces, Ware ware) {
            lines.add(new Basket.Line(ware.article(), pieces));
            return this;
        }

        Order to(String postcode, String city) {
            buyer = buyer(postcode, city);
            return this;
        }

        Order collectedAt(String store) {
            pickup = new LocationRecord(
                    new LocationId(store),
                    store,
                    LocationRecord.Kind.STORE,
                    "AR",
                    "America/Argentina/Cordoba",
                    "",
                    "",
                    "",
                    "",
                    0.0,
                    0.0,
                    true,
                    true,
                    false);
            return this;
        }

        /** The card is authorised and the shop has the order; the hub has not heard of it. */
        Bought bought() {
            try {
                var id = Stage.SET.shop.buy(new Cart(buyer, new Basket(lines), pickup));
                return new Bought((ObjectNode) Books.shopOrder(id), world);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** The hub has kept it, whatever becomes of it. */
        PlacedOrder arrives() {
            var bought = bought();
            assertThat(bought.arrives().outcomes()).containsExactly("CREATED");
            return bought.order();
        }
    }

    private static Buyer buyer(String postcode, String city) {
        var no = BUYERS.incrementAndGet();
        return new Buyer(
                "Lucía",
                "Fernández",
                "buyer" + no + "@example.com",
                "+5493515550123",
                "Av. Colón 1234",
                Cities.of(postcode, city));
    }

    /** An order that the shop has, as its webhooks tell it. */
    record Bought(ObjectNode json, World world) {
        String reference() {
            return json.path("id").asText();
        }

        PlacedOrder order() {
            return new PlacedOrder("shopify", reference(), world);
        }

        String intent() {
            for (var note : json.path("note_attributes")) {
                if (note.path("name").asText().equals("payment_reference")) {
                    return note.path("value").asText();
                }
            }
            throw new IllegalStateException("no payment in " + json);
        }

        /** The same order with a change, so many seconds later. */
        Bought changed(int secondsLater, Consumer<ObjectNode> change) {
            var copy = json.deepCopy();
            change.accept(copy);
            copy.put(
                    "updated_at",
                    OffsetDateTime.parse(json.path("updated_at").asText())
                            .plusSeconds(secondsLater)
                            .toString());
            return new Bought(copy, world);
        }

        /** The buyer cancels, a minute later. */
        Bought cancelled() {
            return changed(
                    60,
                    order -> order.put("cancelled_at", order.path("updated_at").asText())
                            .put("cancel_reason", "customer")
                            .put("financial_status", "voided"));
        }

        Kept arrives() {
            return arrives(UUID.randomUUID().toString());
        }

        Kept arrives(String delivery) {
            var reply = world.shop().hands(Json.write(json).getBytes(StandardCharsets.UTF_8), delivery);
            assertThat(reply.status()).as(reply.body()).isEqualTo(202);
            return world.receipt(reply);
        }
    }
}
