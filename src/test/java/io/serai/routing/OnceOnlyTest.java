package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The HTTP component of Camel with our client, against a far end that does what it likes. */
@Timeout(60)
class OnceOnlyTest {
    private static final int LIMIT = 100_000;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpServer server;

    OnceOnlyTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        camel.getRegistry().bind("onceOnly", new OnceOnly(LIMIT));
        camel.start();
        server.setExecutor(workers);
        server.createContext("/fits", exchange -> answer(exchange, LIMIT));
        server.createContext("/longer", exchange -> answer(exchange, LIMIT + 1));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/fits");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            endless(exchange.getResponseBody());
        });
        server.createContext("/bomb", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            endless(new GZIPOutputStream(exchange.getResponseBody()));
        });
        server.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        server.stop(0);
        workers.shutdownNow();
    }

    @Test
    void an_answer_of_the_longest_length_is_read() {
        var answer = ask("/fits");

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(byte[].class)).hasSize(LIMIT);
    }

    @Test
    void one_that_is_a_byte_longer_is_a_fault() {
        assertThat(ask("/longer").getException())
                .isInstanceOf(OnceOnly.AnswerTooLongException.class)
                .hasMessageContaining("100000");
    }

    @Test
    void one_without_an_end_is_read_no_further_and_its_connection_is_closed() throws Exception {
        assertThat(ask("/endless").getException()).isInstanceOf(OnceOnly.AnswerTooLongException.class);

        assertThat(hungUp.await(30, TimeUnit.SECONDS)).as("the far end is told").isTrue();
        assertThat(ask("/fits").getException()).isNull();
    }

    @Test
    void a_packed_one_is_measured_unpacked() {
        assertThat(ask("/bomb").getException()).isInstanceOf(OnceOnly.AnswerTooLongException.class);
    }

    @Test
    void nobody_is_followed_elsewhere() {
        assertThat(ask("/moved").getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))
                .isEqualTo(302);
    }

    private Exchange ask(String path) {
        return camel.createProducerTemplate()
                .request(
                        "http://127.0.0.1:" + server.getAddress().getPort() + path
                                + "?throwExceptionOnFailure=false&httpClientConfigurer=#onceOnly&responseTimeout=10000",
                        exchange -> exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "GET"));
    }

    private static void answer(HttpExchange exchange, int length) throws IOException {
        exchange.sendResponseHeaders(200, length);
        try (var body = exchange.getResponseBody()) {
            body.write(new byte[length]);
        }
    }

    private void endless(OutputStream body) {
        try {
            while (true) {
                body.write(new byte[8_192]);
            }
        } catch (IOException gone) {
            hungUp.countDown();
        }
    }
}
