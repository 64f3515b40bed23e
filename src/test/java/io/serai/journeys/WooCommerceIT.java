package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** A WooCommerce shop speaks to the door as it does: pings without a signature, then signs what it sends. */
class WooCommerceIT extends Journey {
    private static final String DOOR = "/channels/woocommerce/orders";
    private static final Path SAMPLE = Path.of("mappings/channels/woocommerce/samples/sent-home.in.json");

    @Test
    void a_shop_that_saves_its_webhook_is_told_that_somebody_is_there_and_nothing_is_kept() {
        int before = world.receipts("woocommerce").size();
        var form = Map.of("Content-Type", "application/x-www-form-urlencoded");

        assertThat(post(form, "webhook_id=7").status()).isEqualTo(200);
        assertThat(post(form, "webhook_id=7&x=1").status()).isEqualTo(401);
        assertThat(world.hub()
                        .send("POST", WebShop.DOOR, form, bytes("webhook_id=7"))
                        .status())
                .as("only where that shop is connected")
                .isEqualTo(401);
        assertThat(world.receipts("woocommerce")).hasSize(before);
    }

    @Test
    void an_order_is_taken_once_however_often_its_delivery_comes_and_cancelled_by_a_later_one() throws IOException {
        var remera = world.ware().lies(5, CORDOBA);
        var id = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L));
        var order = Files.readString(SAMPLE)
                .replace("\"id\": 7311", "\"id\": " + id)
                .replace("REMERA-AZUL-M", remera.sku())
                .replace("JEAN-NEGRO-38", remera.sku());
        var delivery = UUID.randomUUID().toString();

        var taken = signed(order, delivery);
        var again = signed(order, delivery);

        assertThat(taken.status()).isEqualTo(202);
        assertThat(again.json().path("receipt")).isEqualTo(taken.json().path("receipt"));
        assertThat(world.receipt(taken).outcomes()).containsExactly("CREATED");
        var placed = new PlacedOrder("woocommerce", id, world).reaches("ALLOCATED");
        assertThat(placed.view().path("total").asText()).isEqualTo("45503.00");
        var cancelled = order.replace("\"processing\"", "\"cancelled\"").replace("14:05:31", "15:00:00");
        assertThat(world.receipt(signed(cancelled, UUID.randomUUID().toString()))
                        .outcomes())
                .containsExactly("UPDATED");
        placed.reaches("CANCELLED");
        remera.isAt(CORDOBA, 5, 0);
    }

    @Test
    void a_part_of_the_payment_that_was_given_back_is_booked_once_however_often_it_is_told() throws IOException {
        var remera = world.ware().lies(5, CORDOBA);
        var id = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L));
        var order = Files.readString(SAMPLE)
                .replace("\"id\": 7311", "\"id\": " + id)
                .replace("REMERA-AZUL-M", remera.sku())
                .replace("JEAN-NEGRO-38", remera.sku());
        world.receipt(signed(order, UUID.randomUUID().toString())).isDone();
        var placed = new PlacedOrder("woocommerce", id, world).reaches("ALLOCATED");

        for (var time : List.of("15:00:00", "15:00:05")) {
            var told = order.replaceFirst(
                            "\"refunds\": \\[[^\\]]*]",
                            "\"refunds\": [{\"id\": 7398, \"reason\": \"\", \"total\": \"-2500.50\"}]")
                    .replace("14:05:31", time);
            assertThat(told).contains("-2500.50");
            world.receipt(signed(told, UUID.randomUUID().toString())).isDone();
        }

        assertThat(placed.payment().path("refunded").asText()).isEqualTo("2500.50");
        assertThat(placed.payment().path("captured").asText()).isEqualTo("45503.00");
        assertThat(placed.payment().path("state").asText()).isEqualTo("CAPTURED");
        assertThat(placed.state()).isEqualTo("ALLOCATED");
        assertThat(placed.timeline()).containsOnlyOnce("PAYMENT_REFUNDED");
    }

    private Http.Reply signed(String body, String delivery) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("X-WC-Webhook-Topic", "order.updated");
        headers.put("X-WC-Webhook-Delivery-ID", delivery);
        headers.put("X-WC-Webhook-Signature", signature(bytes(body)));
        return post(headers, body);
    }

    private Http.Reply post(Map<String, String> headers, String body) {
        return world.hub().send("POST", DOOR, headers, bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(Stage.WOOCOMMERCE), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
