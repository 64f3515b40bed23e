package io.serai.routing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.serai.log.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the orders that changed are listed, as a route's parameters say it; {@code -} stands for what is not there.
 *
 * @param list the path of a page: {@code {since}} is the cursor ({@code {since-ms}} with milliseconds, {@code {since:yyyy-MM-dd HH:mm:ss}} as a pattern of Java writes it), {@code {page}} the number of the
 *     page from 1, {@code {offset}} how many entries were before it
 * @param body posted where the API searches by POST: {@code /pointer=value}, with blanks between them, and with the same in the values; in an
 *     array several values with commas between them
 * @param entries the pointer of a page's entries; empty: the page is the array
 * @param id the pointer of the id of the order that an entry is about; several with a bar between them, the first that is there
 * @param changed the pointer of the time of its last change, without a zone UTC; several with a bar between them, the first that is there; null: entries do not tell, and are told apart by what is
 *     in them
 * @param next the pointer of what asks for the page after; {@code link}: the answer's header Link has it; null: pages are counted
 * @param more the path of such a page, with {@code {next}}, or {@code {+next}} where it is a query already; null: the list's own
 * @param parts what is fetched of each entry, see {@link Parts}; null: the entry is the message
 */
record PullPlan(
        String list,
        @Nullable String body,
        String entries,
        String id,
        @Nullable String changed,
        @Nullable String next,
        @Nullable String more,
        @Nullable Parts parts) {

    private static final String NONE = "-";
    private static final String LINK = "link";
    /** A value may have blanks in it. */
    private static final Pattern MEMBERS = Pattern.compile("\\s+(?=/)");

    private static final Pattern SINCE = Pattern.compile("\\{since:([^{}]+)}");
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    /** A page to ask for: the how-manieth it is, what was before it, and what the page before said. */
    record At(Instant since, int page, int offset, String next) {
        static At start(Instant since) {
            return new At(since, 1, 0, "");
        }

        At after(int entries, String token) {
            return new At(since, page + 1, offset + entries, token);
        }
    }

    static PullPlan of(
            String list,
            String body,
            String entries,
            String id,
            String changed,
            String next,
            String more,
            String parts) {
        return new PullPlan(
                list,
                given(body),
                entries,
                id,
                given(changed),
                given(next),
                given(more),
                parts.equals(NONE) ? null : Parts.of(parts));
    }

    private static @Nullable String given(String value) {
        return value.equals(NONE) ? null : value;
    }

    String path(At at) {
        return fill(at.next().isEmpty() || more == null ? list : more, at, true);
    }

    /** What is empty, as the cursor of the first page is, is left out. */
    @Nullable
    String body(At at) {
        if (body == null) {
            return null;
        }
        var tree = JsonNodeFactory.instance.objectNode();
        for (var member : MEMBERS.split(body.strip(), -1)) {
            int is = member.indexOf('=');
            var value = fill(member.substring(is + 1), at, false);
            if (!value.isEmpty()) {
                put(tree, JsonPointer.compile(member.substring(0, is)), value);
            }
        }
        return Json.write(tree);
    }

    /** What people write with commas between: each once, whatever blanks are around. */
    static Stream<String> values(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct();
    }

    private static void put(ObjectNode tree, JsonPointer pointer, String value) {
        if (pointer.last().mayMatchElement()) {
            values(value).map(PullPlan::node).forEach(tree.withArray(pointer.head())::add);
        } else {
            var node = node(value);
            var parent = pointer.head().matches() ? tree : tree.withObject(pointer.head());
            parent.set(pointer.last().getMatchingProperty(), node);
        }
    }

    private static JsonNode node(String value) {
        return value.matches("[0-9]{1,9}") ? IntNode.valueOf(Integer.parseInt(value)) : TextNode.valueOf(value);
    }

    private static String fill(String text, At at, boolean encoded) {
        var seconds = at.since().toString();
        return SINCE.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(encode(DateTimeFormatter.ofPattern(found.group(1), Locale.ROOT)
                                .withZone(ZoneOffset.UTC)
                                .format(at.since()))))
                .replace("{since}", encoded ? encode(seconds) : seconds)
                .replace("{since-ms}", encoded ? encode(MILLIS.format(at.since())) : MILLIS.format(at.since()))
                .replace("{page}", Integer.toString(at.page()))
                .replace("{offset}", Integer.toString(at.offset()))
                .replace("{+next}", at.next())
                .replace("{next}", encoded ? encode(at.next()) : at.next());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * What asks for the page after this one; empty if there is none, or if pages are counted.
     *
     * @param link the query of the page after it, as a header of the answer names it
     */
    String next(JsonNode page, String link) {
        if (LINK.equals(next)) {
            return link;
        }
        var token = next == null ? page.path("") : page.at(JsonPointer.compile(next));
        return token.isValueNode() && !token.isNull() ? token.asText() : "";
    }

    boolean isCounted() {
        return next == null && (list.contains("{page}") || list.contains("{offset}"));
    }
}
