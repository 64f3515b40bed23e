package io.serai.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a hub runs and what opens its API; the key is taken from the environment, so that no list of processes shows it. */
final class HubOptions {
    private static final String KEY = "SERAI_ACCESS_API_KEY";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--hub",
            paramLabel = "URL",
            description = "Where the hub is. The key of its API is in the environment as " + KEY + ".")
    private URI hub = URI.create("http://localhost:8080");

    private final Map<String, String> environment;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    HubOptions() {
        this(System.getenv());
    }

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
            var body = answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
            if (answer.statusCode() >= 400) {
                throw new RefusedException("the hub answered " + answer.statusCode() + ": "
                        + body.path("detail").asText());
            }
            return body;
        } catch (IOException e) {
            throw new RefusedException("the hub at " + hub + " does not answer: " + e + " → name another with --hub");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("interrupted");
        }
    }
}
