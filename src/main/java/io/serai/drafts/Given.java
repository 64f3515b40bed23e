package io.serai.drafts;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.mapping.Draft;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What somebody has said of a way in, by the names of the fields; what is missing or empty has its usual value. */
record Given(Map<String, String> values) {
    /** In the place of what a template does without. */
    static final String NONE = "-";

    static final String STEPS = "(/[A-Za-z0-9_.@~-]{1,60}){1,10}";
    /** A JSON pointer below the root. */
    static final Pattern POINTER = Pattern.compile(STEPS);

    /** Or the whole. */
    static final Pattern POINTER_OR_WHOLE = Pattern.compile("(" + STEPS + ")?");

    /** One field, and whether it can be so. */
    record Field(String name, boolean fits) {}

    String text(String name, String usual) {
        var value = values.getOrDefault(name, "").strip();
        return value.isEmpty() ? usual : value;
    }

    /** @throws IllegalArgumentException {@code unreadable}: the sample is no JSON */
    static JsonNode json(byte[] sample) {
        try {
            return Draft.json(sample);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("unreadable", e);
        }
    }

    static byte[] bytes(JsonNode message) {
        return (message.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static Field field(String name, String value, Pattern pattern) {
        return new Field(name, pattern.matcher(value).matches());
    }

    /** The name of the first that cannot be so; empty: all fit. */
    static String firstWrong(Field... fields) {
        return Stream.of(fields)
                .filter(field -> !field.fits())
                .map(Field::name)
                .findFirst()
                .orElse("");
    }
}
