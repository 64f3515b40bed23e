package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.channels.TooLargeException;
import io.serai.console.Language;
import io.serai.log.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** What an HTTP request says, read once. */
final class Request {
    private static final int PAGE_SIZE = 50;

    private final Exchange exchange;

    Request(Exchange exchange) {
        this.exchange = exchange;
    }

    /** A path or query parameter. @throws IllegalArgumentException if it is missing */
    String need(String name) {
        return Optional.ofNullable(get(name))
                .orElseThrow(() -> new IllegalArgumentException("the parameter " + name + " is missing"));
    }

    @Nullable
    String get(String name) {
        return exchange.getMessage().getHeader(name, String.class);
    }

    /** @throws IllegalArgumentException if it is no number */
    int number(String name, int otherwise) {
        var text = get(name);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the parameter " + name + " is a whole number, not '" + text + "'", e);
        }
    }

    /** Which page of a list, from 0. */
    int page() {
        return number("page", 0);
    }

    int size() {
        return number("size", PAGE_SIZE);
    }

    Locale language() {
        return Language.of(get("Accept-Language"));
    }

    /** Who has logged in. */
    String person() {
        return Optional.ofNullable(get(Caller.HEADER)).orElse("api");
    }

    /** All headers that are text, as they came. */
    Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        exchange.getMessage().getHeaders().forEach((name, value) -> {
            if (value instanceof String text) {
                headers.put(name, text);
            }
        });
        return headers;
    }

    /**
     * The body as JSON; an empty object where there is none.
     *
     * @throws IllegalArgumentException if it is no JSON, or has a text that cannot be kept
     */
    JsonNode json(int limit) {
        try {
            var text = new String(bytes(limit), StandardCharsets.UTF_8);
            var tree = Json.parse(text.isBlank() ? "{}" : text);
            if (!Sound.is(tree)) {
                throw new IllegalArgumentException("a text of the body has a NUL or half of a character");
            }
            return tree;
        } catch (IOException | IllegalStateException e) {
            throw new IllegalArgumentException("the body is not JSON", e);
        }
    }

    /** @throws TooLargeException if it is longer than the hub takes */
    byte[] bytes(int limit) throws IOException {
        try (var body = exchange.getMessage().getBody(InputStream.class)) {
            var bytes = body == null ? new byte[0] : body.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new TooLargeException(limit);
            }
            return bytes;
        }
    }
}
