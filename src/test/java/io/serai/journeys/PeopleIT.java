package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.log.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the people who watch and repair the hub do, through its API. */
@ExtendWith(OutputCaptureExtension.class)
class PeopleIT extends Journey {
    @Test
    void an_order_is_found_by_its_number_parcel_mail_and_phone_and_neither_of_these_is_in_the_log(CapturedOutput log) {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(1, remera).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(CORDOBA).picks(order).packs(order);
        var view = order.view();
        var mail = view.at("/customer/email").asText();
        var phone = view.at("/shipTo/phone").asText(view.at("/customer/phone").asText());

        for (var typed : List.of(
                order.id(),
                order.reference(),
                view.path("number").asText(),
                order.parcels("andes").get(0),
                mail.toUpperCase(java.util.Locale.ROOT))) {
            assertThat(found(typed)).as(typed).contains(order.id());
        }
        if (!phone.isBlank()) {
            assertThat(found(phone)).contains(order.id());
            assertThat(log).doesNotContain(phone);
        }
        assertThat(found("nobody@nowhere.example")).isEmpty();
        assertThat(log).doesNotContain(mail).doesNotContain("nobody@nowhere");
        assertThat(world.hub().post("/api/orders/search", "{}").status()).isEqualTo(400);
        assertThat(world.hub()
                        .post("/api/orders/search", "\"" + "x".repeat(30_000) + "\"")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void what_is_late_is_listed_until_it_has_moved_on() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(1, remera).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.jdbc().update("update orders set deadline = now() - interval '1 minute' where id = ?::uuid", order.id());

        World.soon(() -> assertThat(alerts("OPEN")).contains(order.id()));
        World.soon(() -> assertThat(Books.mailsTo(Stage.ON_CALL))
                .anySatisfy(mail -> assertThat(mail).contains("order-overdue", order.id(), "/alerts")));
        order.cancel();
        order.reaches("CANCELLED");

        World.soon(() -> assertThat(alerts("CLOSED")).contains(order.id()));
        assertThat(alerts("OPEN")).doesNotContain(order.id());
        assertThat(world.hub()
                        .send("GET", "/api/alerts?state=LOST", Http.login(), new byte[0])
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_note_tells_who_wrote_what_in_any_state_and_moves_nothing(CapturedOutput log) {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(1, remera).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");

        var written = note(order, Http.login(), "Ring twice, says Zoraida");
        assertThat(written.status()).as(written.body()).isEqualTo(201);
        assertThat(written.json().path("actor").asText()).isEqualTo("person:" + Http.USER);
        assertThat(written.json().at("/data/note").asText()).isEqualTo("Ring twice, says Zoraida");
        assertThat(order.state()).isEqualTo("ALLOCATED");
        order.cancel();
        order.reaches("CANCELLED");
        assertThat(note(order, Http.login(), "He has another one.").status()).isEqualTo(201);

        assertThat(order.timeline()).endsWith("NOTE_ADDED").contains("ORDER_CANCELLED");
        assertThat(order.calls()).noneMatch(call -> call.contains("NOTE"));
        assertThat(note(order, Http.login(), " ").json().path("why").asText()).isEqualTo("NO_TEXT");
        assertThat(note(order, Http.login(), "4111 1111 1111 1111")
                        .json()
                        .path("why")
                        .asText())
                .isEqualTo("CARD_NUMBER");
        assertThat(log).doesNotContain("Zoraida");
    }

    @Test
    void who_only_looks_writes_no_note_and_reads_no_message() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(1, remera).bought();
        var receipt = bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.jdbc().update("insert into account values ('vera', '{noop}looks', 'VIEWER') on conflict do nothing");
        var vera = Map.of(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString("vera:looks".getBytes(StandardCharsets.UTF_8)));

        var refused = note(order, vera, "me too");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.type()).startsWith("application/problem+json");
        assertThat(note(order, Map.of(), "me too").status()).isEqualTo(401);
        assertThat(page("/orders/" + order.id(), vera)).isEqualTo(200);
        assertThat(page("/receipts/" + receipt.id(), vera)).isEqualTo(403);
        assertThat(page("/receipts/" + receipt.id(), Http.login())).isEqualTo(200);
    }

    private int page(String path, Map<String, String> login) {
        return world.hub().send("GET", path, login, new byte[0]).status();
    }

    private Http.Reply note(PlacedOrder order, Map<String, String> login, String text) {
        return world.hub()
                .send(
                        "POST",
                        "/api/orders/" + order.id() + "/notes",
                        login,
                        Json.write(Map.of("text", text)).getBytes(StandardCharsets.UTF_8));
    }

    private List<String> alerts(String state) {
        return world.hub()
                .get("/api/alerts?size=200&state=" + state)
                .path("items")
                .findValuesAsText("order");
    }

    private List<String> found(String typed) {
        var reply = world.hub().post("/api/orders/search", Json.write(Map.of("text", typed)));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().path("items").findValuesAsText("id");
    }
}
