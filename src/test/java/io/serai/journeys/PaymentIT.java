package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.web.Answer;
import io.serai.demo.web.Signatures;
import io.serai.log.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The far end does the work, and its answer is lost: nobody knows, so it is asked and never done twice. */
class PaymentIT extends Journey {
    @Autowired
    private ConfigurableEnvironment environment;

    @Test
    void a_capture_whose_answer_was_lost_is_asked_about_and_captured_once() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(CORDOBA).makesReady(order);
        var capture = "/v1/payment_intents/" + bought.intent() + "/capture";
        Stage.SET.stripe.losesTheAnswerTo("POST", capture);

        world.carrier("andes").leaves();

        order.reaches("SHIPPED").paymentIs("CAPTURED");
        assertThat(Books.intent(bought.intent()).path("captures").asInt()).isEqualTo(1);
        assertThat(Stage.SET.stripe.calls("POST", capture))
                .as("asked, not repeated")
                .hasSize(1);
        assertThat(Stage.SET.stripe.calls("GET", "/v1/payment_intents/" + bought.intent()))
                .as("verified before, asked after; a question may be put again")
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(order.timeline()).containsOnlyOnce("PAYMENT_CAPTURED");
        assertThat(order.calls()).containsOnlyOnce("CAPTURE DONE");
    }

    @Test
    void what_the_shop_gives_back_of_a_payment_is_asked_for_and_booked_and_the_order_goes_on() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        Books.captures(bought.intent());
        Books.givesBack(bought.intent(), 100_000);
        var begun = bought.changed(1, order -> refunds(order, "1000.00"));

        begun.arrives();

        var order = bought.order().reaches("ALLOCATED").paymentIs("CAPTURED");
        soon(() -> assertThat(order.payment().path("refunded").asText()).isEqualTo("1000.00"));
        assertThat(order.payment().path("captured").asText())
                .isEqualTo(bought.json().path("total_price").asText());
        Books.givesBack(bought.intent(), 50_050);
        bought.changed(2, each -> refunds(each, "1500.50")).arrives().isDone();
        soon(() -> assertThat(order.payment().path("refunded").asText()).isEqualTo("1500.50"));
        assertThat(order.state()).isEqualTo("ALLOCATED");
        assertThat(order.timeline()).filteredOn("PAYMENT_REFUNDED"::equals).hasSize(2);
        assertThat(world.jdbc()
                        .queryForObject(
                                "select sum(captured - refunded) from payment where order_id = ?::uuid",
                                Long.class,
                                order.id()))
                .as("what is left is what the provider has")
                .isEqualTo(Books.intent(bought.intent()).path("captured").asLong() - 150_050);

        order.cancel();

        order.paymentIs("REFUNDED");
        assertThat(Books.intent(bought.intent()).path("refunded").asLong())
                .isEqualTo(Books.intent(bought.intent()).path("captured").asLong());
    }

    private static void refunds(ObjectNode order, String amount) {
        order.put("financial_status", "partially_refunded");
        var refund = order.putArray("refunds").addObject();
        refund.putArray("refund_line_items");
        refund.putArray("transactions")
                .addObject()
                .put("kind", "refund")
                .put("status", "success")
                .put("gateway", "stripe")
                .put("amount", amount)
                .put("parent_id", 1);
    }

    @Test
    void a_void_whose_answer_was_lost_is_asked_about() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        var cancel = "/v1/payment_intents/" + bought.intent() + "/cancel";
        Stage.SET.stripe.losesTheAnswerTo("POST", cancel);

        order.cancel();

        order.paymentIs("VOIDED");
        assertThat(Stage.SET.stripe.calls("POST", cancel)).hasSize(1);
    }

    @Test
    void a_refund_whose_answer_was_lost_is_asked_about_and_given_once() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        Books.captures(bought.intent());
        bought.arrives();
        var order = bought.order().paymentIs("CAPTURED");
        Stage.SET.stripe.losesTheAnswerTo("POST", "/v1/refunds");

        order.cancel();

        order.paymentIs("REFUNDED");
        var book = Books.intent(bought.intent());
        assertThat(book.path("refunded").asLong())
                .isEqualTo(book.path("captured").asLong());
        assertThat(order.timeline()).containsOnlyOnce("PAYMENT_REFUNDED");
    }

    @Test
    void a_payment_that_its_provider_does_not_know_never_ships() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop()
                .order()
                .of(2, remera)
                .bought()
                .changed(1, order -> CancellationIT.paidWith(order, "pi_nobody"));
        bought.arrives();

        bought.order().reaches("AWAITING_PAYMENT").paymentIs("REFUSED");
        remera.isAt(CORDOBA, 5, 0);
    }

    @Test
    void a_wrong_key_refuses_no_payment_and_the_order_goes_on_when_it_is_right() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(2, remera).bought();
        var question = "/v1/payment_intents/" + bought.intent();
        Stage.SET.stripe.answersInstead("GET", question, Answer.of(401));

        bought.arrives();

        bought.order().reaches("ALLOCATED").paymentIs("AUTHORISED");
        assertThat(Stage.SET.stripe.calls("GET", question)).hasSize(2);
    }

    @Test
    void an_order_that_a_gift_card_pays_for_is_fetched_with_its_transactions() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop()
                .order()
                .of(1, remera)
                .bought()
                .changed(1, order -> order.withArray("payment_gateway_names").add("gift_card"));
        bought.arrives();

        bought.order().reaches("ALLOCATED");
        var path = Stage.SHOP_ADMIN + "/orders/" + bought.order().reference() + "/transactions.json";
        assertThat(Stage.SET.shopApi.calls("GET", path)).hasSize(1);
    }

    @Test
    void where_the_api_is_not_connected_such_an_order_waits_with_the_missing_setting_until_it_is() throws Exception {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop()
                .order()
                .of(1, remera)
                .bought()
                .changed(1, order -> order.withArray("payment_gateway_names").add("gift_card"));
        var body = Json.write(bought.json()).getBytes(StandardCharsets.UTF_8);
        var reply = world.hub().send("POST", "/channels/shop-abroad/orders", Map.of("X-Api-Key", Stage.GATE), body);

        var kept = world.receipt(reply);
        assertThat(kept.outcomes()).containsExactly("PARKED SER-0117");
        var parked = kept.parked();
        assertThat(parked.view().path("problems").toString()).contains("serai.channels.shop-abroad.url");
        assertThat(parked.replayed().status()).as("it is not set yet").isEqualTo(409);
        var set = new MapPropertySource("connected", Map.of("serai.runtime.missing.shop-abroad", ""));
        environment.getPropertySources().addFirst(set);
        try {
            connect(Map.of(
                    "url", Stage.SET.here("/shopify"), "headers", "X-Shopify-Access-Token: {shop-abroad-token}"));
            assertThat(parked.replayed().status()).isEqualTo(202);
            var order = new PlacedOrder("shop-abroad", bought.order().reference(), world).reaches("ALLOCATED");
            assertThat(order.found()).hasSize(1);
        } finally {
            environment.getPropertySources().remove("connected");
        }
    }

    @Test
    void where_its_route_file_is_wrong_such_an_order_waits_with_what_is_wrong_with_it() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop()
                .order()
                .of(1, remera)
                .bought()
                .changed(1, order -> order.withArray("payment_gateway_names").add("gift_card"));
        var body = Json.write(bought.json()).getBytes(StandardCharsets.UTF_8);
        var wrong = "routes/channels/shop-abroad.camel.yaml:4: there is no template far-got → use one of [far-get]";
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("wrong", Map.of("serai.runtime.broken.shop-abroad", wrong)));
        try {
            var reply = world.hub().send("POST", "/channels/shop-abroad/orders", Map.of("X-Api-Key", Stage.GATE), body);

            var kept = world.receipt(reply);
            assertThat(kept.outcomes()).containsExactly("PARKED SER-0443");
            assertThat(kept.parked().view().path("problems").toString()).contains(wrong);
        } finally {
            environment.getPropertySources().remove("wrong");
        }
    }

    /** What the file of routes has, which is loaded at a start. */
    private void connect(Map<String, Object> api) throws Exception {
        var parameters = new HashMap<>(api);
        parameters.put("partner", "shop-abroad");
        camel.addRouteFromTemplate("shop-abroad.get", "far-get", parameters);
        var order = Stage.SHOP_ADMIN + "/orders/{reference}";
        camel.addRouteFromTemplate(
                "shop-abroad.fetch",
                "orders-fetch",
                Map.of(
                        "partner",
                        "shop-abroad",
                        "parts",
                        "order=" + order + ".json#/order transactions=" + order
                                + "/transactions.json?in_shop_currency=true#/transactions"));
    }

    @Test
    void a_fulfilment_of_which_the_shops_answer_was_lost_is_told_once() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(1, remera).bought();
        bought.arrives();
        var order = bought.order().reaches("ALLOCATED");
        world.warehouse(CORDOBA).makesReady(order);
        Stage.SET.shopApi.losesTheAnswerTo("POST", Stage.SHOP_ADMIN + "/fulfillments.json");

        world.carrier("andes").leaves();

        soon(() -> assertThat(order.timeline()).contains("CHANNEL_TOLD"));
        assertThat(Books.shopFulfilments(order.reference())).hasSize(1);
    }

    @Test
    void an_event_of_the_provider_is_a_hint_and_an_unknown_one_has_no_effect() {
        var body = Json.write(Map.of(
                        "id",
                        "evt_1",
                        "type",
                        "payment_intent.succeeded",
                        "data",
                        Map.of("object", Map.of("id", "pi_unheard_of"))))
                .getBytes(StandardCharsets.UTF_8);

        var reply = world.hub()
                .send(
                        "POST",
                        "/payments/stripe/events",
                        Map.of("Stripe-Signature", Signatures.stripe(Stage.STRIPE_EVENTS, Instant.now(), body)),
                        body);

        assertThat(reply.status()).isEqualTo(202);
        assertThat(world.receipt(reply).outcomes()).containsExactly("IGNORED unknown-payment");
    }
}
