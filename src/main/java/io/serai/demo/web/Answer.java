package io.serai.demo.web;

import io.serai.demo.tools.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What a stand-in answers, how late, and whether the answer is lost on its way. */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, never compared
public record Answer(int status, Map<String, String> headers, byte[] body, Duration late, boolean lost) {

    public static Answer of(int status) {
        return new Answer(status, Map.of(), new byte[0], Duration.ZERO, false);
    }

    public static Answer json(int status, Object value) {
        return new Answer(
                status,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                Json.bytes(value),
                Duration.ZERO,
                false);
    }

    public static Answer xml(String document) {
        return new Answer(
                200,
                Map.of("Content-Type", "text/xml; charset=utf-8"),
                document.getBytes(StandardCharsets.UTF_8),
                Duration.ZERO,
                false);
    }

    public Answer with(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body, late, lost);
    }

    /** The same answer, given only after this time. */
    public Answer after(Duration wait) {
        return new Answer(status, headers, body, wait, lost);
    }

    /** The same answer, but the connection breaks before it is sent. */
    public Answer dropped() {
        return new Answer(status, headers, body, late, true);
    }
}
