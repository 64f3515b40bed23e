package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
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

    @Test
    void what_the_shop_gave_back_for_a_return_is_promised_no_longer_by_its_word_or_by_a_persons() throws IOException {
        var remera = world.ware().lies(9, CORDOBA);
        var id = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L));
        var order = Files.readString(SAMPLE)
                .replace("\"id\": 7311", "\"id\": " + id)
                .replace("REMERA-AZUL-M", remera.sku())
                .replace("JEAN-NEGRO-38", remera.sku());
        world.receipt(signed(order, UUID.randomUUID().toString())).isDone();
        var placed = new PlacedOrder("woocommerce", id, world).reaches("ALLOCATED");
        world.warehouse(CORDOBA).makesReady(placed);
        world.carrier("andes").leaves();
        placed.reaches("SHIPPED");
        var lines = placed.view().path("lines");
        var first = returned(placed, "RMA-1", lines.at("/0/reference").asText());
        var due = first.view().path("dueByChannel").asText();
        assertThat(new BigDecimal(due)).isPositive();

        world.receipt(signed(
                        order.replaceFirst(
                                        "\"refunds\": \\[[^\\]]*]",
                                        "\"refunds\": [{\"id\": 7398, \"reason\": \"\", \"total\": \"-" + due + "\"}]")
                                .replace("14:05:31", "15:00:00"),
                        UUID.randomUUID().toString()))
                .isDone();

        assertThat(first.view().has("dueByChannel")).isFalse();
        var second = returned(placed, "RMA-2", lines.at("/1/reference").asText());
        var more = new BigDecimal(second.view().path("dueByChannel").asText());
        assertThat(second.does("given-back", Map.of()).status()).isEqualTo(200);
        assertThat(second.does("given-back", Map.of()).status())
                .as("pressed twice")
                .isEqualTo(200);
        assertThat(second.view().has("dueByChannel")).isFalse();
        assertThat(placed.payment().path("refunded").asText())
                .isEqualTo(new BigDecimal(due).add(more).toPlainString());
    }

    @Test
    void what_the_shop_gave_back_before_the_return_was_settled_here_is_for_that_and_booked_once() throws IOException {
        var remera = world.ware().lies(9, CORDOBA);
        var id = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L));
        var order = Files.readString(SAMPLE)
                .replace("\"id\": 7311", "\"id\": " + id)
                .replace("REMERA-AZUL-M", remera.sku())
                .replace("JEAN-NEGRO-38", remera.sku());
        world.receipt(signed(order, UUID.randomUUID().toString())).isDone();
        var placed = new PlacedOrder("woocommerce", id, world).reaches("ALLOCATED");
        world.warehouse(CORDOBA).makesReady(placed);
        world.carrier("andes").leaves();
        placed.reaches("SHIPPED");
        world.receipt(signed(
                        order.replaceFirst(
                                        "\"refunds\": \\[[^\\]]*]",
                                        "\"refunds\": [{\"id\": 7398, \"reason\": \"\", \"total\": \"-45503.00\"}]")
                                .replace("14:05:31", "15:00:00"),
                        UUID.randomUUID().toString()))
                .isDone();
        assertThat(placed.payment().path("refunded").asText()).isEqualTo("45503.00");

        var back =
                returned(placed, "RMA-1", placed.view().at("/lines/0/reference").asText());

        assertThat(back.view().path("state").asText()).isEqualTo("SETTLED");
        assertThat(back.view().has("dueByChannel")).isFalse();
        assertThat(placed.calls()).as("the shop owes nothing").noneMatch(call -> call.startsWith("REFUND"));
        assertThat(back.does("given-back", Map.of()).status()).isEqualTo(200);
        assertThat(placed.payment().path("refunded").asText()).isEqualTo("45503.00");
        // As it was written before the shop's word counted for what it had not promised yet.
        world.jdbc().update("""
                update return_refund set state = 'CHANNEL', paid = 0
                where payment_id = (select id from payment where order_id = ?::uuid)""", placed.id());
        assertThat(back.does("given-back", Map.of()).status()).isEqualTo(200);
        assertThat(back.view().has("dueByChannel")).isFalse();
        assertThat(placed.timeline()).as("one word, one booking").containsOnlyOnce("PAYMENT_REFUNDED");
    }

    private static Back returned(PlacedOrder order, String key, String line) {
        return Back.asked(order, key, Back.line(line, 1)).comes(1, CORDOBA).isSettled();
    }

    @Test
    void an_order_that_hooks_and_the_list_tell_at_the_same_moment_is_one_order() throws Exception {
        var remera = world.ware().lies(9, CORDOBA);
        var id = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L));
        var order = Files.readString(SAMPLE)
                .replace("\"id\": 7311", "\"id\": " + id)
                .replace("2026-03-02T14:05:31", now())
                .replace("REMERA-AZUL-M", remera.sku())
                .replace("JEAN-NEGRO-38", remera.sku());
        Callable<List<String>> hook = () -> {
            var kept = signed(order, UUID.randomUUID().toString());
            assertThat(kept.status()).isEqualTo(202);
            return world.receipt(kept).outcomes();
        };
        var doors = Executors.newFixedThreadPool(8);
        var outcomes = new ArrayList<String>();
        try {
            Stage.SET.wooShop.lists("/wp-json/wc/v3/orders", order);
            for (var told : doors.invokeAll(Collections.nCopies(24, hook))) {
                outcomes.addAll(told.get());
            }
        } finally {
            doors.shutdown();
        }

        var placed = new PlacedOrder("woocommerce", id, world).reaches("ALLOCATED");
        World.soon(() ->
                assertThat(cameBy(placed)).as("both doors").contains("http").hasSizeGreaterThan(1));
        assertThat(placed.found()).hasSize(1);
        assertThat(outcomes)
                .hasSize(24)
                .allMatch(each -> List.of("CREATED", "IGNORED same-revision").contains(each));
        assertThat(world.jdbc()
                        .queryForList(
                                "select count(*) from receipt_item where order_id = ?::uuid and outcome = 'CREATED'",
                                Integer.class,
                                placed.id()))
                .containsExactly(1);
        assertThat(placed.timeline()).containsOnlyOnce("ORDER_ACCEPTED");
        remera.isAt(CORDOBA, 9, pieces(placed));
    }

    private static int pieces(PlacedOrder order) {
        int pieces = 0;
        for (var line : order.view().path("lines")) {
            pieces += line.path("quantity").asInt();
        }
        return pieces;
    }

    private List<String> cameBy(PlacedOrder order) {
        return world.jdbc()
                .queryForList(
                        "select distinct r.transport from receipt_item i join receipt r on r.id = i.receipt_id where i.order_id = ?::uuid",
                        String.class,
                        order.id());
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
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
