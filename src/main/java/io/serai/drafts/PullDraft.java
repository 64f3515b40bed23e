package io.serai.drafts;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The list of its API: what changed there is pulled every minute, by the route template {@code orders-pull}. The login is the secret of the
 * channel's name. What is left out is {@code -}.
 *
 * @param list the path of a page, with {@code {since}} and perhaps {@code {page}}, {@code {offset}} or {@code {next}}
 * @param entries the pointer of a page's entries; empty: the page is the array
 * @param id the pointer of an entry's id
 * @param changed the pointer of the time of its last change
 * @param next the pointer of what asks for the page after, or {@code link}
 * @param more the path of such a page, with {@code {next}} or {@code {+next}}
 */
record PullDraft(ApiDraft api, String list, String entries, String id, String changed, String next, String more)
        implements WayDraft {
    static final List<String> FIELDS = List.of("list", "entries", "id", "changed", "next", "more");

    private static final String LINK = "link";
    /** Milliseconds between two rounds. */
    private static final String POLL = "60000";

    private static final Pattern PATH =
            Pattern.compile("/([A-Za-z0-9/_.~?&=%:,+*@!\\[\\]-]|[{][A-Za-z:+ -]{1,40}[}]){0,600}");
    private static final Pattern PATH_OR_NONE = Pattern.compile(Given.NONE + "|" + PATH.pattern());
    private static final Pattern CHANGED =
            Pattern.compile(Given.NONE + "|" + Given.STEPS + "([|]" + Given.STEPS + "){0,4}");
    private static final Pattern NEXT = Pattern.compile(Given.NONE + "|" + LINK + "|" + Given.STEPS);

    static PullDraft of(Given given) {
        return new PullDraft(
                ApiDraft.of(given),
                given.text("list", ""),
                given.text("entries", ""),
                given.text("id", "/id"),
                given.text("changed", Given.NONE),
                given.text("next", Given.NONE),
                given.text("more", Given.NONE));
    }

    @Override
    public String wrong() {
        return api.wrong().isEmpty()
                ? Given.firstWrong(
                        Given.field("list", list, PATH),
                        Given.field("entries", entries, Given.POINTER_OR_WHOLE),
                        Given.field("id", id, Given.POINTER),
                        Given.field("changed", changed, CHANGED),
                        Given.field("next", next, NEXT),
                        Given.field("more", more, PATH_OR_NONE))
                : api.wrong();
    }

    @Override
    public List<WayIn> routes(String channel, String ending) {
        var parameters = new HashMap<>(Map.of("partner", channel, "list", list, "entries", entries, "id", id));
        parameters.putAll(Map.of("changed", changed, "next", next, "more", further(), "poll", POLL));
        return List.of(api.route(channel), new WayIn(channel + ".pull", "orders-pull", parameters));
    }

    /** A header {@code Link} names a whole query. */
    private String further() {
        return more.equals(Given.NONE) && next.equals(LINK) ? list.replaceAll("[?].*", "") + "{+next}" : more;
    }

    /** One entry, from an answer of the list, or from an entry alone. */
    @Override
    public byte[] message(byte[] sample) {
        var tree = Given.json(sample);
        var listed = tree.at(JsonPointer.compile(entries));
        var entry = listed.isArray() && !listed.isEmpty() ? listed.get(0) : tree;
        if (entry.at(id).asText().isEmpty()) {
            throw new IllegalArgumentException("id");
        }
        boolean tells = changed.equals(Given.NONE)
                || Stream.of(changed.split("[|]", -1))
                        .anyMatch(at -> !entry.at(at).asText().isEmpty());
        if (!tells) {
            throw new IllegalArgumentException("changed");
        }
        return Given.bytes(entry);
    }
}
