package io.serai.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the hub tells over HTTP. {@code login} is a name and a password with a colon between. */
record Api(int port, String login) {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final int PAGE = 200;
    private static final int PATIENCE_SECONDS = 60;
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Api as(String other) {
        return new Api(port, other);
    }

    boolean isUp() {
        try {
            return status("/actuator/health/readiness") == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    int status(String path) {
        return send(port, path, headers()).statusCode();
    }

    JsonNode get(String path) {
        return get(port, path, headers());
    }

    /** How many rows violate each invariant, over all that there is. */
    Map<String, Long> invariants() {
        var violations = new LinkedHashMap<String, Long>();
        get("/actuator/invariants?full=true")
                .properties()
                .forEach(each -> violations.put(each.getKey(), each.getValue().asLong()));
        return violations;
    }

    /** Every order, as the list has it. */
    List<JsonNode> orders() {
        var orders = new ArrayList<JsonNode>();
        for (int page = 0; ; page++) {
            var answer = get("/api/orders?size=" + PAGE + "&page=" + page);
            answer.path("items").forEach(orders::add);
            if (answer.path("items").size() < PAGE) {
                return orders;
            }
        }
    }

    JsonNode order(String id) {
        return get("/api/orders/" + id);
    }

    private Map<String, String> headers() {
        return login.isEmpty()
                ? Map.of()
                : Map.of(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    /** @throws IllegalStateException if the answer is not 200 */
    static JsonNode get(int port, String path, Map<String, String> headers) {
        var answer = send(port, path, headers);
        // A partner that is asked too often is asked again when it has rested.
        for (int i = 0; answer.statusCode() == 429 && i < PATIENCE_SECONDS; i++) {
            Pause.millis(1_000);
            answer = send(port, path, headers);
        }
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> send(int port, String path, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
        headers.forEach(request::header);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
