package io.serai.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.log.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Calls as a hostile sender makes them: any header, also twice, any bytes. A call that takes longer than it may fails the test. */
final class Wire {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;

    Wire(int port) {
        this.port = port;
    }

    /** A header; the same name may come again. */
    record Header(String name, String value) {}

    /** What came back. */
    record Answer(int status, String body, HttpResponse<String> whole) {
        JsonNode json() {
            return Json.parse(body);
        }

        String receipt() {
            assertThat(status).as(whole + " " + whole.headers() + body).isEqualTo(202);
            return json().path("receipt").asText();
        }

        /** A refusal of this status, in the one shape of errors. */
        Answer refuses(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            return isProblem();
        }

        /** Some refusal, in the one shape of errors. */
        Answer isProblem() {
            assertThat(status).as(body).isBetween(400, 499);
            assertThat(whole.headers().firstValue("Content-Type").orElse(""))
                    .as(body)
                    .startsWith("application/problem+json");
            assertThat(json().path("status").asInt()).isEqualTo(status);
            assertThat(json().path("type").asText()).isNotBlank();
            return this;
        }
    }

    Answer post(String path, List<Header> headers, byte[] body) {
        return send("POST", path, headers, BodyPublishers.ofByteArray(body));
    }

    Answer get(String path, List<Header> headers) {
        return send("GET", path, headers, BodyPublishers.noBody());
    }

    Answer send(String method, String path, List<Header> headers, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(LONGEST)
                .method(method, body);
        headers.forEach(header -> request.header(header.name(), header.value()));
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The first line of what comes back to these very bytes. */
    String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) LONGEST.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var answer = new String(socket.getInputStream().readNBytes(200), StandardCharsets.ISO_8859_1);
            return answer.lines().findFirst().orElse("");
        }
    }
}
