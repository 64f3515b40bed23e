package io.serai.demo.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.tools.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A real HTTP client for tests of a partner's API, and the server that the API is on. */
public final class Caller implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final PartnerServer server = new PartnerServer(0);
    private final String prefix;
    private final String[] headers;

    public Caller(String prefix, Handler api, String... headers) {
        this.prefix = prefix;
        this.headers = headers;
        server.at(prefix, api);
        server.start();
    }

    public HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String path, String body, String... more) throws Exception {
        var request = request(path).timeout(Duration.ofSeconds(2)).POST(BodyPublishers.ofString(body));
        if (more.length > 0) {
            request.headers(more);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    public URI uri(String path) {
        return path.startsWith("http")
                ? URI.create(path)
                : URI.create("http://127.0.0.1:" + server.port() + prefix + path);
    }

    public int port() {
        return server.port();
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(uri(path));
        return headers.length > 0 ? request.headers(headers) : request;
    }
}
