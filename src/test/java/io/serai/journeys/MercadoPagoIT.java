package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.web.Signatures;
import io.serai.log.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Orders that are paid by Mercado Pago: a notification is a hint, the payment itself is asked, and each change is made once. */
class MercadoPagoIT extends Journey {
    private static final Http PROVIDER = new Http(Stage.SET.here("/mercadopago"));
    private static final String DOOR = "/payments/mercadopago/events";

    @Test
    void what_is_held_is_captured_once_with_the_first_parcel_though_the_answer_is_lost() {
        var payment = pays("29000.50", false);
        var order = order(payment, "29000.50").reaches("ALLOCATED").paymentIs("AUTHORISED");
        Stage.SET.mercadopago.losesTheAnswerTo("PUT", "/v1/payments/" + payment);

        world.warehouse(CORDOBA).makesReady(order);
        world.carrier("andes").leaves();

        order.reaches("SHIPPED").paymentIs("CAPTURED");
        assertThat(book(payment).path("captures").asInt()).isEqualTo(1);
        assertThat(book(payment).path("transaction_amount").decimalValue()).isEqualByComparingTo("29000.50");
        assertThat(Stage.SET.mercadopago.calls("PUT", "/v1/payments/" + payment))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.header("X-Idempotency-Key")).isNotEmpty();
                    assertThat(call.json().path("capture").asBoolean()).isTrue();
                });
        assertThat(order.timeline()).containsOnlyOnce("PAYMENT_CAPTURED");
    }

    @Test
    void what_is_held_for_a_cancelled_order_is_let_go_and_what_was_taken_is_given_back_once() {
        var held = pays("29000.50", false);
        var first = order(held, "29000.50").reaches("ALLOCATED").paymentIs("AUTHORISED");
        assertThat(first.cancel().status()).isEqualTo(200);
        first.paymentIs("VOIDED");
        assertThat(book(held).path("status").asText()).isEqualTo("cancelled");

        var taken = pays("29000.50", true);
        var second = order(taken, "29000.50").paymentIs("CAPTURED");
        Stage.SET.mercadopago.losesTheAnswerTo("POST", "/v1/payments/" + taken + "/refunds");
        assertThat(second.cancel().status()).isEqualTo(200);

        second.paymentIs("REFUNDED");
        assertThat(book(taken).path("refunds").asInt()).isEqualTo(1);
        assertThat(book(taken).path("transaction_amount_refunded").decimalValue())
                .isEqualByComparingTo("29000.50");
    }

    @Test
    void a_payment_of_less_than_the_order_costs_never_ships() {
        order(pays("29000.49", false), "29000.50").reaches("AWAITING_PAYMENT").paymentIs("REFUSED");
    }

    @Test
    void a_notification_is_taken_if_what_it_is_about_is_signed_and_has_no_effect_by_itself() {
        var payment = pays("29000.50", false);
        var body = "{\"type\":\"payment\",\"action\":\"payment.updated\",\"data\":{\"id\":\"" + payment + "\"}}";

        assertThat(notified(payment, payment, body, Instant.now()).status()).isEqualTo(200);
        assertThat(notified(payment, "1", body, Instant.now()).status())
                .as("another id is signed")
                .isEqualTo(401);
        assertThat(notified("1", "1", body, Instant.now()).status())
                .as("the body is about another")
                .isEqualTo(401);
        assertThat(notified(payment, payment, body, Instant.now().minusSeconds(3600))
                        .status())
                .as("an old one")
                .isEqualTo(401);
        var taken = notified(payment, payment, body.replace("updated", "created"), Instant.now());
        assertThat(world.receipt(taken).outcomes()).containsExactly("IGNORED unknown-payment");
    }

    private Http.Reply notified(String inQuery, String signed, String body, Instant at) {
        return world.hub()
                .send(
                        "POST",
                        DOOR + "?data.id=" + inQuery + "&type=payment",
                        Map.of(
                                "x-request-id",
                                "r-1",
                                "x-signature",
                                Signatures.mercadopago(Stage.MERCADOPAGO, signed, "r-1", at)),
                        body.getBytes(StandardCharsets.UTF_8));
    }

    private static String pays(String amount, boolean captured) {
        var wish = "{\"transaction_amount\": " + amount + ", \"currency_id\": \"ARS\", \"capture\": " + captured + "}";
        var made = PROVIDER.send(
                "POST",
                "/v1/payments",
                Map.of(
                        "Authorization",
                        "Bearer " + Stage.MERCADOPAGO_TOKEN,
                        "X-Idempotency-Key",
                        UUID.randomUUID().toString()),
                wish.getBytes(StandardCharsets.UTF_8));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    private static JsonNode book(String payment) {
        var all = PROVIDER.send(
                "GET", "/book", Map.of("Authorization", "Bearer " + Stage.MERCADOPAGO_TOKEN), new byte[0]);
        for (var each : all.json().path("payments")) {
            if (each.path("id").asText().equals(payment)) {
                return each;
            }
        }
        throw new IllegalArgumentException("the provider knows no " + payment);
    }

    private PlacedOrder order(String payment, String total) {
        var remera = world.ware().lies(5, CORDOBA);
        var reference = "M-" + payment;
        var order = Map.of(
                "kind",
                "order",
                "reference",
                reference,
                "revision",
                1,
                "placedAt",
                Instant.now().toString(),
                "taxIncluded",
                true,
                "fulfilment",
                Map.of("mode", "ship"),
                "shipTo",
                Map.of(
                        "name",
                        "Ana Paz",
                        "street",
                        List.of("Colón 1"),
                        "city",
                        "Córdoba",
                        "province",
                        "Córdoba",
                        "postcode",
                        "5000",
                        "country",
                        "AR"),
                "lines",
                List.of(Map.of("id", "1", "sku", remera.sku(), "quantity", 1, "unitPrice", total)),
                "total",
                total,
                "payments",
                List.of(Map.of(
                        "provider", "mercadopago", "reference", payment, "amount", total, "status", "authorised")));
        var taken = world.hub()
                .send(
                        "POST",
                        "/channels/mostrador/orders",
                        Map.of("X-Api-Key", Stage.GATE, "Content-Type", "application/json"),
                        Json.write(order).getBytes(StandardCharsets.UTF_8));
        assertThat(world.receipt(taken).outcomes()).as(taken.body()).containsExactly("CREATED");
        var placed = new PlacedOrder("mostrador", reference, world);
        soon(() -> assertThat(placed.calls()).anyMatch(call -> call.startsWith("VERIFY ")));
        return placed;
    }
}
