package io.serai.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.log.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody who has logged in and looks at the routes, as a browser does it: with cookies and a token. */
final class Engineer {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();
    private final String base;

    private HttpRequest.@Nullable Builder pressed;

    Engineer(String base) {
        this.base = base;
    }

    int logsIn() {
        var page = TOKEN.matcher(get("/login").body());
        if (!page.find()) {
            throw new IllegalStateException("the form has no token");
        }
        var form = "_csrf=" + coded(page.group(1)) + "&username=" + Http.USER + "&password=" + coded(Http.PASSWORD);
        return send(HttpRequest.newBuilder(URI.create(base + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)))
                .statusCode();
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html"));
    }

    /** What an operation gave, or {@code status} 403. */
    JsonNode calls(String bean, String operation, Object... arguments) {
        return asks(Map.of("type", "exec", "mbean", bean, "operation", operation, "arguments", List.of(arguments)));
    }

    JsonNode asks(Map<String, Object> request) {
        var answer = posts(Json.write(request), token());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("answered " + answer.statusCode());
        }
        return Json.parse(answer.body());
    }

    HttpResponse<String> posts(String request, String token) {
        return send(HttpRequest.newBuilder(URI.create(base + "/actuator/jolokia"))
                .header("X-XSRF-TOKEN", token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request)));
    }

    /** The one that Hawtio reads from its cookie. */
    String token() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("none");
    }

    /** Presses the button of a form that stands on a page, with what is filled in. */
    HttpResponse<String> presses(String page, String action, Map<String, String> filledIn) {
        var shown = get(page).body();
        var token = TOKEN.matcher(shown);
        if (!shown.contains("action=\"" + action + "\"") || !token.find()) {
            throw new IllegalStateException(page + " has no form for " + action);
        }
        var form = new StringBuilder("_csrf=").append(coded(token.group(1)));
        filledIn.forEach((name, value) ->
                form.append('&').append(coded(name)).append('=').append(coded(value)));
        pressed = HttpRequest.newBuilder(URI.create(base + action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString()));
        return send(pressed);
    }

    /** The answer to the last form was lost, and the browser sends it again as it was. */
    HttpResponse<String> sendsItAgain() {
        return send(Objects.requireNonNull(pressed));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
