package io.serai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.web.Signatures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityIT extends Journey {
    @ParameterizedTest
    @CsvSource({
        "GET, /api/orders",
        "GET, /api/orders/0190a6c4-7d3a-7f10-8c22-5b1f0c9d7e01",
        "GET, /api/exceptions",
        "GET, /api/stock",
        "POST, /api/stock",
        "POST, /api/warehouse/events",
        "POST, /api/manifests/andes/close",
        "GET, /actuator",
        "GET, /actuator/metrics",
        "GET, /actuator/prometheus",
        "GET, /actuator/invariants"
    })
    void programs_have_to_log_in(String method, String path) {
        assertThat(world.hub().send(method, path, Map.of(), new byte[0]).status())
                .isEqualTo(401);
        assertThat(world.hub()
                        .send(method, path, Map.of("X-Api-Key", "guess"), new byte[0])
                        .status())
                .isEqualTo(401);
        assertThat(world.hub().send(method, path, wrong(), new byte[0]).status())
                .isEqualTo(401);
    }

    @Test
    void whoever_shows_the_key_or_has_logged_in_gets_in() {
        assertThat(world.hub().get("/api/orders").path("items").isArray()).isTrue();
        var orders = world.hub().send("GET", "/api/orders", Http.login(), new byte[0]);
        assertThat(orders.status()).isEqualTo(200);
        assertThat(orders.json().path("items").isArray()).isTrue();
        assertThat(world.hub()
                        .send("GET", "/actuator/metrics", Http.login(), new byte[0])
                        .status())
                .isEqualTo(200);
    }

    @Test
    void what_must_hold_is_told_of_the_newest_and_of_all() {
        for (var path : List.of("/actuator/invariants", "/actuator/invariants?full=true")) {
            var violations = world.hub().get(path);
            assertThat(violations.has("I7held")).as(path).isTrue();
            violations
                    .properties()
                    .forEach(each -> assertThat(each.getValue().asInt())
                            .as(path + " " + each.getKey())
                            .isZero());
        }
    }

    @Test
    void whether_the_hub_is_well_is_no_secret_and_nothing_else_of_it_is_told() {
        var health = world.hub().send("GET", "/actuator/health", Map.of(), new byte[0]);

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json()).as("no details").hasSize(health.json().has("groups") ? 2 : 1);
    }

    @Test
    void the_doors_of_partners_want_a_signature_and_no_login() {
        var body = "{}".getBytes(StandardCharsets.UTF_8);

        for (var door : List.of(
                WebShop.DOOR, "/carriers/pampa/tracking", "/payments/stripe/events", "/channels/poslog/orders")) {
            assertThat(world.hub().send("POST", door, Http.login(), body).status())
                    .as(door)
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource({"channels,  /channels/%s/orders", "carriers,  /carriers/%s/tracking", "providers, /payments/%s/events"})
    void no_partner_gets_in_unsigned_whatever_its_settings(String kind, String door) throws IOException {
        var body = "{\"id\": 1}".getBytes(StandardCharsets.UTF_8);
        try (var partners = Files.list(Path.of("mappings", kind))) {
            assertThat(partners.map(Path::getFileName).map(Path::toString).toList())
                    .isNotEmpty()
                    .allSatisfy(partner -> assertThat(world.hub()
                                    .send("POST", door.formatted(partner), Http.login(), body)
                                    .status())
                            .as(partner)
                            .isEqualTo(401));
        }
    }

    @Test
    void a_secret_is_replaced_without_a_gap() {
        var body = "{\"orders\": []}".getBytes(StandardCharsets.UTF_8);
        for (var secret : Map.of(Stage.SHOPIFY, 202, Stage.SHOPIFY_BEFORE, 202, "shpss_two-years-ago", 401)
                .entrySet()) {
            var headers = new HashMap<>(WebShop.signed(body, UUID.randomUUID().toString()));
            headers.put("X-Shopify-Hmac-Sha256", Signatures.shopify(secret.getKey(), body));
            assertThat(world.hub().send("POST", WebShop.DOOR, headers, body).status())
                    .as(secret.getKey())
                    .isEqualTo(secret.getValue());
        }
    }

    @Test
    void what_people_see_asks_them_to_log_in_first() {
        var page = world.hub().send("GET", "/orders", Map.of("Accept", "text/html"), new byte[0]);

        assertThat(page.status()).isEqualTo(302);
        assertThat(page.whole().headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
    }

    private static Map<String, String> wrong() {
        return Map.of(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString("ana:guess".getBytes(StandardCharsets.UTF_8)));
    }
}
