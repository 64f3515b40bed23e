package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.tools.WholeFile;
import io.serai.drafts.WaysIn;
import io.serai.workshop.Bench;
import io.serai.workshop.Bench.Answer;
import io.serai.workshop.Draft;
import io.serai.workshop.Founding;
import io.serai.workshop.Founding.Plan;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jms.core.JmsTemplate;

/** Somebody changes in the workshop what a channel's messages mean, while they come in. */
@Tag("full")
class WorkshopIT extends Journey {
    private static final String CHANNEL = "woocommerce";
    private static final Path SAMPLE = Path.of("mappings/channels/woocommerce/samples/sent-home.in.json");

    @Autowired
    private Bench bench;

    @Autowired
    private Founding founding;

    @Autowired
    private ConnectionFactory broker;

    @Test
    void what_is_saved_is_used_within_moments_and_can_be_taken_back() throws IOException {
        var begun = work();
        var mapping =
                begun.draft().mapping().replace("\"note\": note($o, $told)", "\"note\": \"WEB \" + note($o, $told)");
        assertThat(mapping).isNotEqualTo(begun.draft().mapping());
        var draft = new Draft(begun.draft().settings(), mapping);

        var refused = bench.save(CHANNEL, begun.version(), draft, "says where it is from", false, "ana");

        assertThat(refused).isInstanceOf(Answer.Breaks.class);
        assertThat(((Answer.Breaks) refused).onlyGolden()).isTrue();
        assertThat(note(pulled())).as("what runs stays as it is").startsWith("Dejar");

        assertThat(bench.save(CHANNEL, begun.version(), draft, "says where it is from", true, "ana"))
                .isInstanceOf(Answer.Saved.class);
        assertThat(bench.save(CHANNEL, begun.version(), draft, "", true, "bob"))
                .as("who began with the version before")
                .isInstanceOf(Answer.Overtaken.class);
        soon(() -> assertThat(work().draft().mapping()).contains("WEB "));
        assertThat(note(pulled())).startsWith("WEB Dejar");

        assertThat(bench.restore(CHANNEL, work().version(), 0, "ana")).isInstanceOf(Answer.Saved.class);
        soon(() -> assertThat(work().draft().mapping()).doesNotContain("WEB "));
        assertThat(note(pulled())).startsWith("Dejar");
    }

    @Test
    void what_a_wrong_mapping_parked_is_an_order_once_the_mapping_is_corrected_and_it_is_replayed() throws IOException {
        var right = work().draft();
        var wrong = right.mapping()
                .replace(
                        "\"note\": note($o, $told)",
                        "\"note\": if ($o.customer_note == \"Roto\") 7 else note($o, $told)");
        assertThat(wrong).isNotEqualTo(right.mapping());
        saved(CHANNEL, new Draft(right.settings(), wrong));
        soon(() -> assertThat(work().draft().mapping()).isEqualTo(wrong));
        var remera = world.ware().lies(9, CORDOBA);
        var id = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L));
        Stage.SET.wooShop.lists(
                "/wp-json/wc/v3/orders",
                Files.readString(SAMPLE)
                        .replace("\"id\": 7311", "\"id\": " + id)
                        .replace(
                                "2026-03-02T14:05:31",
                                Instant.now()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString()
                                        .replace("Z", ""))
                        .replaceAll("\"customer_note\": *\"[^\"]*\"", "\"customer_note\": \"Roto\"")
                        .replaceAll("REMERA-AZUL-M|JEAN-NEGRO-38", remera.sku()));
        soon(() -> assertThat(parked(id)).hasSize(1));
        var parked = new Parked(parked(id).get(0), world);
        assertThat(parked.replayed().status()).as("it is as wrong as before").isEqualTo(409);
        assertThat(new PlacedOrder(CHANNEL, id, world).found()).isEmpty();

        saved(CHANNEL, right);
        soon(() -> assertThat(work().draft().mapping()).isEqualTo(right.mapping()));
        assertThat(parked.replayed().status()).isEqualTo(202);

        var order = new PlacedOrder(CHANNEL, id, world).reaches("ALLOCATED");
        assertThat(note(order)).startsWith("Roto");
        assertThat(parked.state()).isEqualTo("REPLAYED");
        assertThat(parked.replayed().status()).as("it is closed").isEqualTo(409);
    }

    private List<String> parked(String reference) {
        return world.jdbc().queryForList("""
                        select e.id::text from exception e join receipt r on r.id = e.receipt_id
                        where e.partner = ? and position(convert_to(?, 'UTF8') in r.body) > 0
                        """, String.class, CHANNEL, reference);
    }

    private void saved(String channel, Draft draft) {
        var version = bench.work(channel).orElseThrow().version();
        assertThat(bench.save(channel, version, draft, "", true, "ana")).isInstanceOf(Answer.Saved.class);
    }

    @Test
    void what_cannot_be_used_is_not_saved() {
        var begun = work();

        var answer = bench.save(
                CHANNEL, begun.version(), new Draft(begun.draft().settings(), "{\"kind\" \"order\"}"), "", true, "ana");

        assertThat(answer).isInstanceOf(Answer.Wrong.class);
        assertThat(((Answer.Wrong) answer).why()).contains("order.jslt:1");
        assertThat(bench.save(CHANNEL, begun.version(), new Draft("lane: nowhere\n", ""), "", true, "ana"))
                .isInstanceOf(Answer.Wrong.class);
        assertThat(work().version()).isEqualTo(begun.version());
    }

    @Test
    void a_channel_goes_live_from_one_message_without_a_restart() throws IOException {
        var remera = world.ware().lies(5, CORDOBA);
        var name = "feria-" + ThreadLocalRandom.current().nextInt(1_000_000);
        var plan = new Plan(name, "Feria", "csv", WaysIn.FILE, Map.of(), day("F-1", remera.sku()));
        assertThat(founding.wrong(plan)).isEmpty();
        var draft = founding.draft(plan).draft();
        assertThat(founding.attempt(plan, draft).problems()).isEmpty();

        assertThat(founding.live(plan, draft, "ana")).isInstanceOf(Answer.Saved.class);
        assertThat(founding.wrong(plan)).isEqualTo("taken");
        var reference = "F-" + remera.sku();
        WholeFile.write(
                Stage.SET.data.resolve(name),
                name + ".csv",
                day(reference, remera.sku()).getBytes(StandardCharsets.UTF_8));

        assertThat(world.file(name + ".csv").outcomes()).containsExactly("CREATED");
        assertThat(new PlacedOrder(name, reference, world).found()).hasSize(1);
    }

    @Test
    void a_business_customer_goes_live_from_one_interchange_without_a_restart_and_is_answered() throws IOException {
        var remera = world.ware().lies(5, CORDOBA);
        var name = "mayorista-" + ThreadLocalRandom.current().nextInt(1_000_000);
        var reference = Trading.reference();
        var interchange = Trading.X12.interchange(
                ThreadLocalRandom.current().nextInt(1, 999_999_999),
                List.of(Trading.X12.order(1, reference, "", remera.sku(), 2)));
        assertThat(founding.wrong(new Plan(name, "", "x12", WaysIn.FILE, Map.of(), interchange)))
                .as("there is nowhere to answer it")
                .isEqualTo("answers-in-files");
        var plan = new Plan(name, "", "x12", WaysIn.SFTP, Stage.SET.newCustomer(name), interchange);
        assertThat(founding.wrong(plan)).isEmpty();
        var draft = founding.draft(plan).draft();
        var trial = founding.attempt(plan, draft);
        assertThat(trial.problems()).isEmpty();
        assertThat(trial.trees()).singleElement().asString().contains("PO1Loop");

        assertThat(founding.live(plan, draft, "ana")).isInstanceOf(Answer.Saved.class);
        WholeFile.write(
                Stage.SET.sftp.resolve(name).resolve("out"),
                name + ".edi",
                interchange.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(world.file(name + ".edi").outcomes()).containsExactly("CREATED");
        new PlacedOrder(name, reference, world).reaches("ALLOCATED");
        soon(() -> {
            try (var answers = Files.list(Stage.SET.sftp.resolve(name).resolve("in"))) {
                assertThat(answers.map(file -> file.getFileName().toString())
                                .filter(file -> file.startsWith(name + "-")))
                        .as("997 and 855")
                        .hasSize(2);
            }
        });
        assertThat(bench.work(name).orElseThrow().sharedMapping()).contains("PO1");
    }

    @Test
    void a_channel_whose_api_is_pulled_goes_live_from_an_answer_of_it_without_a_restart() {
        var remera = world.ware().lies(5, CORDOBA);
        var name = "feria-" + ThreadLocalRandom.current().nextInt(1_000_000);
        var reference = Integer.toString(ThreadLocalRandom.current().nextInt(1_000_000, 9_000_000));
        var page = entry(reference, remera.sku());
        Stage.SET.fair.lists("/pedidos", page);
        var given = Map.of(
                "url", Stage.SET.here("/fair"),
                "list", "/pedidos?desde={since}&page={page}",
                "entries", "/pedidos",
                "changed", "/modificado");
        assertThat(founding.wrong(new Plan(name, "Feria", "json", WaysIn.PULL, Map.of("url", "javascript:1"), page)))
                .isEqualTo("url");
        assertThat(founding.wrong(new Plan(name, "Feria", "json", WaysIn.PULL, given, "{\"pedidos\": [{\"id\": 1}]}")))
                .isEqualTo("changed");
        var plan = new Plan(name, "Feria", "json", WaysIn.PULL, given, "{\"pedidos\": [" + page + "]}");
        assertThat(founding.wrong(plan)).isEmpty();
        var draft = founding.draft(plan).draft();
        assertThat(founding.attempt(plan, draft).problems()).isEmpty();

        assertThat(founding.live(plan, draft, "ana")).isInstanceOf(Answer.Saved.class);

        soon(() -> assertThat(new PlacedOrder(name, reference, world).found()).hasSize(1));
    }

    @Test
    void a_channel_that_only_hints_at_its_orders_goes_live_from_one_of_them_and_they_are_fetched() {
        var remera = world.ware().lies(5, CORDOBA);
        var name = "feria-" + ThreadLocalRandom.current().nextInt(1_000_000);
        var reference = Integer.toString(ThreadLocalRandom.current().nextInt(1_000_000, 9_000_000));
        var order = entry(reference, remera.sku());
        Stage.SET.fair.has("/pedidos/" + reference, order);
        var given = Map.of("url", Stage.SET.here("/fair"), "hint", "/data/id", "fetch", "/pedidos/{reference}");
        assertThat(founding.wrong(new Plan(name, "Feria", "json", WaysIn.HINT, Map.of("url", "http://a"), order)))
                .isEqualTo("hint");
        var plan = new Plan(name, "Feria", "json", WaysIn.HINT, given, order);
        assertThat(founding.wrong(plan)).isEmpty();
        var draft = founding.draft(plan).draft();
        assertThat(founding.attempt(plan, draft).problems()).isEmpty();

        assertThat(founding.live(plan, draft, "ana")).isInstanceOf(Answer.Saved.class);

        var hint = "{\"event\": \"pedido/pagado\", \"data\": {\"id\": " + reference + "}}";
        soon(() -> assertThat(
                        world.hub().post("/channels/" + name + "/orders", hint).status())
                .isEqualTo(202));
        soon(() -> assertThat(new PlacedOrder(name, reference, world).found()).hasSize(1));
    }

    @Test
    void a_channel_with_a_feed_goes_live_from_a_message_that_is_composed_of_its_answers() {
        var remera = world.ware().lies(5, CORDOBA);
        var name = "feria-" + ThreadLocalRandom.current().nextInt(1_000_000);
        var reference = Integer.toString(ThreadLocalRandom.current().nextInt(1_000_000, 9_000_000));
        var order = """
                {"id": %s, "envio_id": "E-%s", "fecha": "2026-03-02T10:15:00-03:00", "cliente": {"nombre": "Inés"},
                  "items": [{"codigo": "%s", "cantidad": 2, "precio": "1.010,50"}], "total": "2.521,00"}
                """.formatted(reference, reference, remera.sku());
        var sent = "{\"calle\": \"Colón 1\", \"ciudad\": \"Córdoba\", \"cp\": \"5000\", \"costo\": \"500,00\"}";
        Stage.SET.fair.has("/pedidos/" + reference, order);
        Stage.SET.fair.has("/envios/E-" + reference, sent);
        Stage.SET.fairFeed.has(reference);
        var given = Map.of(
                "url",
                Stage.SET.here("/fair"),
                "feed",
                VtexFeed.PATH,
                "hint",
                "/orderId",
                "fetch",
                "order=/pedidos/{reference} envio=/envios/{/order/envio_id}");
        var plan = new Plan(
                name, "Feria", "json", WaysIn.FEED, given, "{\"order\": " + order + ", \"envio\": " + sent + "}");
        assertThat(founding.wrong(plan)).isEmpty();
        var draft = founding.draft(plan).draft();
        assertThat(founding.attempt(plan, draft).problems()).isEmpty();

        assertThat(founding.live(plan, draft, "ana")).isInstanceOf(Answer.Saved.class);

        soon(() -> assertThat(new PlacedOrder(name, reference, world).found()).hasSize(1));
        soon(() -> assertThat(Stage.SET.fairFeed.isEmpty()).isTrue());
    }

    @Test
    void a_channel_with_a_queue_each_way_goes_live_and_hears_what_became_of_its_order() {
        var remera = world.ware().lies(5, CORDOBA);
        var name = "feria-" + ThreadLocalRandom.current().nextInt(1_000_000);
        var reference = Integer.toString(ThreadLocalRandom.current().nextInt(1_000_000, 9_000_000));
        var order = entry(reference, remera.sku());
        for (var ours : List.of(
                "serai.dead", "serai.orders.shopify", "activemq.management", "DLQ", "ExpiryQueue", "a?b=c", "a{{b}}")) {
            assertThat(founding.wrong(new Plan(name, "Feria", "json", WaysIn.QUEUE, Map.of("answers", ours), order)))
                    .as(ours)
                    .isEqualTo("answers");
        }
        var given = Map.of("answers", "serai.told." + name);
        var plan = new Plan(name, "Feria", "json", WaysIn.QUEUE, given, order);
        assertThat(founding.wrong(plan)).isEmpty();
        var draft = founding.draft(plan).draft();
        assertThat(founding.attempt(plan, draft).problems()).isEmpty();

        assertThat(founding.live(plan, draft, "ana")).isInstanceOf(Answer.Saved.class);
        soon(() -> assertThat(camel.getRoute(name + ".tell")).isNotNull());
        new JmsTemplate(broker).convertAndSend("serai.orders." + name, order);

        var placed = new PlacedOrder(name, reference, world);
        var queue = new ToldQueue(broker, "serai.told." + name);
        assertThat(queue.hears("acceptance", placed).at("/order/id").asText()).isEqualTo(placed.id());
        assertThat(placed.cancel().status()).isEqualTo(200);
        queue.hears("cancellation", placed);

        var other = "serai.told." + name + "-2";
        var begun = bench.work(name).orElseThrow();
        var changed = new Draft(
                begun.draft().settings().replace("queue: serai.told." + name, "queue: " + other),
                begun.draft().mapping());
        assertThat(bench.save(name, begun.version(), changed, "", false, "ana")).isInstanceOf(Answer.Saved.class);
        soon(() -> assertThat(camel.hasEndpoint("jms:queue:" + other)).isNotNull());
        var next = Integer.toString(ThreadLocalRandom.current().nextInt(1_000_000, 9_000_000));
        new JmsTemplate(broker).convertAndSend("serai.orders." + name, entry(next, remera.sku()));
        new ToldQueue(broker, other).hears("acceptance", new PlacedOrder(name, next, world));
    }

    @Test
    void a_channel_with_a_queue_is_told_nothing_where_none_is_said() {
        for (var none : List.of("", " ", "-", " - ")) {
            assertThat(new Plan("feria", "Feria", "json", WaysIn.QUEUE, Map.of("answers", none), "{}").isTold())
                    .as(none)
                    .isFalse();
        }
        assertThat(new Plan("feria", "Feria", "json", WaysIn.QUEUE, Map.of("answers", "x"), "{}").isTold())
                .isTrue();
    }

    private static String entry(String id, String sku) {
        return """
                {"id": %s, "modificado": "%s", "fecha": "2026-03-02T10:15:00-03:00",
                  "cliente": {"nombre": "Inés", "mail": "i@example.com"},
                  "envio": {"calle": "Colón 1", "ciudad": "Córdoba", "cp": "5000", "costo": "500,00"},
                  "items": [{"codigo": "%s", "cantidad": 2, "precio": "1.010,50"}], "total": "2.521,00"}
                """.formatted(id, Instant.now(), sku);
    }

    private static String day(String reference, String sku) {
        return """
                Nro. de pedido;Fecha;Cliente;Dirección;Ciudad;CP;SKU;Cant.;Precio unitario;Total
                %s;28/03/2026 09:30;Ana Díaz;Colón 1;Córdoba;5000;%s;2;1.010,50;2.021,00
                """.formatted(reference, sku);
    }

    private Bench.Work work() {
        return bench.work(CHANNEL).orElseThrow();
    }

    private PlacedOrder pulled() throws IOException {
        var remera = world.ware().lies(9, CORDOBA);
        var id = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L));
        Stage.SET.wooShop.lists(
                "/wp-json/wc/v3/orders",
                Files.readString(SAMPLE)
                        .replace("REMERA-AZUL-M", remera.sku())
                        .replace("JEAN-NEGRO-38", remera.sku())
                        .replace("\"id\": 7311", "\"id\": " + id)
                        .replace(
                                "2026-03-02T14:05:31",
                                Instant.now()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString()
                                        .replace("Z", "")));
        return new PlacedOrder(CHANNEL, id, world).reaches("ALLOCATED");
    }

    private String note(PlacedOrder order) {
        return world.jdbc()
                .queryForObject(
                        "select document ->> 'note' from orders where channel = ? and reference = ?",
                        String.class,
                        CHANNEL,
                        order.view().path("reference").asText());
    }
}
