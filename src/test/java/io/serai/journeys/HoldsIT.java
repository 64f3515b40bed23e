package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.log.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People and rules stop an order, each for a reason of its own, and it goes on when the last one is settled. */
class HoldsIT extends Journey {
    @Test
    void a_held_order_has_nothing_reserved_and_goes_on_when_its_last_hold_is_released() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");

        assertThat(hold(order, "FRAUD", "Two cards in a minute").status()).isEqualTo(201);
        assertThat(order.state()).isEqualTo("ON_HOLD");
        remera.isAt(CORDOBA, 5, 0);
        assertThat(hold(order, "PERSON", "").status()).isEqualTo(201);
        assertThat(holds(order)).extracting(each -> each.path("kind").asText()).containsExactly("FRAUD", "PERSON");
        assertThat(holds(order).get(0).path("note").asText()).isEqualTo("Two cards in a minute");

        assertThat(release(order, "FRAUD").status()).isEqualTo(200);
        assertThat(order.state()).isEqualTo("ON_HOLD");
        assertThat(release(order, "PERSON").json().path("holds")).isEmpty();

        order.reaches("ALLOCATED");
        remera.isAt(CORDOBA, 5, 2);
        world.warehouse(CORDOBA).makesReady(order);
        order.reaches("FULFILLING");
        assertThat(order.timeline())
                .containsSubsequence(
                        "ORDER_ALLOCATED",
                        "FULFILMENT_CANCELLED",
                        "ORDER_HELD",
                        "ORDER_HELD",
                        "ORDER_RELEASED_FROM_HOLD",
                        "ORDER_RELEASED_FROM_HOLD",
                        "ORDER_ALLOCATED",
                        "PARCEL_PACKED");
    }

    @Test
    void a_hold_is_placed_once_released_once_and_never_too_late() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(1, remera).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");

        assertThat(hold(order, "STOCK", "").status()).isEqualTo(201);
        assertThat(why(hold(order, "STOCK", ""))).isEqualTo("NOTHING_TO_DO");
        assertThat(why(release(order, "FRAUD"))).isEqualTo("NOTHING_TO_DO");
        assertThat(hold(order, "WEATHER", "").status()).isEqualTo(400);
        assertThat(why(hold(order, "PERSON", "4111 1111 1111 1111"))).isEqualTo("WRONG_NOTE");
        assertThat(release(order, "STOCK").status()).isEqualTo(200);

        order.reaches("ALLOCATED");
        world.warehouse(CORDOBA).makesReady(order);
        order.reaches("FULFILLING");
        assertThat(why(hold(order, "PERSON", ""))).isEqualTo("TOO_LATE");
        assertThat(holds(order)).isEmpty();
    }

    @Test
    void what_is_cancelled_is_held_no_more() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(1, remera).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        hold(order, "FRAUD", "");

        order.cancel();

        order.reaches("CANCELLED");
        assertThat(holds(order)).isEmpty();
        remera.isAt(CORDOBA, 5, 0);
    }

    @Test
    void an_order_above_a_limit_waits_for_a_person_before_anything_is_reserved() {
        var remera = world.ware().lies(9_000, CORDOBA);
        var bought = world.shop().order().of(8_000, remera).bought();
        bought.arrives();

        var order = bought.order().reaches("ON_HOLD");

        assertThat(holds(order)).extracting(each -> each.path("kind").asText()).containsExactly("FRAUD");
        remera.isAt(CORDOBA, 9_000, 0);
        World.soon(() -> assertThat(order.timeline()).contains("PAYMENT_AUTHORISED"));
        assertThat(order.state()).isEqualTo("ON_HOLD");
        release(order, "FRAUD");
        order.reaches("ALLOCATED");
        remera.isAt(CORDOBA, 9_000, 8_000);
    }

    private Http.Reply hold(PlacedOrder order, String kind, String note) {
        return world.hub().post("/api/orders/" + order.id() + "/holds", Json.write(Map.of("kind", kind, "note", note)));
    }

    private Http.Reply release(PlacedOrder order, String kind) {
        return world.hub().post("/api/orders/" + order.id() + "/holds/" + kind + "/release", "");
    }

    private JsonNode holds(PlacedOrder order) {
        return world.hub().get("/api/orders/" + order.id()).path("holds");
    }

    private static String why(Http.Reply refused) {
        return refused.json().path("why").asText();
    }
}
