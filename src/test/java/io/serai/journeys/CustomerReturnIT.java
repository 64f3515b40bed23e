package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.ROSARIO;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.journeys.WebShop.Bought;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Customers ask for returns behind the link of their order, and hand goods in at a store. */
class CustomerReturnIT extends Journey {
    @Autowired
    private JdbcTemplate books;

    @Test
    void a_customer_asks_on_the_page_of_the_order_and_brings_it_to_a_shop() {
        var remera = world.ware().lies(5, CORDOBA);
        var order = delivered(world.shop().order().of(1, remera).bought());
        var customer = new Engineer(world.hub().base());
        var page = "/track/" + token(order) + "/return";
        assertThat(customer.get("/track/" + token(order)).body()).contains(page);
        assertThat(customer.get(page).body()).contains("My money back", "Size ").doesNotContain(Http.USER);

        var wish = Map.of("key", "C-1", "way", "STORE", "location", ROSARIO, "pieces-1", "1", "reason-1", "TOO_SMALL");
        assertThat(answer(customer.presses(page, page, wish))).isEqualTo("DONE");
        assertThat(answer(customer.sendsItAgain()))
                .as("sent twice, when nothing is left to give back")
                .isEqualTo("DONE");

        var back = Back.of(order).get(0).reaches("EXPECTED");
        assertThat(Back.of(order)).hasSize(1);
        assertThat(back.view().path("way").asText()).isEqualTo("STORE");
        assertThat(back.view().path("location").asText()).isEqualTo(ROSARIO);
        assertThat(customer.get(page).body()).contains("We wait for it", remera.sku());
        assertThat(order.timeline()).contains("RETURN_REQUESTED", "RETURN_EXPECTED");
    }

    @Test
    void what_cannot_be_changes_nothing_and_is_said() {
        var remera = world.ware().lies(5, CORDOBA);
        var order = delivered(world.shop().order().of(1, remera).bought());
        var customer = new Engineer(world.hub().base());
        var page = "/track/" + token(order) + "/return";

        assertThat(answer(customer.presses(page, page, wish("LABEL", "", "2")))).isEqualTo("TOO_MANY");
        assertThat(answer(customer.presses(page, page, wish("LABEL", "", "0")))).isEqualTo("NOTHING");
        assertThat(answer(customer.presses(page, page, wish("STORE", "PACHECO", "1"))))
                .as("nobody can bring something there")
                .isEqualTo("NO_SUCH_LOCATION");
        assertThat(Back.of(order)).isEmpty();
        assertThat(customer.get("/track/guessed/return").statusCode()).isEqualTo(404);
        assertThat(customer.get(page + "?answer=TOO_MANY&lang=es").body()).contains("Son más unidades");
    }

    @Test
    void at_the_counter_a_store_takes_back_what_was_sent_from_elsewhere() {
        var remera = world.ware().lies(5, CORDOBA);
        var order = delivered(world.shop().order().of(2, remera).bought());
        var person = new Engineer(world.hub().base());
        person.logsIn();
        var page = "/store/" + ROSARIO + "?q=" + order.reference();

        var handed = "/store/" + ROSARIO + "/orders/" + order.id() + "/returns";
        var form = Map.of(
                "key", "S-1", "number", "1", "pieces-1", "2", "reason-1", "TOO_SMALL", "condition-1", "sellable");
        assertThat(answer(person.presses(page, handed, form))).startsWith("TAKEN_BACK");
        assertThat(answer(person.sendsItAgain()))
                .as("the answer was lost, and the form is sent again: nothing is left to give back, and it was taken")
                .startsWith("TAKEN_BACK");
        assertThat(Back.of(order)).hasSize(1);
        Back.of(order).get(0).reaches("RECEIVED");
        remera.isAt(ROSARIO, 2, 0);
    }

    private static Map<String, String> wish(String way, String location, String pieces) {
        return Map.of(
                "key",
                "C-" + UUID.randomUUID(),
                "way",
                way,
                "location",
                location,
                "pieces-1",
                pieces,
                "reason-1",
                "OTHER");
    }

    private static String answer(HttpResponse<String> reply) {
        var location = reply.headers().firstValue("Location").orElse("");
        return location.replaceAll(".*answer=", "").replaceAll("#.*", "");
    }

    private String token(PlacedOrder order) {
        return books.queryForObject("select token from orders where id = ?::uuid", String.class, order.id());
    }

    private PlacedOrder delivered(Bought bought) {
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(CORDOBA).makesReady(order);
        world.carrier("andes").leaves();
        order.reaches("SHIPPED");
        world.carrier("andes").delivers(order);
        return order.reaches("DELIVERED");
    }
}
