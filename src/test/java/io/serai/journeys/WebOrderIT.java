package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WebOrderIT extends Journey {
    @Test
    void a_web_order_that_its_provider_vouches_for_is_delivered_and_everybody_hears_of_it_once() throws Exception {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).to("5000", "Córdoba").bought();
        assertThat(bought.arrives().outcomes()).containsExactly("CREATED");
        var order = bought.order().reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 2));
        remera.isAt(CORDOBA, 5, 2);
        assertThat(order.payment().path("state").asText()).isEqualTo("AUTHORISED");

        world.warehouse(CORDOBA).picks(order).packs(order);
        assertThat(order.state()).isEqualTo("FULFILLING");
        assertThat(Books.intent(bought.intent()).path("captures").asInt()).isZero();
        var andes = world.carrier("andes").leaves();
        var sscc = order.reaches("SHIPPED").parcels("andes").get(0);
        remera.isAt(CORDOBA, 3, 0);

        assertThat(andes.manifest("manifests", sscc)).contains("sscc");
        assertThat(andes.manifest("edi/in", sscc)).startsWith("ISA").contains("*856*");
        andes.readsManifests();
        andes.delivers(order);

        order.reaches("DELIVERED").paymentIs("CAPTURED");
        assertThat(order.way())
                .containsExactly("RECEIVED", "AWAITING_PAYMENT", "ALLOCATED", "FULFILLING", "SHIPPED", "DELIVERED");
        assertThat(order.timeline())
                .startsWith("ORDER_ACCEPTED", "PAYMENT_AWAITED", "PAYMENT_AUTHORISED", "ORDER_ALLOCATED")
                .contains("PICK_DONE", "PARCEL_PACKED", "FULFILMENT_SHIPPED", "ORDER_SHIPPED", "PARCEL_TRACKED")
                .containsOnlyOnce("PAYMENT_CAPTURED", "CHANNEL_TOLD", "ORDER_DELIVERED");
        capturedOnce(bought);
        theShopIsToldOnce(order, sscc);
        theCustomerIsTold(order);
        theCarrierAccepts(sscc);
        theTrackingPageShowsIt(order, sscc);
    }

    private static void capturedOnce(WebShop.Bought bought) {
        var intent = Books.intent(bought.intent());
        assertThat(intent.path("captures").asInt()).isEqualTo(1);
        assertThat(intent.path("captured").asLong())
                .isEqualTo(intent.path("amount").asLong());
        assertThat(Stage.SET.stripe.calls("POST", "/v1/payment_intents/" + bought.intent() + "/capture"))
                .hasSize(1);
    }

    private static void theShopIsToldOnce(PlacedOrder order, String sscc) {
        soon(() -> assertThat(Books.shopFulfilments(order.reference())).hasSize(1));
        assertThat(Books.shopFulfilments(order.reference()).toString()).contains(sscc);
    }

    private void theCustomerIsTold(PlacedOrder order) {
        soon(() -> assertThat(Books.erpMessages(order.reference()))
                .hasSize(4)
                .anySatisfy(message -> assertThat(message).contains("order.received"))
                .anySatisfy(message -> assertThat(message).contains("order.confirmed"))
                .anySatisfy(message -> assertThat(message).contains("order.shipped"))
                .anySatisfy(message -> assertThat(message).contains("order.delivered")));
        var mail = order.view().at("/customer/email").asText();
        soon(() -> assertThat(Books.mailsTo(mail)).hasSize(4));
        assertThat(Books.mailsTo(mail))
                .allSatisfy(text -> assertThat(text).contains("Message-ID: <", "multipart/alternative"));
    }

    /** Our 856 is answered with its 997, and their 214 with ours. */
    private void theCarrierAccepts(String sscc) {
        soon(() -> assertThat(world.jdbc()
                        .queryForObject(
                                "select m.answered from manifest m join manifest_line l on l.manifest_id = m.id"
                                        + " join parcel p on p.id = l.parcel_id where p.sscc = ?",
                                String.class,
                                sscc))
                .isEqualTo("ACCEPTED"));
        soon(() -> assertThat(world.carrier("andes").files("acks/in"))
                .anySatisfy(text -> assertThat(text).contains("*997*", "AK1*QM*")));
    }

    private void theTrackingPageShowsIt(PlacedOrder order, String sscc) {
        var url = order.view().path("trackingUrl").asText();
        var page = world.hub().send("GET", url.substring(url.indexOf("/track/")), Map.of(), new byte[0]);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(sscc).doesNotContain("Lucía Fernández");
    }
}
