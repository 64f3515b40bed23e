package io.serai.routing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.log.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Of which answers a message is composed: {@code name=path}, with blanks between them, asked for from left to right. In a path
 * {@code {reference}} is what is asked for, and {@code {/order/pack_id}} what answers before it say at that pointer; a part of whose path
 * something is missing is left out, and so is one with {@code {/order/status=open|paid}} where it is something else. {@code .} is the whole
 * message, byte for byte; {@code name?} may be absent there; {@code name??} may also be refused to our key, so that it is for what an order
 * goes on without; {@code name@api} is asked of another API of the partner's, by the route {@code
 * direct:{partner}.{api}.get}; {@code name*} is an array, one for each value at a pointer with a star in it;
 * {@code name=.} is the entry of the list itself. Behind a path {@code #/pointer} is the part of the answer that is meant, and {@code
 * ;token=/pointer} what asks for more of it, where it is an array that comes in pages.
 */
record Parts(List<Part> parts) {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");
    private static final String REFERENCE = "reference";
    private static final String WHOLE = ".";
    /** Of a cart with more orders than this somebody should hear before we ask for them. */
    private static final int MOST = 100;

    /** The partner's APIs. */
    @FunctionalInterface
    interface Far {
        /** @param api which of them; empty: the one. @throws FarApi.NotGiven if the answer is none */
        String get(String api, String path);
    }

    /** @throws IllegalArgumentException if it is not written so */
    static Parts of(String text) {
        return new Parts(Stream.of(text.strip().split("\\s+", -1)).map(Part::of).toList());
    }

    /**
     * @param entry what the list says of it; null where nobody listed it
     * @param far asks for a path; throws {@link FarApi.NotGiven}
     */
    String compose(String reference, @Nullable JsonNode entry, Far far) {
        var message = JsonNodeFactory.instance.objectNode();
        for (var part : parts) {
            if (part.isEntry()) {
                message.set(part.name(), entry);
                continue;
            }
            var paths = paths(part, reference, message);
            if (part.name().equals(WHOLE)) {
                return far.get(part.api(), paths.get(0));
            }
            if (part.many()) {
                if (!paths.isEmpty()) {
                    var all = message.putArray(part.name());
                    paths.forEach(path -> all.add(part.ask(path, far)));
                }
            } else if (!paths.isEmpty()) {
                ask(part, paths.get(0), far).ifPresent(answer -> message.set(part.name(), answer));
            }
        }
        return Json.write(message);
    }

    private static Optional<JsonNode> ask(Part part, String path, Far far) {
        try {
            return Optional.of(part.ask(path, far));
        } catch (FarApi.NotGiven e) {
            if (part.isDispensable(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** None if something is missing; several where a pointer has a star. */
    private static List<String> paths(Part part, String reference, ObjectNode message) {
        var paths = List.of(part.path());
        for (var found : VARIABLE.matcher(part.path()).results().toList()) {
            var values = found.group(1).equals(REFERENCE) ? List.of(reference) : values(message, found.group(1));
            if (values.size() > MOST) {
                throw new IllegalStateException(part.name() + " has more than " + MOST + " parts");
            }
            var filled = new ArrayList<String>();
            for (var path : paths) {
                for (var value : values) {
                    filled.add(path.replaceFirst(
                            Pattern.quote(found.group()),
                            Matcher.quoteReplacement(URLEncoder.encode(value, StandardCharsets.UTF_8))));
                }
            }
            paths = filled;
        }
        return paths;
    }

    private static List<String> values(JsonNode message, String variable) {
        int is = variable.indexOf('=');
        if (is > 0) {
            var wanted = List.of(variable.substring(is + 1).split("\\|", -1));
            return wanted.containsAll(values(message, variable.substring(0, is))) ? List.of("") : List.of();
        }
        int star = variable.indexOf("/*");
        if (star < 0) {
            var value = message.at(JsonPointer.compile(variable));
            return value.isValueNode() && !value.isNull() && !value.asText().isEmpty()
                    ? List.of(value.asText())
                    : List.of();
        }
        var values = new ArrayList<String>();
        var all = message.at(JsonPointer.compile(variable.substring(0, star)));
        var rest = variable.substring(star + 2);
        if (all.isObject()) {
            // Of XML that repeats once, the one.
            return values(all, rest);
        }
        all.forEach(each -> values.addAll(values(each, rest)));
        return values;
    }
}
