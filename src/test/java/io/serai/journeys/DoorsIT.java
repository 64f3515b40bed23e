package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.log.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("full")
class DoorsIT extends Journey {
    private static final int MOST = 10 * 1024 * 1024;
    private static final List<String> STEERING = List.of(
            "CamelHttpUri",
            "CamelHttpPath",
            "CamelHttpMethod",
            "CamelHttpQuery",
            "CamelHttpResponseCode",
            "CamelBeanMethodName",
            "CamelFileName",
            "CamelExecCommandExecutable",
            "CamelJmsDestinationName",
            "CamelSqlQuery",
            "CamelToEndpoint",
            "org.apache.camel.exec.command",
            "SeraiPartner",
            "SeraiCaller");

    @Test
    void a_wrong_signature_is_401_and_nothing_is_kept() {
        var body = "{\"id\":1}".getBytes(StandardCharsets.UTF_8);
        int before = world.receipts("shopify").size();
        var flipped = WebShop.signed("{\"id\":2}".getBytes(StandardCharsets.UTF_8), "flipped");

        for (var headers :
                List.of(flipped, Map.<String, String>of(), Map.of("X-Shopify-Hmac-Sha256", "!"), Http.login())) {
            var reply = world.hub().send("POST", WebShop.DOOR, headers, body);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.type()).startsWith("application/problem+json");
        }
        var stranger = world.hub().send("POST", "/channels/nobody/orders", flipped, body);

        assertThat(stranger.status()).isEqualTo(401);
        assertThat(world.receipts("shopify")).hasSize(before);
    }

    @Test
    void a_byte_more_than_ten_megabytes_is_413_and_ten_are_taken() {
        var remera = world.ware().lies(3, CORDOBA);
        var bought = world.shop().order().of(1, remera).bought();
        var order = Json.write(bought.json()).getBytes(StandardCharsets.UTF_8);
        var most = Arrays.copyOf(order, MOST);
        Arrays.fill(most, order.length, MOST, (byte) ' ');

        var tooLarge = world.shop().hands(Arrays.copyOf(most, MOST + 1), "too-large");
        var taken = world.shop().hands(most, "as-large-as-can-be");

        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.type()).startsWith("application/problem+json");
        assertThat(taken.status()).isEqualTo(202);
        assertThat(world.receipt(taken).outcomes()).containsExactly("CREATED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /api/stock                        | {",
                "POST | /api/stock                        | [{\"location\":\"CORDOBA\"}]",
                "POST | /api/stock                        | ",
                "POST | /api/warehouse/events             | [{\"task\":\"x\",\"status\":\"picked\"}]",
                "POST | /api/warehouse/events             | {\"status\":\"flown\"}",
                "GET  | /api/orders?page=minus            | ",
                "GET  | /api/orders?createdAfter=today    | ",
                "GET  | /api/orders/not-an-id             | ",
                "GET  | /api/receipts/not-an-id           | ",
                "GET  | /api/exceptions/not-an-id         | ",
                "PUT  | /api/exceptions/not-an-id         | {}",
                "POST | /api/orders/not-an-id/cancel      | {}"
            })
    void the_hubs_own_api_refuses_bad_input_with_a_problem(String method, String path, String body) {
        var reply = world.hub()
                .send(method, path, Http.login(), body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.type()).startsWith("application/problem+json");
        assertThat(reply.json().path("type").asText()).isNotBlank();
        assertThat(reply.json().path("status").asInt()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/orders/0190a6c4-7d3a-7f10-8c22-5b1f0c9d7e01",
                "/api/receipts/0190a6c4-7d3a-7f10-8c22-5b1f0c9d7e01",
                "/api/orders/0190a6c4-7d3a-7f10-8c22-5b1f0c9d7e01/timeline"
            })
    void what_is_not_there_is_404_with_a_problem(String path) {
        var reply = world.hub().send("GET", path, Http.login(), new byte[0]);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.type()).startsWith("application/problem+json");
    }

    @Test
    void two_programs_may_use_the_same_idempotency_key_and_both_are_heard() {
        var remera = world.ware();
        var key = UUID.randomUUID().toString();

        var one = tellsStock(Http.login(), key, remera, 3);
        var other = tellsStock(Map.of("X-Api-Key", Http.API_KEY), key, remera, 4);
        var again = tellsStock(Http.login(), key, remera, 3);

        assertThat(List.of(one.status(), other.status(), again.status())).containsOnly(202);
        assertThat(world.receipt(other).again()).isFalse();
        assertThat(world.receipt(other).id()).isNotEqualTo(world.receipt(one).id());
        assertThat(world.receipt(again)).isEqualTo(new Kept(world.receipt(one).id(), true, world));
        world.receipt(one).isDone();
        world.receipt(other).isDone();
        remera.isAt(CORDOBA, 7, 0);
    }

    @Test
    void an_idempotency_key_stands_for_one_content_and_with_another_it_is_422_and_nothing_is_kept() {
        var remera = world.ware();
        var key = UUID.randomUUID().toString();
        var kept = world.receipt(tellsStock(Http.login(), key, remera, 3)).isDone();
        int before = world.receipts("stock-api").size();

        var other = tellsStock(Http.login(), key, remera, 4);

        assertThat(other.status()).as(other.body()).isEqualTo(422);
        assertThat(other.type()).startsWith("application/problem+json");
        assertThat(other.json().path("type").asText()).endsWith("/other-request");
        assertThat(other.json().path("receipt").asText()).isEqualTo(kept.id());
        assertThat(world.receipts("stock-api")).hasSize(before);
        remera.isAt(CORDOBA, 3, 0);
    }

    private Http.Reply tellsStock(Map<String, String> login, String key, Ware ware, int pieces) {
        var headers = new LinkedHashMap<>(login);
        headers.put("Content-Type", "application/json");
        headers.put("Idempotency-Key", key);
        var body = List.of(
                Map.of("kind", "stock", "location", CORDOBA, "sku", ware.sku(), "mode", "delta", "quantity", pieces));
        return world.hub().send("POST", "/api/stock", headers, Json.write(body).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void no_header_or_parameter_steers_the_hub_whatever_its_case() {
        var remera = world.ware().lies(9, CORDOBA);
        List<UnaryOperator<String>> cases = List.of(
                name -> name,
                name -> name.toLowerCase(Locale.ROOT),
                name -> name.toUpperCase(Locale.ROOT),
                name -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
        for (var spelling : cases) {
            var bought = world.shop().order().of(1, remera).bought();
            var body = Json.write(bought.json()).getBytes(StandardCharsets.UTF_8);
            var headers =
                    new LinkedHashMap<>(WebShop.signed(body, UUID.randomUUID().toString()));
            var query = new StringBuilder("?x=1");
            for (var name : STEERING) {
                headers.put(spelling.apply(name), "GET");
                query.append('&').append(spelling.apply(name)).append("=bean:repair");
            }

            var reply = world.hub().send("POST", WebShop.DOOR + query, headers, body);

            assertThat(reply.status()).as(reply.body()).isEqualTo(202);
            assertThat(world.receipt(reply).outcomes()).containsExactly("CREATED");
            assertThat(reply.whole().headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("camel"));
            bought.order().reaches("ALLOCATED");
        }
        remera.isAt(CORDOBA, 9, 4);
    }

    @Test
    void a_line_break_in_a_mail_address_adds_no_recipient() {
        var remera = world.ware().lies(2, CORDOBA);
        var bought = world.shop()
                .order()
                .of(1, remera)
                .bought()
                .changed(1, order -> order.put("email", "eve@example.com\r\nBcc: everybody@example.com"));

        bought.arrives();

        bought.order().reaches("ALLOCATED");
        World.soon(() -> assertThat(bought.order().calls())
                .noneMatch(call -> call.endsWith("STARTED") || call.endsWith("WAITING")));
        assertThat(Books.mailsTo("everybody@example.com")).isEmpty();
    }

    @Test
    void nobody_acts_in_anothers_name_by_a_header() {
        var remera = world.ware().lies(2, CORDOBA);
        var order = world.shop().order().of(1, remera).arrives().reaches("ALLOCATED");
        var headers = Http.login();
        headers.put("SeraiCaller", "mallory");
        headers.put("seraicaller", "mallory");

        world.hub().send("POST", "/api/orders/" + order.id() + "/cancel", headers, new byte[0]);

        assertThat(world.jdbc()
                        .queryForObject(
                                "select actor from event where order_id = ?::uuid and type = 'ORDER_CANCELLED'",
                                String.class,
                                order.id()))
                .contains(Http.USER)
                .doesNotContain("mallory");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/xml",
                "text/plain; charset=klingon",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/x-java-serialized-object",
                "/;;"
            })
    void whatever_a_sender_says_it_sends_and_wants_nothing_breaks(String type) {
        var remera = world.ware().lies(9, CORDOBA);
        var body =
                Json.write(world.shop().order().of(1, remera).bought().json()).getBytes(StandardCharsets.UTF_8);
        for (var accept : List.of("*/*", "application/xml", "image/png;q=0", "nonsense", "text/html")) {
            var headers =
                    new LinkedHashMap<>(WebShop.signed(body, UUID.randomUUID().toString()));
            headers.put("Content-Type", type);
            headers.put("Accept", accept);

            assertThat(world.hub().send("POST", WebShop.DOOR, headers, body))
                    .extracting(Http.Reply::status, Http.Reply::body)
                    .satisfies(reply -> assertThat((Integer) reply.get(0))
                            .as(reply.toString())
                            .isLessThan(500));
            var api = Http.login();
            api.put("Content-Type", type);
            api.put("Accept", accept);
            assertThat(world.hub().send("POST", "/api/stock", api, body).status())
                    .isBetween(400, 499);
            assertThat(world.hub().send("GET", "/api/orders", api, new byte[0]).status())
                    .isLessThan(500);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH"})
    void another_method_at_a_door_is_refused_and_nothing_breaks(String method) {
        for (var path : List.of(WebShop.DOOR, "/api/stock", "/api/orders", "/carriers/pampa/tracking")) {
            assertThat(world.hub().send(method, path, Http.login(), new byte[0]).status())
                    .as(method + " " + path)
                    .isLessThan(500);
        }
    }
}
