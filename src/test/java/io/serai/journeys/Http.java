package io.serai.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.log.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls over HTTP as anybody outside makes them. */
final class Http {
    static final String USER = "ana";
    static final String PASSWORD = "ana-knows-it-all";
    static final String API_KEY = "a-key-of-32-characters-and-more-0";
    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    Http(String base) {
        this.base = base;
    }

    String base() {
        return base;
    }

    /** An answer: its status, text and headers. */
    record Reply(int status, String body, HttpResponse<String> whole) {
        JsonNode json() {
            return Json.parse(body);
        }

        String type() {
            return whole.headers().firstValue("Content-Type").orElse("");
        }
    }

    /** As a program with its key, as are the next three. */
    JsonNode get(String path) {
        var reply = send("GET", path, key(), new byte[0]);
        if (reply.status() != 200) {
            throw new IllegalStateException(path + " answered " + reply.status() + " " + reply.body());
        }
        return reply.json();
    }

    Reply post(String path, String json) {
        return send("POST", path, key(), json.getBytes(StandardCharsets.UTF_8));
    }

    Reply put(String path, String json) {
        return send("PUT", path, key(), json.getBytes(StandardCharsets.UTF_8));
    }

    Reply delete(String path) {
        return send("DELETE", path, key(), new byte[0]);
    }

    /** What a person shows. To check a password is dear on purpose, so that journeys that ask often show the key. */
    static Map<String, String> login() {
        return json("Authorization", LOGIN);
    }

    private static Map<String, String> key() {
        return json("X-Api-Key", API_KEY);
    }

    private static Map<String, String> json(String name, String value) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(name, value);
        headers.put("Content-Type", "application/json");
        return headers;
    }

    /** With these headers and no others. */
    Reply send(String method, String path, Map<String, String> headers, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.body(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
