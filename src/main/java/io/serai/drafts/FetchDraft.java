package io.serai.drafts;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.serai.mapping.Draft;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a hint told of is fetched from its API, by the route template {@code orders-fetch}; and how a hint is known among what the mapping
 * sees.
 *
 * @param hint the pointer of an order's number in a notification
 * @param fetch the path of an order with {@code {reference}} in it, or several that a message is composed of, {@code name=path} with
 *     blanks between them
 */
record FetchDraft(String hint, String fetch) {
    static final List<String> FIELDS = List.of("hint", "fetch");

    /** The number of an order in a notification that shows how the mapping takes one. */
    private static final String NUMBER = "4711";

    private static final String PATH =
            "/([A-Za-z0-9/_.~?&=%:,+@-]|[{](reference|/[A-Za-z0-9/_.@*~=|-]{1,80})[}]){0,300}";
    private static final String PART = "([.]|[A-Za-z][A-Za-z0-9_]{0,39}[?*]?)=" + PATH
            + "(#/[A-Za-z0-9/_.@~-]{0,80}(;[A-Za-z_-]{1,40}=/[A-Za-z0-9/_.@~-]{1,80})?)?";
    private static final Pattern FETCH = Pattern.compile(PATH + "|" + PART + "( " + PART + "){0,9}");

    static FetchDraft of(Given given) {
        return new FetchDraft(given.text("hint", ""), given.text("fetch", "/orders/{reference}"));
    }

    String wrong() {
        return Given.firstWrong(
                Given.field("hint", hint, Given.POINTER),
                new Given.Field("fetch", FETCH.matcher(fetch).matches() && fetch.contains("{reference}")));
    }

    WayIn route(String channel) {
        var parts = fetch.startsWith("/") ? ".=" + fetch : fetch;
        return new WayIn(channel + ".fetch", "orders-fetch", Map.of("partner", channel, "parts", parts));
    }

    /** The mapping takes a hint for what it is, and an order as the API gives it. */
    Draft draft(String title, byte[] order) {
        return Draft.hinted(title, order, JsonPointer.compile(hint));
    }

    /** A notification that has what the mapping looks at, and nothing else. */
    JsonNode notification() {
        var pointer = JsonPointer.compile(hint);
        var notification = JsonNodeFactory.instance.objectNode();
        var inside = pointer.head().matches() ? notification : notification.withObject(pointer.head());
        inside.put(pointer.last().getMatchingProperty(), NUMBER);
        return notification;
    }
}
