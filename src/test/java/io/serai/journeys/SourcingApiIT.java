package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.MENDOZA;
import static io.serai.journeys.World.PACHECO;
import static io.serai.journeys.World.ROSARIO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.fulfilment.allocation.RuleDesk;
import io.serai.log.Json;
import io.serai.sourcing.Rules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each operation about where orders are sent from, as a program outside uses it. */
class SourcingApiIT extends Journey {
    @Autowired
    private RuleDesk desk;

    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- run: POST (\\S+) -->\\s+```json\\n(.*?)```", Pattern.DOTALL);

    @Test
    void an_order_says_why_it_comes_from_there_and_why_not_from_elsewhere() {
        var remera = world.ware().lies(5, CORDOBA).lies(5, PACHECO).lies(1, ROSARIO);
        var order = world.shop().order().of(2, remera).to("5000", "Córdoba").arrives();
        order.isAllocated(Map.of(CORDOBA, 2));
        var path = "/api/orders/" + order.view().path("id").asText() + "/sourcing";

        var why = world.hub().get(path + "?whyNot=" + MENDOZA);

        assertThat(why.path("decision").path("chosen").path(0).path("location").asText())
                .isEqualTo(CORDOBA);
        assertThat(why.path("same").asBoolean())
                .as("taken again, it is the same")
                .isTrue();
        assertThat(why.path("sentences")).isNotEmpty();
        assertThat(why.path("whyNot").path("location").asText()).isEqualTo(MENDOZA);
        assertThat(why.path("whyNot").path("why").path("code").asText()).isIn("LACKS_STOCK", "NOT_LOOKED_AT");
        assertThat(world.hub()
                        .get(path + "?whyNot=NOWHERE")
                        .path("whyNot")
                        .path("why")
                        .path("code")
                        .asText())
                .isEqualTo("NO_SUCH_LOCATION");
    }

    @Test
    void a_cart_is_told_how_it_can_be_sent_and_where_it_can_be_collected() {
        var remera = world.ware().lies(5, CORDOBA).lies(5, PACHECO);

        var promise = promise(remera, 2);

        var usual = promise.path("options").path(0);
        assertThat(usual.path("way").asText()).isEqualTo("USUAL");
        assertThat(usual.path("estimated").asBoolean())
                .as("nearest knows no carrier")
                .isTrue();
        assertThat(LocalDate.parse(usual.path("arrives").asText()))
                .isAfter(LocalDate.parse(
                        usual.path("parcels").path(0).path("leaves").asText()));
        assertThat(texts(promise.path("collect"), "location")).containsExactly(CORDOBA);
        assertThat(promise.path("waiting")).isEmpty();
    }

    @Test
    void a_cart_that_lacks_something_is_told_from_when_it_is_expected() {
        var remera = world.ware().lies(1, CORDOBA);
        assertThat(promise(remera, 4).path("expected").path(0).has("from"))
                .as("nothing is announced")
                .isFalse();
        stock(List.of(
                Map.of("kind", "stock-policy", "channel", "shop", "sku", remera.sku(), "ahead", 10),
                Map.of(
                        "kind",
                        "expected",
                        "reference",
                        "PO-" + remera.sku(),
                        "location",
                        PACHECO,
                        "sku",
                        remera.sku(),
                        "quantity",
                        3,
                        "due",
                        "2031-03-09")));

        var promise = promise(remera, 4);

        assertThat(promise.path("options")).isEmpty();
        assertThat(promise.path("expected").path(0).path("item").asInt()).isEqualTo(1);
        assertThat(promise.path("expected").path(0).path("from").asText()).isEqualTo("2031-03-09");
        assertThat(promise(remera, 5).path("expected").path(0).has("from"))
                .as("not enough is announced")
                .isFalse();
    }

    private JsonNode promise(Ware ware, int pieces) {
        var cart = Map.of(
                "channel", "shop",
                "to", Map.of("country", "AR", "postcode", "5000", "city", "Córdoba"),
                "items", List.of(Map.of("sku", ware.sku(), "quantity", pieces)));
        var reply = world.hub().post("/api/promises", Json.write(cart));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private void stock(List<Map<String, Object>> updates) {
        var reply = world.hub().post("/api/stock", Json.write(updates));
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        world.receipt(reply).isDone();
    }

    @Test
    void the_example_of_the_documentation_is_answered() throws IOException {
        var example = EXAMPLE.matcher(Files.readString(Path.of("docs/sourcing.md")));
        assertThat(example.find()).isTrue();
        var remera = world.ware().lies(5, CORDOBA);

        var none = world.hub().post(example.group(1), example.group(2));
        var some = world.hub().post(example.group(1), example.group(2).replace("REM-LINO-AZ-M", remera.sku()));

        assertThat(none.status()).as(none.body()).isEqualTo(200);
        assertThat(none.json().path("waiting").path(0).asInt()).isEqualTo(1);
        assertThat(some.json()
                        .path("options")
                        .path(0)
                        .path("parcels")
                        .path(0)
                        .path("location")
                        .asText())
                .isEqualTo(CORDOBA);
    }

    @Test
    void a_rule_set_is_tried_promoted_and_rolled_back() {
        var remera = world.ware().lies(3, CORDOBA).lies(5, PACHECO);
        var since = Instant.now().minusSeconds(1);
        world.shop().order().of(2, remera).to("5000", "Córdoba").arrives().isAllocated(Map.of(CORDOBA, 2));

        assertThat(world.hub().post("/api/sourcing/promote", "{}").status())
                .as("a program does not change the rules")
                .isEqualTo(403);
        var wrong = asked("candidate", Json.write(Map.of("rules", "name: Mine")));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("problems")).isNotEmpty();

        var never = asked(
                "candidate",
                Json.write(Map.of(
                        "rules",
                        Rules.named("cheapest").text(),
                        "from",
                        "2026-03-02T00:00:00Z",
                        "until",
                        "2026-03-01T00:00:00Z")));
        assertThat(never.status()).as("a period that ends before it begins").isEqualTo(400);

        var tried = Map.of(
                "rules",
                Rules.named("cheapest").text(),
                "from",
                since.toString(),
                "until",
                Instant.now().plusSeconds(3600).toString());
        assertThat(changed("candidate", Json.write(tried))
                        .path("candidate")
                        .path("name")
                        .asText())
                .isEqualTo("cheapest");
        World.soon(() ->
                assertThat(state().path("comparison").path("orders").asInt()).isPositive());
        assertThat(state().path("until").asText()).isNotEmpty();

        assertThat(changed("promote", "{}").path("live").path("name").asText()).isEqualTo("cheapest");
        assertThat(asked("promote", "{}").status()).isEqualTo(409);
        assertThat(changed("rollback", "{}").path("live").path("name").asText()).isEqualTo("nearest");
        assertThat(state().has("candidate")).isFalse();
    }

    @Test
    void a_rule_set_that_is_saved_again_with_other_content_is_the_next_version_and_the_same_content_the_same() {
        var rules = """
                # of the season
                name: numbered
                version: 1
                strategy: %s
                currency: ARS
                """;
        assertThat(tried(rules.formatted("nearest"))).isEqualTo(1);
        assertThat(tried(rules.formatted("cheapest"))).isEqualTo(2);
        assertThat(tried(rules.formatted("cheapest"))).isEqualTo(2);
        assertThat(tried(rules.formatted("nearest")))
                .as("its own version says the same")
                .isEqualTo(1);
        desk.dismiss();
    }

    private int tried(String rules) {
        return changed("candidate", Json.write(Map.of("rules", rules)))
                .path("candidate")
                .path("version")
                .asInt();
    }

    @Test
    void a_store_is_given_no_more_than_it_can_send_and_gets_back_the_place_of_what_is_cancelled() {
        var remera = world.ware().lies(9, CORDOBA).lies(9, PACHECO);
        var small = """
                name: small
                version: 1
                strategy: nearest
                currency: ARS
                groups: { cordoba: { locations: [CORDOBA] } }
                locations: [{ group: cordoba, perDay: %d }]
                """.formatted(givenInCordoba() + 1);
        changed("candidate", Json.write(Map.of("rules", small)));
        changed("promote", "{}");
        try {
            var first = world.shop().order().of(1, remera).to("5000", "Córdoba").arrives();
            first.isAllocated(Map.of(CORDOBA, 1));
            var second =
                    world.shop().order().of(1, remera).to("5000", "Córdoba").arrives();
            second.isAllocated(Map.of(PACHECO, 1));

            assertThat(first.cancel().status()).isEqualTo(200);
            first.reaches("CANCELLED");

            world.shop().order().of(1, remera).to("5000", "Córdoba").arrives().isAllocated(Map.of(CORDOBA, 1));
        } finally {
            changed("rollback", "{}");
        }
    }

    /** By other journeys, on the day that is worked for now. */
    private int givenInCordoba() {
        return Objects.requireNonNull(world.jdbc().queryForObject("""
                        select coalesce(sum(parcels), 0) from sourcing_load where location = ? and day =
                          (select day from sourcing_given where location = ? order by fulfilment_id desc limit 1)
                        """, Integer.class, CORDOBA, CORDOBA));
    }

    private JsonNode changed(String operation, String body) {
        var reply = asked(operation, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    /** As the person who may change the rules. */
    private Http.Reply asked(String operation, String body) {
        return world.hub()
                .send("POST", "/api/sourcing/" + operation, Http.login(), body.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode state() {
        return world.hub().get("/api/sourcing");
    }

    private static List<String> texts(JsonNode array, String name) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(each -> each.path(name).asText())
                .toList();
    }
}
