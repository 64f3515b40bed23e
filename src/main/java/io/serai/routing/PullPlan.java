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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the orders that changed are listed, as a route's parameters say it; {@code -} stands for what is not there.
 *
 * @param list the path of a page: {@code {since}} is the cursor ({@code {since-ms}} with milliseconds, {@code {since:yyyy-MM-dd HH:mm:ss}} as a pattern of Java writes it), {@code {until}} up to
 *     when, written in the same ways, {@code {page}} the number of the page from 1, {@code {offset}} how many entries were before it
 * @param body posted where the API searches by POST: {@code /pointer=value}, with blanks between them, and with the same in the values; in an
 *     array several values with commas between them
 * @param entries the pointer of a page's entries; empty: the page is the array
 * @param id the pointer of the id of the order that an entry is about; several with a bar between them, the first that is there
 * @param changed the pointer of the time of its last change, without a zone UTC; several with a bar between them, the first that is there; null: entries do not tell, and are told apart by what is
 *     in them
 * @param next the pointer of what asks for the page after; {@code link}: the answer's header Link has it; null: pages are counted
 * @param more the path of such a page, with {@code {next}}, or {@code {+next}} where it is a query already; null: the list's own
 * @param split when the list is asked for in halves of its time, because it ends though there is more; null: it does not
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
        @Nullable Split split,
        @Nullable Parts parts) {

    private static final String NONE = "-";
    private static final String LINK = "link";
    /** A value may have blanks in it. */
    private static final Pattern MEMBERS = Pattern.compile("\\s+(?=/)");

    private static final Pattern TIME = Pattern.compile("\\{(since|until)(-ms|:[^{}]+)?}");
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    /** A page to ask for: of the list between which times, the how-manieth it is, what was before it, and what the page before said. */
    record At(Instant since, Instant until, int page, int offset, String next) {
        static At start(Instant since, Instant until) {
            return new At(since, until, 1, 0, "");
        }

        At after(int entries, String token) {
            return new At(since, until, page + 1, offset + entries, token);
        }

        /** The list of each half of the time, the earlier first; what changed in the second between them is in both. None of a second. */
        List<At> halves() {
            var middle = since.plus(Duration.between(since, until).dividedBy(2)).truncatedTo(ChronoUnit.SECONDS);
            return middle.isAfter(since) ? List.of(start(since, middle), start(middle, until)) : List.of();
        }
    }

    /**
     * More than a channel gives of one list, written as {@code /pointer>most}.
     *
     * @param count the pointer of how many entries or pages the list has
     * @param most how many of them it gives
     */
    record Split(JsonPointer count, long most) {
        private static final Pattern WRITTEN = Pattern.compile("(/[^>]*)>([0-9]{1,9})");

        /** @throws IllegalArgumentException if it is not written so */
        static Split of(String text) {
            var written = WRITTEN.matcher(text);
            if (!written.matches()) {
                throw new IllegalArgumentException("'" + text + "' is no limit: write it as /pointer>most");
            }
            return new Split(JsonPointer.compile(written.group(1)), Long.parseLong(written.group(2)));
        }

        boolean isOf(JsonNode page) {
            return page.at(count).asLong() > most;
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
            String split,
            String parts) {
        return new PullPlan(
                list,
                given(body),
                entries,
                id,
                given(changed),
                given(next),
                given(more),
                split.equals(NONE) ? null : Split.of(split),
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
        return TIME.matcher(text)
                .replaceAll(found -> {
                    var time = written(found.group(1).equals("since") ? at.since() : at.until(), found.group(2));
                    return Matcher.quoteReplacement(encoded ? encode(time) : time);
                })
                .replace("{page}", Integer.toString(at.page()))
                .replace("{offset}", Integer.toString(at.offset()))
                .replace("{+next}", at.next())
                .replace("{next}", encoded ? encode(at.next()) : at.next());
    }

    private static String written(Instant time, @Nullable String how) {
        if (how == null) {
            return time.toString();
        }
        return how.equals("-ms")
                ? MILLIS.format(time)
                : DateTimeFormatter.ofPattern(how.substring(1), Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(time);
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

    /** Whether the list has more than the channel gives of it. */
    boolean isTooLong(JsonNode page) {
        return split != null && split.isOf(page);
    }

    boolean isCounted() {
        return next == null && (list.contains("{page}") || list.contains("{offset}"));
    }
}
