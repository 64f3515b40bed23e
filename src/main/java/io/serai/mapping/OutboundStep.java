package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a mapping of what a channel is told wants next. */
public sealed interface OutboundStep {

    /**
     * A request to the channel's API.
     *
     * @param api which of the channel's APIs, where it has several; null: the one
     * @param path below the base URL, with its query
     * @param body null: none
     * @param isQuestion whether it changes nothing there
     * @param as under which name the mapping sees its answer; null: it is the last of the conversation
     */
    record Request(
            @Nullable String api,
            String method,
            String path,
            Map<String, String> headers,
            @Nullable String body,
            boolean isQuestion,
            @Nullable String as)
            implements OutboundStep {

        public Request {
            headers = Map.copyOf(headers);
        }
    }

    /** There is nothing to do, or nothing any more; {@code why} is a code. */
    record Finished(String why) implements OutboundStep {}

    /** The mapping says that this cannot be told, in these words. */
    record Impossible(String why) implements OutboundStep {}

    /** The message itself, in one request to the path of its name. */
    static OutboundStep asIs(Outbound.Message kind, JsonNode message) {
        return new Request(
                null,
                "POST",
                "/" + kind.name().toLowerCase(Locale.ROOT),
                Map.of("Content-Type", "application/json"),
                message.toString(),
                false,
                null);
    }

    /** @throws IllegalArgumentException if it is none of these */
    static OutboundStep of(JsonNode tree) {
        var finished = tree.path("finished").asText();
        if (!finished.isEmpty()) {
            return new Finished(finished);
        }
        var body = tree.get("body");
        boolean tells = body != null && !body.isNull();
        var method = tree.path("method").asText("GET");
        return new Request(
                text(tree, "api"),
                method,
                path(tree),
                headers(tree, tells && !body.isTextual()),
                tells ? (body.isTextual() ? body.asText() : body.toString()) : null,
                method.equals("GET") || tree.path("question").asBoolean(),
                text(tree, "as"));
    }

    private static @Nullable String text(JsonNode tree, String name) {
        return Optional.ofNullable(tree.get(name))
                .filter(value -> !value.isNull())
                .map(JsonNode::asText)
                .orElse(null);
    }

    private static String path(JsonNode tree) {
        var path = tree.path("path").asText();
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException(
                    "a step is {\"finished\": why}, or a request whose path begins with a slash, and not " + tree);
        }
        return path;
    }

    private static Map<String, String> headers(JsonNode tree, boolean json) {
        var headers = tree.path("headers").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, header -> header.getValue().asText()));
        if (json) {
            headers.putIfAbsent("Content-Type", "application/json");
        }
        return headers;
    }
}
