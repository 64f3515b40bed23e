package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes out of the mail component, when a mail server answers so. */
class MailRefusalTest {
    private static final String ANA = "ana@example.com";
    private static final DefaultCamelContext CAMEL = new DefaultCamelContext();

    @BeforeAll
    static void start() {
        CAMEL.start();
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 no such user, true",
        "RCPT, 501 5.1.3 bad address, true",
        "RCPT, 450 4.2.0 greylisted, false",
        "RCPT, 452 4.5.3 too many, false",
        "RCPT, 552 5.2.2 mailbox full, false",
        "RCPT, 530 5.7.0 log in first, false",
        "RCPT, 554 5.7.1 relay access denied, false",
        "RCPT, 553 5.7.1 that sender is not yours, false",
        "RCPT, 554 relay access denied, false",
        "END, 554 5.6.0 that is no mail, true",
        "END, 554 5.7.1 your host is listed, false",
        "END, 451 4.3.0 try later, false",
        "MAIL, 550 5.7.1 who are you, false",
        "HELO, 421 4.3.2 busy, false"
    })
    void what_a_server_refuses_for_good_is_told_from_what_it_does_not_take_now(
            String at, String answer, boolean forGood) throws IOException {
        try (var server = new Smtp(at, answer)) {
            var fault = fault(server.port(), ANA);

            assertThat(MailRefusal.isForGood(fault, ANA)).as(fault.toString()).isEqualTo(forGood);
        }
    }

    @ParameterizedTest
    @CsvSource({"not an address", "@", "'ana@@example.com'", "' '"})
    void what_is_no_address_is_never_sent(String to) throws IOException {
        try (var server = new Smtp("none", "")) {
            var fault = fault(server.port(), to);

            assertThat(MailRefusal.isForGood(fault, to)).as(fault.toString()).isTrue();
        }
    }

    @Test
    void a_server_that_is_away_has_refused_nothing() throws IOException {
        int port;
        try (var server = new Smtp("none", "")) {
            port = server.port();
        }

        assertThat(MailRefusal.isForGood(fault(port, ANA), ANA)).isFalse();
    }

    private static Throwable fault(int port, String to) {
        var sent = CAMEL.createProducerTemplate()
                .request("smtp://127.0.0.1:" + port + "?from=shop@example.com&connectionTimeout=5000", exchange -> {
                    exchange.getMessage().setHeaders(new java.util.HashMap<>(Map.of("To", to, "Subject", "a")));
                    exchange.getMessage().setBody("a");
                });
        return Objects.requireNonNull(sent.getException(), "it was taken");
    }

    /** A mail server that takes every mail, but for one step. */
    private static final class Smtp implements AutoCloseable {
        private final ServerSocket socket;
        private final String refusedAt;
        private final String answer;

        Smtp(String refusedAt, String answer) throws IOException {
            this.refusedAt = refusedAt;
            this.answer = answer;
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            var thread = new Thread(this::serve, "smtp");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (var client = socket.accept()) {
                    talk(client);
                } catch (IOException gone) {
                    // The next one.
                }
            }
        }

        private void talk(Socket client) throws IOException {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            var out = client.getOutputStream();
            var writer = new java.io.OutputStreamWriter(out, StandardCharsets.US_ASCII);
            say(writer, "220 here");
            boolean data = false;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (data && !line.equals(".")) {
                    continue;
                }
                var verb = data
                        ? "END"
                        : line.split(" ", 2)[0].toUpperCase(Locale.ROOT).replace("EHLO", "HELO");
                data = verb.equals("DATA");
                say(writer, verb.equals(refusedAt) ? answer : data ? "354 go on" : "250 ok");
            }
        }

        private static void say(Writer out, String line) throws IOException {
            out.write(line + "\r\n");
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
