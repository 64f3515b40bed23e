package io.serai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.web.Signatures;
import io.serai.journeys.WebShop.Bought;
import io.serai.log.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jms.core.JmsTemplate;

/**
 * What partners send in a day, in waves: stock, orders, changes and payment news, answers of the warehouse, news of carriers. Within a
 * wave no message depends on another, so that their order must not matter. Two days of the same size send the same things.
 */
final class TradingDay {
    private static final int PARCELS_IN_A_FILE = 10;
    private static final int EVERY_CANCELLED = 20;
    private static final int EVERY_CHANGED = 3;
    private static int controls = 700_000;

    private final World world;
    private final JmsTemplate queues;
    private final List<Ware> wares;
    private final List<Bought> orders = new ArrayList<>();
    private final List<Till.Printed> sales = new ArrayList<>();
    private final int deltas;
    private final Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Map<String, Integer> sent = new LinkedHashMap<>();

    TradingDay(World world, JmsTemplate queues, int orders, int sales, int deltas) {
        this.world = world;
        this.queues = queues;
        this.deltas = deltas;
        wares = List.of(world.ware(), world.ware());
        for (int i = 0; i < orders; i++) {
            var order = world.shop().order().of(1 + i % 2, wares.get(i % wares.size()));
            this.orders.add((i % 2 == 0 ? order : order.to("1900", "La Plata")).bought());
        }
        for (int i = 0; i < sales; i++) {
            this.sales.add(world.till(World.CORDOBA).printed(1, wares.get(i % wares.size())));
        }
    }

    /** Lives through the day. */
    void pass(Postman postman) {
        bring(postman, stock());
        bring(postman, all(orders(), tills()));
        bring(postman, all(changes(), payments()));
        bring(postman, floor("picked"));
        bring(postman, floor("packed"));
        world.carrier("andes").leaves();
        world.carrier("pampa").leaves();
        bring(postman, List.of());
        bring(postman, all(statuses("AF", 1), webhooks("collected", 1)));
        bring(postman, all(statuses("D1", 2), webhooks("delivered", 2)));
    }

    private void bring(Postman postman, List<Message> wave) {
        wave.forEach(message -> sent.merge(message.door(), 1, Integer::sum));
        postman.brings(wave);
    }

    /** How many messages came in at each door, each counted once. */
    Map<String, Integer> sent() {
        return sent;
    }

    /** The orders' references as the hub has them, in the order of the day. */
    List<String> references() {
        var references = new ArrayList<String>();
        orders.forEach(order -> references.add(order.reference()));
        sales.forEach(sale -> references.add(sale.order().reference()));
        return references;
    }

    List<String> skus() {
        return wares.stream().map(Ware::sku).toList();
    }

    private List<Message> stock() {
        var wave = new ArrayList<Message>();
        for (int i = 0; i < deltas; i++) {
            var key = UUID.randomUUID().toString();
            var body = Json.write(List.of(Map.of(
                    "kind",
                    "stock",
                    "location",
                    i / 2 % 2 == 0 ? World.CORDOBA : World.PACHECO,
                    "sku",
                    wares.get(i % wares.size()).sku(),
                    "mode",
                    "delta",
                    "quantity",
                    4)));
            wave.add(new Message(
                    "api",
                    copy -> taken(world.hub()
                            .send(
                                    "POST",
                                    "/api/stock",
                                    Map.of(
                                            "X-Api-Key",
                                            Http.API_KEY,
                                            "Content-Type",
                                            "application/json",
                                            "Idempotency-Key",
                                            key),
                                    bytes(body)))));
        }
        return wave;
    }

    private List<Message> orders() {
        return orders.stream().map(this::webhook).toList();
    }

    private Message webhook(Bought order) {
        var delivery = UUID.randomUUID().toString();
        var body = bytes(Json.write(order.json()));
        return new Message("webhook:shopify", copy -> taken(world.shop().hands(body, delivery)));
    }

    private List<Message> tills() {
        return sales.stream()
                .map(sale -> new Message(
                        "file:poslog",
                        copy -> Till.drops(copy + "-" + sale.order().reference() + ".xml", sale.xml())))
                .toList();
    }

    private List<Message> changes() {
        var wave = new ArrayList<Message>();
        for (int i = 0; i < orders.size(); i++) {
            if (i % EVERY_CANCELLED == 0) {
                wave.add(webhook(orders.get(i).cancelled()));
            } else if (i % EVERY_CHANGED == 0) {
                wave.add(webhook(orders.get(i).changed(60, order -> order.put("note", "ring twice"))));
            }
        }
        return wave;
    }

    private List<Message> payments() {
        return orders.stream()
                .map(order -> bytes("""
                        {"id":"evt_%s","object":"event","type":"payment_intent.amount_capturable_updated",\
                        "data":{"object":{"id":"%s","object":"payment_intent"}}}""".formatted(order.intent(), order.intent())))
                .map(body -> new Message(
                        "webhook:stripe",
                        copy -> taken(world.hub()
                                .send(
                                        "POST",
                                        "/payments/stripe/events",
                                        Map.of(
                                                "Stripe-Signature",
                                                Signatures.stripe(Stage.STRIPE_EVENTS, Instant.now(), body)),
                                        body))))
                .toList();
    }

    private List<Message> floor(String status) {
        return ofOrders(
                        "select f.id::text from fulfilment f join orders o on o.id = f.order_id where f.state <> 'CANCELLED'")
                .stream()
                .map(task -> Json.write(Map.of("task", task, "status", status)))
                .map(body -> new Message("queue:serai", copy -> queues.convertAndSend("serai.warehouse.events", body)))
                .toList();
    }

    private List<Message> statuses(String code, int seconds) {
        var wave = new ArrayList<Message>();
        var parcels = parcels("andes");
        for (int from = 0; from < parcels.size(); from += PARCELS_IN_A_FILE) {
            var some = parcels.subList(from, Math.min(parcels.size(), from + PARCELS_IN_A_FILE));
            var file = X12.statuses(++controls, some, code, began.plusSeconds(seconds));
            var name = "214-" + controls;
            wave.add(new Message(
                    "sftp:andes", copy -> world.carrier("andes").puts("edi/out", name + "-" + copy + ".x12", file)));
        }
        return wave;
    }

    private List<Message> webhooks(String status, int seconds) {
        return parcels("pampa").stream()
                .map(sscc -> Map.of(
                        "tracking_number",
                        sscc,
                        "status",
                        status,
                        "occurred_at",
                        began.plusSeconds(seconds).toString()))
                .map(event -> bytes(Json.write(Map.of("events", List.of(event)))))
                .map(body -> new Message("webhook:pampa", signed("msg_" + UUID.randomUUID(), body)))
                .toList();
    }

    private Message.Way signed(String id, byte[] body) {
        return copy -> {
            var time = Long.toString(Instant.now().getEpochSecond());
            var headers = Map.of(
                    "webhook-id", id,
                    "webhook-timestamp", time,
                    "webhook-signature", Signatures.standard(Stage.PAMPA, id, time, body));
            taken(world.hub().send("POST", "/carriers/pampa/tracking", headers, body));
        };
    }

    private List<String> parcels(String carrier) {
        return ofOrders(
                "select p.sscc from parcel p join orders o on o.id = p.order_id where p.carrier = '" + carrier + "'");
    }

    /** Rows of the orders of this day, in the order of the day. */
    private List<String> ofOrders(String sql) {
        return world.jdbc()
                .queryForList(
                        sql + " and o.reference = any(?) order by array_position(?, o.reference)",
                        String.class,
                        references().toArray(String[]::new),
                        references().toArray(String[]::new));
    }

    private static void taken(Http.Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @SafeVarargs
    private static List<Message> all(List<Message>... parts) {
        var wave = new ArrayList<Message>();
        for (var part : parts) {
            wave.addAll(part);
        }
        return wave;
    }
}
