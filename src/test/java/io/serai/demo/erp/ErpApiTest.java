package io.serai.demo.erp;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.web.Caller;
import io.serai.demo.web.Faults;
import io.serai.demo.web.Signatures;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErpApiTest {
    private static final String SECRET = "whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ=";
    private static final String BODY = "{\"type\":\"order.shipped\"}";

    @TempDir
    Path folder;

    @Test
    void a_signed_message_is_taken_and_its_repetition_is_counted() throws Exception {
        try (var api = open();
                var caller = new Caller("/erp", api)) {
            assertThat(send(caller, "msg_1", now(), BODY)).isEqualTo(204);
            assertThat(send(caller, "msg_1", now(), BODY)).isEqualTo(204);
            var messages = Caller.json(caller.get("/book")).get("messages");
            assertThat(messages).hasSize(1);
            assertThat(messages.get(0).get("times").asInt()).isEqualTo(2);
        }
        try (var api = open();
                var caller = new Caller("/erp", api)) {
            assertThat(Caller.json(caller.get("/book")).at("/messages/0/times").asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void one_byte_flipped_is_refused() throws Exception {
        try (var api = open();
                var caller = new Caller("/erp", api)) {
            var signature = Signatures.standard(SECRET, "m", now(), BODY.getBytes(StandardCharsets.UTF_8));
            var answer = caller.post(
                    "/webhook",
                    BODY.replace("shipped", "skipped"),
                    "webhook-id",
                    "m",
                    "webhook-timestamp",
                    now(),
                    "webhook-signature",
                    signature);
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void an_old_message_is_refused() throws Exception {
        try (var api = open();
                var caller = new Caller("/erp", api)) {
            var old = Long.toString(Instant.now().minusSeconds(600).getEpochSecond());
            assertThat(send(caller, "m", old, BODY)).isEqualTo(401);
            assertThat(send(caller, "m", "yesterday", BODY)).isEqualTo(401);
        }
    }

    private ErpApi open() {
        return new ErpApi(folder.resolve("erp.jsonl"), SECRET, Faults.none(), Clock.systemUTC());
    }

    private static int send(Caller caller, String id, String timestamp, String body) throws Exception {
        var signature = Signatures.standard(SECRET, id, timestamp, body.getBytes(StandardCharsets.UTF_8));
        return caller.post(
                        "/webhook",
                        body,
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        timestamp,
                        "webhook-signature",
                        "v1,b2xk " + signature)
                .statusCode();
    }

    private static String now() {
        return Long.toString(Instant.now().getEpochSecond());
    }
}
