package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.PACHECO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.serai.log.Json;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jms.core.JmsTemplate;

/** One stock for all channels: what is set aside for one is nobody else's, and each is told what it can sell. */
@Tag("full")
class StockIT extends Journey {
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- (run|answers): (GET|POST) (\\S+) -->\\s+```json\\n(.*?)```", Pattern.DOTALL);

    @Autowired
    private ConnectionFactory broker;

    @Test
    void what_a_cart_reserved_is_its_orders_and_nobody_elses() {
        var remera = world.ware().lies(2, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        var cart = reserve("cart-" + remera.sku(), bought.reference(), remera, 2);
        assertThat(cart.status()).as(cart.body()).isEqualTo(200);

        var other = world.shop().order().of(1, remera).arrives().reaches("AWAITING_STOCK");
        bought.arrives();

        bought.order().reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 2));
        assertThat(state("cart-" + remera.sku())).isEqualTo("TAKEN");
        remera.isAt(CORDOBA, 2, 2);
        assertThat(other.state()).isEqualTo("AWAITING_STOCK");
    }

    @Test
    void a_cart_that_no_place_has_whole_is_held_at_several_and_its_order_has_just_these() {
        var remera = world.ware().lies(3, CORDOBA).lies(3, PACHECO);
        var bought = world.shop().order().of(5, remera).bought();
        var key = "split-" + remera.sku();
        assertThat(reserve(key, bought.reference(), remera, 5).status()).isEqualTo(200);
        assertThat(reserve("rest-" + remera.sku(), "rest", remera, 1).status()).isEqualTo(200);
        var lines = world.hub().get("/api/reservations/" + key).path("lines");
        assertThat(lines).hasSize(2);
        var held = new HashMap<String, Integer>();
        lines.forEach(line ->
                held.put(line.path("location").asText(), line.path("reserved").asInt()));
        assertThat(held.values()).containsExactlyInAnyOrder(3, 2);

        bought.arrives();

        bought.order().reaches("ALLOCATED").isAllocated(held);
        assertThat(state(key)).isEqualTo("TAKEN");
        remera.isAt(CORDOBA, 3, 3);
        remera.isAt(PACHECO, 3, 3);
    }

    @Test
    void what_nobody_paid_in_time_goes_to_who_waits_for_it() {
        var remera = world.ware().lies(1, CORDOBA);
        var body = Map.of(
                "key",
                "late-" + remera.sku(),
                "channel",
                "shopify",
                "seconds",
                1,
                "lines",
                List.of(Map.of("sku", remera.sku(), "quantity", 1)));
        assertThat(world.hub().post("/api/reservations", Json.write(body)).status())
                .isEqualTo(200);

        var waiting = world.shop().order().of(1, remera).arrives();

        waiting.reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 1));
        assertThat(state("late-" + remera.sku())).isEqualTo("EXPIRED");
    }

    @Test
    void a_fence_is_for_its_channel_alone() {
        var remera = world.ware().lies(3, CORDOBA);
        tell(Map.of(
                "kind", "stock-policy", "channel", "shopify", "location", CORDOBA, "sku", remera.sku(), "fence", 3));
        remera.isAt(CORDOBA, 3, 3);
        assertThat(promised("tiendanube", remera)).isZero();
        assertThat(promised("shopify", remera)).isEqualTo(3);

        world.shop().order().of(2, remera).arrives().reaches("ALLOCATED");

        remera.isAt(CORDOBA, 3, 3);
        assertThat(promised("shopify", remera)).isEqualTo(1);
    }

    @Test
    void a_cart_has_what_is_set_aside_for_its_channel_and_gives_it_back_to_it() {
        var remera = world.ware().lies(3, CORDOBA);
        tell(Map.of(
                "kind", "stock-policy", "channel", "shopify", "location", CORDOBA, "sku", remera.sku(), "fence", 3));
        var key = "fenced-" + remera.sku();
        assertThat(reserve(key, key, remera, 2).status()).isEqualTo(200);
        assertThat(world.hub()
                        .get("/api/reservations/" + key)
                        .at("/lines/0/fenced")
                        .asInt())
                .isEqualTo(2);
        remera.isAt(CORDOBA, 3, 3);
        assertThat(promised("shopify", remera)).isEqualTo(1);

        var waiting = world.shop().order().of(3, remera).arrives().reaches("AWAITING_STOCK");
        assertThat(world.hub().delete("/api/reservations/" + key).status()).isEqualTo(200);

        waiting.reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 3));
    }

    @Test
    void an_order_that_waits_gets_what_its_older_cart_counts_on_in_a_fence_that_is_filled_again_in_part() {
        var remera = world.ware().lies(4, CORDOBA);
        tell(fence(remera, 4));
        var bought = world.shop().order().of(2, remera).bought();
        assertThat(reserve("older-" + remera.sku(), bought.reference(), remera, 2)
                        .status())
                .isEqualTo(200);
        assertThat(reserve("newer-" + remera.sku(), "newer-" + remera.sku(), remera, 2)
                        .status())
                .isEqualTo(200);
        remera.lies(0, CORDOBA).isAt(CORDOBA, 0, 0);
        bought.arrives();
        bought.order().reaches("AWAITING_STOCK");

        var came = Map.of("kind", "stock", "location", CORDOBA, "sku", remera.sku(), "mode", "receipt", "quantity", 2);
        world.receipt(world.hub().post("/api/stock", Json.write(List.of(came, fence(remera, 2)))))
                .isDone();

        bought.order().reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 2));
    }

    @Test
    void what_comes_fills_a_fence_up_to_what_its_channel_has_not_sold_yet() {
        var remera = world.ware().lies(2, CORDOBA);
        tell(fence(remera, 5));
        remera.isAt(CORDOBA, 2, 2);
        world.shop().order().of(1, remera).arrives().reaches("ALLOCATED");

        remera.comes(6, CORDOBA).isAt(CORDOBA, 8, 5);
        assertThat(promised("tiendanube", remera)).isEqualTo(3);
        assertThat(promised("shopify", remera)).isEqualTo(7);
        var key = "others-" + remera.sku();
        var line = Map.of("sku", remera.sku(), "quantity", 3);
        var asked = Map.of("key", key, "channel", "tiendanube", "lines", List.of(line));
        assertThat(world.hub().post("/api/reservations", Json.write(asked)).status())
                .isEqualTo(200);

        var always = new HashMap<>(fence(remera, 7));
        always.put("refill", "always");
        tell(always);
        remera.isAt(CORDOBA, 8, 8);
        assertThat(world.hub().delete("/api/reservations/" + key).status()).isEqualTo(200);
        World.soon(() -> assertThat(promised("tiendanube", remera))
                .as("what was given up")
                .isZero());
        assertThat(promised("shopify", remera)).isEqualTo(7);

        world.shop().order().of(2, remera).arrives().reaches("ALLOCATED");
        remera.comes(3, CORDOBA).isAt(CORDOBA, 11, 10);
        assertThat(promised("shopify", remera)).as("seven, and one for all").isEqualTo(8);
    }

    private static Map<String, Object> fence(Ware ware, int pieces) {
        return Map.of(
                "kind", "stock-policy", "channel", "shopify", "location", CORDOBA, "sku", ware.sku(), "fence", pieces);
    }

    @Test
    void a_count_that_is_read_late_has_not_seen_what_moved_since_and_a_fact_from_before_it_is_in_it() {
        var remera = world.ware().lies(10, CORDOBA);
        var counted = Instant.now().toString();
        remera.comes(-2, CORDOBA).comes(5, CORDOBA);

        tell(count(remera, 9, counted));

        remera.isAt(CORDOBA, 12, 0);
        tell(Map.of(
                "kind",
                "stock",
                "location",
                CORDOBA,
                "sku",
                remera.sku(),
                "mode",
                "delta",
                "quantity",
                -1,
                "at",
                Instant.parse(counted).minusSeconds(60).toString()));
        tell(count(remera, 9, counted));
        remera.isAt(CORDOBA, 12, 0);
    }

    private static Map<String, Object> count(Ware ware, int pieces, String at) {
        return Map.of(
                "kind", "stock", "location", CORDOBA, "sku", ware.sku(), "mode", "count", "quantity", pieces, "at", at);
    }

    @Test
    void a_transfer_towards_a_place_that_nobody_knows_is_left_to_a_person() {
        var remera = world.ware().lies(5, CORDOBA);
        var transfer = Map.of(
                "kind",
                "stock",
                "location",
                CORDOBA,
                "sku",
                remera.sku(),
                "mode",
                "transfer",
                "quantity",
                2,
                "towards",
                "TDA-" + remera.sku());

        var reply = world.hub().post("/api/stock", Json.write(List.of(transfer)));

        assertThat(reply.status()).isEqualTo(202);
        World.soon(() -> assertThat(world.jdbc().queryForList("""
                                select code from exception where problems::text like ?
                                """, String.class, "%TDA-" + remera.sku() + "%"))
                .containsExactly("SER-0421"));
        remera.isAt(CORDOBA, 5, 0);
    }

    @Test
    void safety_stock_is_nobodys_until_it_is_given_up() {
        var remera = world.ware().lies(3, CORDOBA);
        tell(Map.of("kind", "stock-policy", "location", CORDOBA, "sku", remera.sku(), "safety", 2));
        World.soon(() -> assertThat(available(remera)).isEqualTo(1));

        var order = world.shop().order().of(2, remera).arrives().reaches("AWAITING_STOCK");

        tell(Map.of("kind", "stock-policy", "location", CORDOBA, "sku", remera.sku(), "safety", 1));
        order.reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 2));
    }

    @Test
    void a_count_below_what_is_promised_takes_from_carts_then_fences_then_orders_and_leaves_what_is_being_picked() {
        var remera = world.ware().lies(6, CORDOBA);
        var picked = world.shop().order().of(2, remera).arrives().reaches("ALLOCATED");
        world.warehouse(CORDOBA).picks(picked);
        var newer = world.shop().order().of(1, remera).arrives().reaches("ALLOCATED");
        remera.lies(5, PACHECO);
        tell(Map.of(
                "kind", "stock-policy", "channel", "shopify", "location", CORDOBA, "sku", remera.sku(), "fence", 1));
        var cart = "short-" + remera.sku();
        assertThat(reserve(cart, cart, remera, 2, CORDOBA).status())
                .as("one of the fence, and one that is for all")
                .isEqualTo(200);
        remera.isAt(CORDOBA, 6, 5);

        remera.lies(4, CORDOBA).isAt(CORDOBA, 4, 4);
        assertThat(reserved(cart)).as("that of the fence").isEqualTo(1);
        remera.lies(3, CORDOBA).isAt(CORDOBA, 3, 3);
        assertThat(reserved(cart)).isZero();
        assertThat(newer.allocation()).as("the fence went before the order").isEqualTo(Map.of(CORDOBA, 1));

        remera.lies(2, CORDOBA).isAt(CORDOBA, 2, 2);
        newer.isAllocated(Map.of(PACHECO, 1)).reaches("ALLOCATED");

        remera.lies(0, CORDOBA).isAt(CORDOBA, 2, 2);
        assertThat(world.jdbc().queryForList("""
                                select e.code || ' ' || m.quantity from stock_move m join exception e on e.id = m.exception_id
                                where m.sku = ? and m.cause = 'DISCREPANCY'
                                """, String.class, remera.sku())).containsExactly("SER-0804 2");
    }

    @Test
    void a_channel_hears_what_it_can_sell_within_seconds_and_only_what_changed() {
        var remera = world.ware().lies(7, CORDOBA).lies(2, PACHECO);
        var jms = new JmsTemplate(broker);
        jms.setReceiveTimeout(1_000);
        var put = world.hub().put("/api/stock/publications/erp", Json.write(Map.of("target", "queue", "every", 1)));
        assertThat(put.status()).as(put.body()).isEqualTo(202);
        var heard = new HashMap<String, Integer>();
        World.soon(() -> assertThat(hear(jms, heard)).containsEntry(remera.sku(), 9));

        heard.clear();
        remera.comes(3, PACHECO);
        World.soon(() -> assertThat(hear(jms, heard)).containsEntry(remera.sku(), 12));
        assertThat(heard).as("all else has not changed for this channel").hasSizeLessThan(20);

        heard.clear();
        assertThat(world.hub().post("/api/stock/publications/erp/resend", "").status())
                .isEqualTo(202);
        World.soon(() -> assertThat(hear(jms, heard)).containsEntry(remera.sku(), 12));
        assertThat(world.hub()
                        .put("/api/stock/publications/erp", Json.write(Map.of("target", "call", "byLocation", true)))
                        .status())
                .as("by a call a shop is told one number")
                .isEqualTo(400);
    }

    @Test
    void while_as_many_wait_as_have_come_a_channel_hears_that_there_is_nothing() {
        var remera = world.ware().lies(3, CORDOBA);
        var other = world.ware();
        var path = "/api/stock/publications/owed";
        assertThat(world.hub()
                        .put(path, Json.write(Map.of("target", "queue", "every", 1)))
                        .status())
                .isEqualTo(202);
        World.soon(() -> assertThat(numbers("owed", remera)).containsExactly(3));

        var waiting = world.shop().order().of(3, remera).of(1, other).arrives().reaches("AWAITING_STOCK");

        World.soon(() -> assertThat(numbers("owed", remera)).containsExactly(0));
        assertThat(promised("tiendanube", remera)).isZero();
        var cart = "owed-" + remera.sku();
        assertThat(reserve(cart, cart, remera, 1).status()).isEqualTo(409);
        remera.comes(2, PACHECO);
        World.soon(() -> assertThat(numbers("owed", remera)).containsExactly(2));
        var to = Map.of("country", "AR", "postcode", "5000");
        assertThat(lacking(to, remera, 2)).isEmpty();
        assertThat(lacking(to, remera, 3)).as("which lie there all the same").hasSize(1);
        assertThat(reserve(cart, cart, remera, 2).status()).isEqualTo(200);

        other.lies(1, CORDOBA);
        waiting.reaches("ALLOCATED");
        assertThat(world.hub().delete("/api/reservations/" + cart).status()).isEqualTo(200);
        World.soon(() -> assertThat(numbers("owed", remera)).containsExactly(2));
        assertThat(world.hub().delete(path).status()).isEqualTo(202);
    }

    private List<Integer> numbers(String channel, Ware ware) {
        return world.jdbc()
                .queryForList(
                        "select quantity from published where channel = ? and sku = ?",
                        Integer.class,
                        channel,
                        ware.sku());
    }

    private JsonNode lacking(Map<String, String> to, Ware ware, int pieces) {
        var cart =
                Map.of("channel", "shopify", "to", to, "items", List.of(Map.of("sku", ware.sku(), "quantity", pieces)));
        return Json.parse(world.hub().post("/api/promises", Json.write(cart)).body())
                .path("waiting");
    }

    @Test
    void a_channel_that_was_told_no_more_for_a_while_hears_everything_again_under_later_numbers() {
        var remera = world.ware().lies(4, CORDOBA);
        var jms = new JmsTemplate(broker);
        jms.setReceiveTimeout(1_000);
        var path = "/api/stock/publications/branch";
        var how = Json.write(Map.of("target", "queue", "every", 1));
        assertThat(world.hub().put(path, how).status()).isEqualTo(202);
        long before = firstNumber(jms, "branch", remera, 4);

        assertThat(world.hub().delete(path).status()).isEqualTo(202);
        assertThat(world.hub().put(path, how).status()).isEqualTo(202);

        assertThat(firstNumber(jms, "branch", remera, 4)).isGreaterThan(before);
        assertThat(world.hub().delete(path).status()).isEqualTo(202);
    }

    @Test
    void of_a_location_that_is_published_no_longer_a_channel_hears_that_there_is_nothing() {
        var remera = world.ware().lies(4, CORDOBA).lies(3, PACHECO);
        var jms = new JmsTemplate(broker);
        jms.setReceiveTimeout(1_000);
        var path = "/api/stock/publications/places";
        var how = Map.of("target", "queue", "every", 1, "byLocation", true);
        assertThat(world.hub().put(path, Json.write(how)).status()).isEqualTo(202);
        World.soon(() -> assertThat(at(message(jms, "places"), remera)).isEqualTo(Map.of(CORDOBA, 4, PACHECO, 3)));

        var fewer = new HashMap<String, Object>(how);
        fewer.put("locations", List.of(CORDOBA));
        assertThat(world.hub().put(path, Json.write(fewer)).status()).isEqualTo(202);

        World.soon(() -> assertThat(at(message(jms, "places"), remera)).isEqualTo(Map.of(CORDOBA, 4, PACHECO, 0)));
        assertThat(world.hub().delete(path).status()).isEqualTo(202);
    }

    private static Map<String, Integer> at(JsonNode told, Ware ware) {
        var numbers = new HashMap<String, Integer>();
        told.path("items").forEach(item -> {
            if (item.path("sku").asText().equals(ware.sku())) {
                numbers.put(
                        item.path("location").asText(), item.path("quantity").asInt());
            }
        });
        return numbers;
    }

    @Test
    void what_lies_unread_in_a_queue_keeps_more_of_a_fast_seller_off_its_reader() {
        var remera = world.ware().lies(1_000, CORDOBA);
        world.jdbc().update("insert into stock_pace values (?, 36000, now())", remera.sku());
        var jms = new JmsTemplate(broker);
        jms.setReceiveTimeout(1_000);
        assertThat(world.hub()
                        .put("/api/stock/publications/slow", Json.write(Map.of("target", "queue", "every", 1)))
                        .status())
                .isEqualTo(202);
        World.soon(() -> assertThat(unread("slow")).as("nobody reads it").isGreaterThan(4));

        remera.comes(1, CORDOBA);

        World.soon(() ->
                assertThat(told("slow", remera)).as("ten are sold in a second").isLessThan(960));
        World.soon(() -> {
            message(jms, "slow");
            assertThat(unread("slow")).as("all is read").isLessThan(1);
        });
        remera.comes(1, CORDOBA);
        World.soon(() -> {
            message(jms, "slow");
            assertThat(told("slow", remera)).isGreaterThan(970);
        });
        assertThat(world.hub().delete("/api/stock/publications/slow").status()).isEqualTo(202);
    }

    private int told(String channel, Ware ware) {
        return Objects.requireNonNull(world.jdbc()
                .queryForObject(
                        "select quantity from published where channel = ? and sku = ?",
                        Integer.class,
                        channel,
                        ware.sku()));
    }

    private double unread(String channel) {
        return Objects.requireNonNull(
                world.jdbc().queryForObject("select unread from publication where channel = ?", Double.class, channel));
    }

    /** Of the first message from now on that tells so many of a ware. */
    private static long firstNumber(JmsTemplate jms, String channel, Ware ware, int quantity) {
        var number = new AtomicLong();
        World.soon(() -> {
            var told = message(jms, channel);
            number.set(told.path("seq").asLong());
            assertThat(told.path("items"))
                    .anyMatch(item -> item.path("sku").asText().equals(ware.sku())
                            && item.path("quantity").asInt() == quantity);
        });
        return number.get();
    }

    @Test
    void the_examples_of_the_documentation_do_what_it_says() throws IOException {
        ware("DOC-1");
        var examples = EXAMPLE.matcher(Files.readString(Path.of("docs/stock.md")));
        int found = 0;
        while (examples.find()) {
            found++;
            if (examples.group(1).equals("run")) {
                var reply = run(examples.group(3), examples.group(4));
                if (reply.status() == 202) {
                    world.receipt(reply).isDone();
                }
            } else {
                assertThat(world.hub().get(examples.group(3))).isEqualTo(Json.parse(examples.group(4)));
            }
        }
        assertThat(found).isEqualTo(7);
        assertThat(world.hub().get("/api/reservations/cart-doc-2").at("/lines").findValuesAsText("location"))
                .containsExactly("TDA-COR");
    }

    /** A moment later again, where the places of the examples are not known to all yet: what is refused changes nothing. */
    private Http.Reply run(String path, String body) {
        var last = new AtomicReference<Http.Reply>();
        World.soon(() -> {
            var reply = world.hub().post(path, body);
            last.set(reply);
            assertThat(reply.status()).as(reply.body()).isBetween(200, 202);
        });
        return Objects.requireNonNull(last.get());
    }

    private void ware(String sku) {
        world.jdbc().update("""
                insert into product (sku, title, grams) values (?, 'of the documentation', 1) on conflict do nothing
                """, sku);
        // So far away that no other journey's order is sent from there.
        for (var place : Map.of("CD-BUE", -54.8, "TDA-COR", -51.6).entrySet()) {
            world.jdbc().update("""
                    insert into location select ?, ?, type, country, zone, address, ?, -68.5, true, false, exports
                    from location where id = 'CORDOBA' on conflict do nothing
                    """, place.getKey(), place.getKey(), place.getValue());
        }
        World.soon(() -> assertThat(world.hub()
                        .post(
                                "/api/stock",
                                Json.write(List.of(Map.of(
                                        "kind",
                                        "stock",
                                        "location",
                                        "CD-BUE",
                                        "sku",
                                        sku,
                                        "mode",
                                        "count",
                                        "quantity",
                                        1))))
                        .status())
                .isEqualTo(202));
    }

    private Http.Reply reserve(String key, String order, Ware ware, int pieces, String location) {
        var line = Map.of("sku", ware.sku(), "quantity", pieces, "location", location);
        var asked = Map.of("key", key, "channel", "shopify", "order", order, "lines", List.of(line));
        return world.hub().post("/api/reservations", Json.write(asked));
    }

    private Http.Reply reserve(String key, String order, Ware ware, int pieces) {
        return world.hub()
                .post(
                        "/api/reservations",
                        Json.write(Map.of(
                                "key",
                                key,
                                "channel",
                                "shopify",
                                "order",
                                order,
                                "lines",
                                List.of(Map.of("sku", ware.sku(), "quantity", pieces)))));
    }

    private int reserved(String key) {
        return world.hub()
                .get("/api/reservations/" + key)
                .at("/lines/0/reserved")
                .asInt();
    }

    private String state(String key) {
        return world.hub().get("/api/reservations/" + key).path("state").asText();
    }

    private void tell(Map<String, Object> item) {
        var reply = world.hub().post("/api/stock", Json.write(List.of(item)));
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        world.receipt(reply).isDone();
    }

    private int available(Ware ware) {
        return world.hub()
                .get("/api/stock?sku=" + ware.sku())
                .at("/items/0/available")
                .asInt();
    }

    private int promised(String channel, Ware ware) {
        return world.hub()
                .get("/api/stock/promises?channel=" + channel + "&sku=" + ware.sku())
                .path(0)
                .path("now")
                .asInt();
    }

    private static Map<String, Integer> hear(JmsTemplate jms, Map<String, Integer> heard) {
        message(jms, "erp")
                .path("items")
                .forEach(item -> heard.put(
                        item.path("sku").asText(), item.path("quantity").asInt()));
        return heard;
    }

    /** The next one to a channel; nothing if there is none. */
    private static JsonNode message(JmsTemplate jms, String channel) {
        try {
            return jms.receive("serai.stock." + channel) instanceof TextMessage message
                    ? Json.parse(message.getText())
                    : MissingNode.getInstance();
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
