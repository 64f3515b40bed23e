package io.serai.routing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.log.Json;
import io.serai.mapping.XmlAnswers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Of which answers a message is composed: {@code name=path}, with blanks between them, asked for from left to right. In a path
 * {@code {reference}} is what is asked for, and {@code {/order/pack_id}} what answers before it say at that pointer; a part of whose path
 * something is missing is left out. {@code .} is the whole message, byte for byte; {@code name?} may be absent there; {@code name*} is an array, one for
 * each value at a pointer with a star in it. Of XML the message is {@code <message><name>…</name>…</message>}.
 */
record Parts(List<Part> parts) {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");
    private static final String REFERENCE = "reference";
    private static final String WHOLE = ".";
    /** Of a cart with more orders than this somebody should hear before we ask for them. */
    private static final int MOST = 100;

    private record Part(String name, boolean optional, boolean many, String path) {}

    /** @throws IllegalArgumentException if it is not written so */
    static Parts of(String text) {
        return new Parts(
                Stream.of(text.strip().split("\\s+", -1)).map(Parts::part).toList());
    }

    private static Part part(String text) {
        int is = text.indexOf('=');
        if (is < 1 || is + 1 >= text.length() || text.charAt(is + 1) != '/') {
            throw new IllegalArgumentException("'" + text + "' is not a part: write it as name=/path");
        }
        var name = text.substring(0, is);
        boolean optional = name.endsWith("?");
        boolean many = name.endsWith("*");
        var bare = optional || many ? name.substring(0, name.length() - 1) : name;
        return new Part(bare, optional, many, text.substring(is + 1));
    }

    /** @param get asks for a path; throws {@link FarApi.NotGiven} */
    record Far(Function<String, String> get, boolean xml) {
        JsonNode tree(String answer) {
            return xml ? FarApi.xml(answer) : FarApi.json(answer);
        }
    }

    String compose(String reference, Far far) {
        var message = JsonNodeFactory.instance.objectNode();
        var text = new StringBuilder("<message>");
        Function<String, String> get = far.get();
        for (var part : parts) {
            var paths = paths(part, reference, message);
            if (part.name().equals(WHOLE)) {
                return get.apply(paths.get(0));
            }
            if (part.many()) {
                if (!paths.isEmpty()) {
                    var all = message.putArray(part.name());
                    for (var path : paths) {
                        var answer = get.apply(path);
                        all.add(far.tree(answer));
                        text.append(XmlAnswers.within(part.name(), answer));
                    }
                }
            } else if (!paths.isEmpty()) {
                ask(part, paths.get(0), get).ifPresent(answer -> {
                    message.set(part.name(), far.tree(answer));
                    text.append(XmlAnswers.within(part.name(), answer));
                });
            }
        }
        return far.xml() ? text.append("</message>").toString() : Json.write(message);
    }

    private static Optional<String> ask(Part part, String path, Function<String, String> get) {
        try {
            return Optional.of(get.apply(path));
        } catch (FarApi.NotGiven e) {
            if (part.optional() && e.isAbsent()) {
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

    private static List<String> values(JsonNode message, String pointer) {
        int star = pointer.indexOf("/*");
        if (star < 0) {
            var value = message.at(JsonPointer.compile(pointer));
            return value.isValueNode() && !value.isNull() && !value.asText().isEmpty()
                    ? List.of(value.asText())
                    : List.of();
        }
        var values = new ArrayList<String>();
        var all = message.at(JsonPointer.compile(pointer.substring(0, star)));
        var rest = pointer.substring(star + 2);
        if (all.isObject()) {
            // Of XML that repeats once, the one.
            return values(all, rest);
        }
        all.forEach(each -> values.addAll(values(each, rest)));
        return values;
    }
}
