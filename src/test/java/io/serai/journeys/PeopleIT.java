package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.log.Json;
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
        order.cancel();
        order.reaches("CANCELLED");

        World.soon(() -> assertThat(alerts("CLOSED")).contains(order.id()));
        assertThat(alerts("OPEN")).doesNotContain(order.id());
        assertThat(world.hub()
                        .send("GET", "/api/alerts?state=LOST", Http.login(), new byte[0])
                        .status())
                .isEqualTo(400);
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
