package io.serai.demo.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.tools.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request to a stand-in. {@code path} is what follows the stand-in's own prefix; names of headers are found in any case. */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, never compared
public record Call(String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {

    public Call {
        var byName = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
    }

    public boolean is(String wanted, String pattern) {
        return method.equals(wanted) && path.matches(pattern);
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The body as a form ({@code application/x-www-form-urlencoded}). */
    public Map<String, String> form() {
        return pairs(new String(body, StandardCharsets.UTF_8));
    }

    /** @throws java.io.UncheckedIOException if the body is not JSON */
    public JsonNode json() {
        return Json.read(body);
    }

    /** The part of the path at this place, from 0, without the leading slash. */
    public String part(int place) {
        return path.substring(1).split("/", -1)[place];
    }

    static Map<String, String> pairs(@Nullable String text) {
        var pairs = new LinkedHashMap<String, String>();
        if (text != null && !text.isEmpty()) {
            Arrays.stream(text.split("&", -1)).forEach(pair -> {
                var parts = pair.split("=", 2);
                pairs.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
            });
        }
        return pairs;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
