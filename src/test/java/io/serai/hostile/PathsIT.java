package io.serai.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.journeys.HubAtHand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Addresses, parameters and whole requests that mean harm. */
class PathsIT extends HubAtHand {
    private static final String LONG = "a".repeat(5_000);

    @Test
    void a_partners_name_that_leads_elsewhere_is_nobody() {
        for (var name :
                List.of("..", "shopify..", "%2e%2e", "shopify%20", "SHOPIFY", "*", "%2a", "pampa", "%C0%AF", LONG)) {
            try {
                var answer = new Wire(port).post("/channels/" + name + "/orders", List.of(), new byte[0]);
                assertThat(answer.status()).as(name + answer.body()).isBetween(400, 499);
            } catch (UncheckedIOException hungUp) {
                // So it may: the connection was closed behind the refusal before.
            }
        }
    }

    @Test
    void a_parameter_that_means_harm_is_refused_with_a_problem() {
        for (var query : List.of(
                "/api/orders?status=%00",
                "/api/orders?%00=x",
                "/api/orders?page=99999999999999999999",
                "/api/orders?createdAfter=%2B999999999-12-31T23%3A59%3A59Z",
                "/api/orders/%F0%28%8C%28",
                "/api/orders/" + LONG,
                "/api/exceptions/" + "0".repeat(36),
                "/api/receipts/%27%20or%201%3D1")) {
            var answer = new Wire(port).get(query, Sender.key(API_KEY));
            assertThat(answer.status()).as(query + answer.body()).isBetween(400, 499);
            // What the web server itself cannot read it refuses with a page of its own.
            if (answer.body().startsWith("{")) {
                answer.isProblem();
            }
        }
        for (var query : List.of(
                "/api/orders?status=%27%3B%20drop%20table%20orders%3B--",
                "/api/orders?reference=%25&channel=" + LONG,
                "/api/orders?page=2147483647&size=2147483647",
                "/api/orders?page=-1&size=-1",
                "/api/stock?sku=%F0%9F%98%80&location=%C3%28",
                "/api/exceptions?state=%EF%BF%BD&partner=a%0d%0ab&code=%7B%7Bx%7D%7D")) {
            assertThat(new Wire(port).get(query, Sender.key(API_KEY)).status())
                    .as(query)
                    .isLessThan(500);
        }
    }

    @Test
    void who_has_not_logged_in_is_told_so_with_a_problem() {
        for (var path : List.of("/api/orders", "/api/nothing", "/actuator/metrics", "/api/orders?status=x")) {
            var answer = new Wire(port).get(path, List.of()).refuses(401);
            assertThat(answer.whole().headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(how -> assertThat(how).startsWith("Basic"));
            new Wire(port)
                    .get(path, List.of(new Wire.Header("Authorization", "Basic bm9ib2R5Ondyb25n")))
                    .refuses(401);
            new Wire(port)
                    .get(path, List.of(new Wire.Header("Authorization", "Basic \u0080\u0081=")))
                    .refuses(401);
        }
    }

    @Test
    void a_request_that_is_none_is_refused_and_the_next_is_served() throws IOException {
        for (var request : List.of(
                "GET / HTTP/1.1\r\n\r\n",
                "GET /channels/../api/orders HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /channels/..;/api/orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET //api//orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/orders%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/orders%2f..%2f HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/orders\\..\\ HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/orders?{}<> HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /api/stock HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /api/stock HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "POST /api/stock HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "GET /api/orders HTTP/1.1\r\nHost: x\r\nA: " + "b".repeat(70_000) + "\r\n\r\n",
                "GET /" + "a".repeat(70_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
                "\0\0\0\0\r\n\r\n")) {
            var line = new Wire(port).raw(request);
            assertThat(line)
                    .as(request.substring(0, Math.min(60, request.length())))
                    .matches("HTTP/1\\.[01] [34]\\d\\d.*|");
        }
        takesAGoodOrder();
    }
}
