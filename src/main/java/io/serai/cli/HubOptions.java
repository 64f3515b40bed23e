package io.serai.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a hub runs and what opens its API; the key is taken from the environment, so that no list of processes shows it. */
final class HubOptions {
    private static final String KEY = "SERAI_ACCESS_API_KEY";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ERROR = 400;
    private static final long GLANCE_MILLIS = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--hub",
            paramLabel = "URL",
            description = "Where the hub is. The key of its API is in the environment as " + KEY + ".")
    private URI hub = URI.create("http://localhost:8080");

    private final Map<String, String> environment;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    HubOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The hub cannot be asked, or refuses; the message has the cure. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /**
     * Asks again and again until it is done; Ctrl-C ends only the watching.
     *
     * @param glance is shown each answer that differs from the one before
     */
    JsonNode watch(String path, Predicate<JsonNode> done, Consumer<JsonNode> glance)
            throws RefusedException, InterruptedException {
        var now = get(path);
        glance.accept(now);
        while (!done.test(now)) {
            Thread.sleep(GLANCE_MILLIS);
            var next = get(path);
            if (!next.equals(now)) {
                glance.accept(next);
            }
            now = next;
        }
        return now;
    }

    /** A name that somebody typed, as a part of a path. */
    static String part(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    JsonNode get(String path) throws RefusedException {
        return ask("GET", path, null);
    }

    JsonNode post(String path, String json) throws RefusedException {
        return ask("POST", path, json);
    }

    private JsonNode ask(String method, String path, @Nullable String json) throws RefusedException {
        var key = Optional.ofNullable(environment.get(KEY))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new RefusedException(
                        "the key of the hub's API is missing → set " + KEY + " in the environment"));
        var request = HttpRequest.newBuilder(hub.resolve(path))
                .timeout(PATIENCE)
                .header("X-Api-Key", key)
                .header("Content-Type", "application/json")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            return answered(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new RefusedException("the hub at " + hub + " does not answer: " + e + " → name another with --hub");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("interrupted");
        }
    }

    private JsonNode answered(int status, String text) throws RefusedException {
        JsonNode body;
        try {
            body = text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new RefusedException("what answers at " + hub + " is no API of a hub: " + status
                    + " and a page → look at --hub and at what was typed");
        }
        if (status >= ERROR) {
            throw new RefusedException(
                    "the hub answered " + status + ": " + body.path("detail").asText());
        }
        return body;
    }
}
