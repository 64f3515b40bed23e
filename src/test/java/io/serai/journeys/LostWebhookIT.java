package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A webhook may be lost for ever: what the shop lists tells. */
class LostWebhookIT extends Journey {

    @Test
    void an_order_whose_webhook_never_came_is_found_by_what_shopify_lists() {
        var remera = world.ware().lies(5, CORDOBA);
        var lost = world.shop().order().of(1, remera).bought();
        var came = world.shop().order().of(2, remera).bought();
        came.arrives();
        came.order().reaches("ALLOCATED");

        var asked = world.hub().post("/api/partners/shopify/reconcile", "");

        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        lost.order().reaches("ALLOCATED");
        assertThat(lost.order().found()).hasSize(1);
        assertThat(came.order().timeline()).containsOnlyOnce("ORDER_ACCEPTED");
        remera.isAt(CORDOBA, 5, 3);
    }
}
