package io.serai.demo.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.tools.Dice;
import io.serai.demo.tools.Json;
import io.serai.demo.tools.Numbers;
import io.serai.demo.web.Courier;
import io.serai.demo.web.Faults;
import io.serai.demo.web.PartnerServer;
import io.serai.testing.TestClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StripeApiTest {
    private static final String NEW =
            "amount=10000&currency=ars&capture_method=manual&payment_method=pm_card_visa&confirm=true&metadata[order_id]=7";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestClock clock = new TestClock();
    private final Numbers numbers = new Numbers(clock);
    private final Courier courier = new Courier(clock, Duration.ofSeconds(1));
    private StripeApi api;
    private PartnerServer server;

    @BeforeEach
    void open() {
        open(Faults.none());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        api.close();
        courier.close();
    }

    @Test
    void a_manual_intent_is_authorised_and_captured_once() throws Exception {
        var id = authorised();
        var captured = post("/v1/payment_intents/" + id + "/capture", "amount_to_capture=10000", "k1");
        assertThat(captured.statusCode()).isEqualTo(200);
        assertThat(json(captured).get("status").asText()).isEqualTo("succeeded");
        var again = post("/v1/payment_intents/" + id + "/capture", "", "k2");
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(json(again).at("/error/code").asText()).isEqualTo("payment_intent_unexpected_state");
        assertThat(book(id).get("captured").asLong()).isEqualTo(10000);
    }

    @Test
    void a_part_captured_releases_the_remainder() throws Exception {
        var id = authorised();
        post("/v1/payment_intents/" + id + "/capture", "amount_to_capture=4000", "k1");
        var intent = json(get("/v1/payment_intents/" + id));
        assertThat(intent.get("amount_received").asLong()).isEqualTo(4000);
        assertThat(intent.get("amount_capturable").asLong()).isZero();
    }

    @Test
    void more_than_was_authorised_is_refused() throws Exception {
        var id = authorised();
        var answer = post("/v1/payment_intents/" + id + "/capture", "amount_to_capture=10001", "k1");
        assertThat(json(answer).at("/error/code").asText()).isEqualTo("amount_too_large");
    }

    @Test
    void the_same_key_gets_the_same_answer_and_does_the_work_once() throws Exception {
        var id = authorised();
        var first = post("/v1/refunds", "payment_intent=" + captured(id) + "&amount=1000", "r1");
        var second = post("/v1/refunds", "payment_intent=" + id + "&amount=1000", "r1");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(book(id).get("refunded").asLong()).isEqualTo(1000);
        assertThat(json(get("/v1/refunds?payment_intent=" + id)).get("data")).hasSize(1);
    }

    @Test
    void a_key_is_forgotten_after_a_day_and_the_same_request_is_done_again() throws Exception {
        var id = captured(authorised());
        var refund = "payment_intent=" + id + "&amount=1000&metadata[attempt]=a-1";
        post("/v1/refunds", refund, "r1");
        clock.pass(Duration.ofHours(24).minusSeconds(1));
        server.close();
        open(Faults.none());
        post("/v1/refunds", refund, "r1");
        assertThat(book(id).get("refunded").asLong()).isEqualTo(1000);

        clock.pass(Duration.ofSeconds(1));
        post("/v1/refunds", refund, "r1");

        assertThat(book(id).get("refunded").asLong()).isEqualTo(2000);
        var found = json(get("/v1/refunds?payment_intent=" + id + "&limit=1"));
        assertThat(found.at("/data/0/metadata/attempt").asText()).isEqualTo("a-1");
        assertThat(found.get("has_more").asBoolean()).isTrue();
    }

    @Test
    void the_same_key_with_another_amount_is_refused() throws Exception {
        var id = captured(authorised());
        post("/v1/refunds", "payment_intent=" + id + "&amount=1000", "r1");
        var other = post("/v1/refunds", "payment_intent=" + id + "&amount=2000", "r1");
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(json(other).at("/error/type").asText()).isEqualTo("idempotency_error");
    }

    @Test
    void no_more_is_given_back_than_was_taken() throws Exception {
        var id = captured(authorised());
        post("/v1/refunds", "payment_intent=" + id, "r1");
        var more = post("/v1/refunds", "payment_intent=" + id + "&amount=1", "r2");
        assertThat(json(more).at("/error/code").asText()).isEqualTo("charge_already_refunded");
    }

    @Test
    void a_cancelled_intent_cannot_be_captured() throws Exception {
        var id = authorised();
        assertThat(json(post("/v1/payment_intents/" + id + "/cancel", "", "c"))
                        .get("status")
                        .asText())
                .isEqualTo("canceled");
        assertThat(post("/v1/payment_intents/" + id + "/capture", "", "k").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_declined_card_answers_402() throws Exception {
        var answer = post("/v1/payment_intents", NEW.replace("pm_card_visa", "pm_card_chargeDeclined"), "n");
        assertThat(answer.statusCode()).isEqualTo(402);
        assertThat(json(answer).at("/error/code").asText()).isEqualTo("card_declined");
    }

    @Test
    void without_the_key_nothing_is_told() throws Exception {
        var request = HttpRequest.newBuilder(uri("/book")).header("Authorization", "Bearer wrong");
        assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_book_and_the_keys_outlive_a_restart() throws Exception {
        var id = captured(authorised());
        var before = book(id);
        server.close();
        open(Faults.none());
        assertThat(book(id)).isEqualTo(before);
        assertThat(post("/v1/payment_intents/" + id + "/capture", "", "k-" + id).statusCode())
                .isEqualTo(200);
        assertThat(book(id).get("captures").asInt()).isEqualTo(1);
    }

    @Test
    void a_lost_answer_is_found_by_asking_and_the_work_was_done() throws Exception {
        var id = authorised();
        server.close();
        open(new Faults(new Dice(1), 0, Duration.ZERO, 1));
        assertThatThrownBy(() -> post("/v1/payment_intents/" + id + "/capture", "", "k"))
                .isInstanceOf(IOException.class);
        assertThat(json(get("/v1/payment_intents/" + id)).get("status").asText())
                .isEqualTo("succeeded");
    }

    @Test
    void a_late_answer_runs_into_the_clients_timeout_and_the_work_was_done() throws Exception {
        var id = authorised();
        server.close();
        open(new Faults(new Dice(1), 1, Duration.ofSeconds(30), 0));
        assertThatThrownBy(() -> post("/v1/payment_intents/" + id + "/capture", "", "k"))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(book(id).get("captured").asLong()).isEqualTo(10000);
    }

    private void open(Faults faults) {
        api = new StripeApi(
                folder.resolve("stripe.jsonl"),
                "sk",
                faults,
                new StripeEvents(courier, "whsec", numbers),
                numbers,
                clock);
        server = new PartnerServer(0);
        server.at("/stripe", api);
        server.start();
    }

    private String authorised() throws Exception {
        var intent = json(post("/v1/payment_intents", NEW, "n" + numbers.next()));
        assertThat(intent.get("status").asText()).isEqualTo("requires_capture");
        return intent.get("id").asText();
    }

    private String captured(String id) throws Exception {
        post("/v1/payment_intents/" + id + "/capture", "", "k-" + id);
        return id;
    }

    private JsonNode book(String id) throws Exception {
        for (var intent : json(get("/book")).get("intents")) {
            if (intent.get("id").asText().equals(id)) {
                return intent;
            }
        }
        throw new AssertionError("not in the book: " + id);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer sk")
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form, String key) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer sk")
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .timeout(Duration.ofSeconds(1))
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + "/stripe" + path);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.read(answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
