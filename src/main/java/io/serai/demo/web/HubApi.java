package io.serai.demo.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.tools.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** The hub's own API, as the people of the retailer use it. */
public final class HubApi {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI hub;
    private final String login;

    /**
     * @param hub such as {@code http://127.0.0.1:8080}
     * @param login name and password with a colon between
     */
    public HubApi(URI hub, String login) {
        this.hub = hub;
        this.login = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /** What it answers. @throws IOException if it does not answer with 200 */
    public JsonNode get(String path) throws IOException, InterruptedException {
        var answer = client.send(request(path).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("the hub answered " + answer.statusCode() + " to " + path);
        }
        return Json.read(answer.body());
    }

    /** Tells it something, once for each key. */
    public void post(String path, String key, JsonNode body) throws IOException, InterruptedException {
        var request = request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(Json.bytes(body)));
        client.send(request.build(), BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(hub.resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", login);
    }
}
