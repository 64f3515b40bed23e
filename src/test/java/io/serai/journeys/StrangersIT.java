package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.serai.demo.tools.WholeFile;
import io.serai.demo.web.Signatures;
import io.serai.log.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Many people (1,000 with {@code -Dserai.strangers=1000}) buy at three channels, and things go wrong for some of them: none of their names,
 * mails, phones and streets is in a log, a metric, a trace or an address; and when they have asked to be forgotten, nothing of them is
 * anywhere in the database.
 */
@Tag("full")
@ExtendWith(OutputCaptureExtension.class)
class StrangersIT extends Journey {
    private static final int TENTH = Integer.getInteger("serai.strangers", 100) / 10;
    private static final int SHOP = TENTH * 7 / 2;
    private static final int WOO = TENTH * 7 / 2;
    private static final int TILL = TENTH * 3;
    private static final int EVERY_WRONG = 10;
    private static final int CUT = 100;
    private static final Duration LONG = Duration.ofMinutes(15);

    @Autowired
    private InMemorySpanExporter spans;

    private final List<String> cancellable = new ArrayList<>();

    @Test
    void nobody_is_in_a_log_and_who_was_forgotten_is_in_no_row(CapturedOutput log) throws IOException {
        var logs = LoggingSystem.get(getClass().getClassLoader());
        logs.setLogLevel("io.serai", LogLevel.DEBUG);
        try {
            var strangers = Stranger.many(SHOP + WOO + TILL, 7);
            buy(strangers);
            assertThat(found(dump())).as("they are there before").contains(Stranger.MARK, Stranger.PHONE);
            assertThat(cancellable).hasSizeGreaterThan(SHOP);
            fail(strangers);
            end();

            strangers.forEach(this::forget);
            Awaitility.await()
                    .atMost(LONG)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(world.jdbc()
                                    .queryForObject(
                                            "select count(*) from privacy_request where state = 'OPEN'", Integer.class))
                            .as("requests that are worked on")
                            .isZero());

            assertThat(places(dump())).as("what is left in the database").isEmpty();
            assertThat(found(log.getAll())).as("in the log").isEmpty();
            assertThat(found(metrics())).as("in the metrics").isEmpty();
            assertThat(spans.getFinishedSpanItems()).hasSizeGreaterThan(WOO);
            assertThat(found(spans.getFinishedSpanItems().toString()))
                    .as("in the traces")
                    .isEmpty();
        } finally {
            logs.setLogLevel("io.serai", LogLevel.INFO);
        }
    }

    private void buy(List<Stranger> strangers) throws IOException {
        var remera = world.ware().lies(5_000, CORDOBA);
        for (var each : strangers.subList(0, SHOP)) {
            atTheShop(each, remera);
        }
        for (var each : strangers.subList(SHOP, SHOP + WOO)) {
            atWooCommerce(each, remera);
        }
        for (int from = SHOP + WOO; from < strangers.size(); from += TENTH) {
            atTheTill(strangers.subList(from, from + TENTH), remera, from);
        }
        Awaitility.await()
                .atMost(LONG)
                .untilAsserted(() -> assertThat(world.jdbc()
                                .queryForObject("select count(*) from receipt where state = 'WAITING'", Integer.class))
                        .isZero());
        cancellable.addAll(world.jdbc()
                .queryForList(
                        "select o.id::text from orders o join order_contact c on c.order_id = o.id"
                                + " where c.value like '70913%' or c.value like '913%' or c.value like '%qzxv%' group by o.id",
                        String.class));
    }

    /** Every tenth order's sum is wrong, so that it waits for a person. */
    private void atTheShop(Stranger who, Ware ware) {
        world.shop()
                .order()
                .of(1, ware)
                .bought()
                .changed(0, order -> rename(order, who))
                .arrives(delivery(who));
    }

    private static void rename(ObjectNode order, Stranger who) {
        order.put("email", who.email()).put("contact_email", who.email()).put("phone", who.phone());
        order.put("note", "Para " + who.name());
        for (var name : List.of("shipping_address", "billing_address", "customer")) {
            if (order.path(name) instanceof ObjectNode part) {
                part.put("name", who.name()).put("first_name", who.first()).put("last_name", who.last());
                part.put("phone", who.phone()).put("address1", who.street()).put("email", who.email());
            }
        }
        if (who.no() % EVERY_WRONG == 0) {
            order.put("total_price", "1.00");
        }
    }

    private void atWooCommerce(Stranger who, Ware ware) throws IOException {
        var order = Files.readString(Path.of("mappings/channels/woocommerce/samples/sent-home.in.json"))
                .replace("\"id\": 7311", "\"id\": " + (8_000_000 + who.no()))
                .replace("\"number\": \"7311\"", "\"number\": \"" + (8_000_000 + who.no()) + "\"")
                .replace("Lucía", who.first())
                .replace("Fernández", who.last())
                .replace("Av. Colón 1234", who.street())
                .replace("lucia.fernandez@example.com", who.email())
                .replace("+54 351 555-0123", who.phone())
                .replace("REMERA-AZUL-M", who.no() % EVERY_WRONG == 0 ? "NOBODY-KNOWS-IT" : ware.sku())
                .replace("JEAN-NEGRO-38", ware.sku());
        var body = (who.no() % EVERY_WRONG == 1 ? order.substring(0, order.length() - CUT) : order)
                .getBytes(StandardCharsets.UTF_8);
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("X-WC-Webhook-Topic", "order.updated");
        headers.put("X-WC-Webhook-Delivery-ID", delivery(who));
        headers.put("X-WC-Webhook-Signature", Signatures.shopify(Stage.WOOCOMMERCE, body));
        headers.put("traceparent", String.format(Locale.ROOT, "00-%032x-%016x-01", who.no() + 1, 1));
        assertThat(world.hub()
                        .send("POST", "/channels/woocommerce/orders", headers, body)
                        .status())
                .isEqualTo(202);
    }

    private void atTheTill(List<Stranger> several, Ware ware, int no) throws IOException {
        var sample = Files.readString(Path.of("mappings/channels/poslog/samples/sent-home.in.xml"));
        int from = sample.indexOf("<Transaction>");
        int to = sample.indexOf("</POSLog>");
        var sale = sample.substring(from, to);
        var sales = several.stream()
                .map(who -> sale.replace("Sofía Ibáñez", who.name())
                        .replace("Bv. Oroño 540", who.street())
                        .replace("+543415550188", who.phone())
                        .replace("4714", Integer.toString(900_000 + who.no()))
                        .replace("JEAN-NEGRO-40", who.no() % EVERY_WRONG == 0 ? "NOBODY-KNOWS-IT" : ware.sku()))
                .collect(Collectors.joining("\n"));
        WholeFile.write(
                Stage.SET.pos,
                "strangers-" + no + ".xml",
                (sample.substring(0, from) + sales + sample.substring(to)).getBytes(StandardCharsets.UTF_8));
        world.file("strangers-" + no + ".xml").isDone();
    }

    /** What people do about it: they search, correct and try every second one, note, and ask for what is not there. */
    private void fail(List<Stranger> strangers) {
        var open = world.jdbc().queryForList("""
                        select id from (select id::text, row_number() over (partition by partner order by id) as no from exception
                          where state = 'OPEN' and partner in ('shopify', 'woocommerce', 'poslog')) e where no % 2 = 1""", String.class);
        assertThat(open).isNotEmpty();
        for (var exception : open) {
            var document = world.hub()
                    .get("/api/exceptions/" + exception)
                    .path("document")
                    .asText();
            world.hub().put("/api/exceptions/" + exception, Json.write(Map.of("document", document)));
            world.hub().post("/api/exceptions/" + exception + "/replay", "");
        }
        var who = strangers.get(1);
        for (var typed : List.of(who.email(), who.phone(), who.name())) {
            world.hub().post("/api/orders/search", Json.write(Map.of("text", typed)));
        }
        world.hub()
                .post("/api/orders/" + cancellable.get(0) + "/notes", Json.write(Map.of("text", "Ask " + who.name())));
        world.hub()
                .post(
                        "/api/orders/" + cancellable.get(1) + "/holds",
                        Json.write(Map.of("kind", "PERSON", "note", who.name() + " again")));
        world.shop().hands("{\"id\": 1, \"email\": \"" + who.email() + "\", \"note\": \"" + who.name());
    }

    private void end() {
        for (var order : cancellable) {
            world.hub().post("/api/orders/" + order + "/cancel", Json.write(Map.of("reason", "journey")));
        }
        Awaitility.await()
                .atMost(LONG)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(world.jdbc()
                                .queryForList(
                                        "select state || ' ' || mode from orders where id = any(?::uuid[]) and state <> 'CANCELLED'",
                                        String.class,
                                        "{" + String.join(",", cancellable) + "}"))
                        .isEmpty());
    }

    /** Some by their shop's webhook, the others by a person here. */
    private void forget(Stranger who) {
        if (who.no() < TENTH) {
            var customer = Map.of("id", 1, "email", who.email(), "phone", who.phone());
            var reply = world.shop()
                    .hands(Json.write(Map.of(
                            "shop_id",
                            1,
                            "shop_domain",
                            "x.myshopify.example",
                            "customer",
                            customer,
                            "orders_to_redact",
                            List.of())));
            assertThat(reply.status()).isEqualTo(202);
            assertThat(world.receipt(reply).outcomes()).containsExactly("IGNORED privacy");
            return;
        }
        var reply = world.hub()
                .send(
                        "POST",
                        "/api/privacy/requests",
                        Http.login(),
                        Json.write(Map.of("kind", "REDACT", "email", who.email(), "phone", who.phone()))
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        assertThat(found(reply.body())).isEmpty();
    }

    /** Each row of each table as text, with its table in front. */
    private List<String> dump() {
        var rows = new ArrayList<String>();
        var tables = world.jdbc().queryForList("""
                select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                  and not relispartition""", String.class);
        for (var table : tables) {
            var columns = world.jdbc().queryForList("""
                            select string_agg(case when a.atttypid = 'bytea'::regtype then format('encode(%I, ''escape'')', attname)
                              else format('%I::text', attname) end, ', ') from pg_attribute a
                            where attrelid = ?::regclass and attnum > 0 and not attisdropped""", String.class, table);
            rows.addAll(world.jdbc()
                    .queryForList(
                            "select '" + table + ' ' + "' || concat_ws(' | ', " + columns.get(0) + ") from " + table,
                            String.class));
        }
        return rows;
    }

    private static String found(List<String> rows) {
        return rows.stream()
                .map(StrangersIT::found)
                .flatMap(List::stream)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static List<String> places(List<String> rows) {
        return rows.stream()
                .filter(row -> !found(row).isEmpty())
                .map(row -> row.substring(0, Math.min(300, row.length())))
                .limit(10)
                .toList();
    }

    /** The marks of strangers that are in a text. */
    private static List<String> found(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return Stream.of(Stranger.MARK, Stranger.PHONE, Stranger.DIGITS)
                .filter(lower::contains)
                .toList();
    }

    private String metrics() {
        return world.hub()
                .send("GET", "/actuator/prometheus", Http.login(), new byte[0])
                .body();
    }

    private static String delivery(Stranger who) {
        return "stranger-" + who.no() + "-" + UUID.randomUUID();
    }
}
