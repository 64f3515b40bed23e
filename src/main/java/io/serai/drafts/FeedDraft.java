package io.serai.drafts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.serai.mapping.Draft;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A feed of its API, a queue over HTTP that gives what nobody has taken yet, read every minute by the route template {@code orders-feed}.
 * Its entries say of which orders there is news; these are fetched.
 *
 * @param feed the path of what it gives now
 * @param news the pointer of the entries in it; empty: it is the array
 * @param handle the pointer of what an entry is called when it is taken
 * @param commit the path to which is posted what was kept
 * @param handles the pointer of the array of handles in what is posted
 */
record FeedDraft(ApiDraft api, FetchDraft fetch, String feed, String news, String handle, String commit, String handles)
        implements WayDraft {
    static final List<String> FIELDS = List.of("feed", "news", "handle", "commit", "handles");

    /** Milliseconds between two rounds. */
    private static final String POLL = "60000";

    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9/_.~?&=%:,+@-]{0,300}");

    static FeedDraft of(Given given) {
        return new FeedDraft(
                ApiDraft.of(given),
                FetchDraft.of(given),
                given.text("feed", ""),
                given.text("news", ""),
                given.text("handle", "/handle"),
                given.text("commit", given.text("feed", "").replaceAll("[?].*", "")),
                given.text("handles", "/handles"));
    }

    @Override
    public String wrong() {
        if (!api.wrong().isEmpty()) {
            return api.wrong();
        }
        var wrong = Given.firstWrong(
                Given.field("feed", feed, PATH),
                Given.field("news", news, Given.POINTER_OR_WHOLE),
                Given.field("handle", handle, Given.POINTER),
                Given.field("commit", commit, PATH),
                Given.field("handles", handles, Given.POINTER));
        return wrong.isEmpty() ? fetch.wrong() : wrong;
    }

    @Override
    public List<WayIn> routes(String channel, String ending) {
        var parameters = Map.of(
                "partner", channel,
                "poll", POLL,
                "feed", feed,
                "entries", news,
                "handle", handle,
                "commit", commit,
                "handles", handles);
        return List.of(
                api.route(channel), fetch.route(channel), new WayIn(channel + ".feed", "orders-feed", parameters));
    }

    /** What a feed gives is an array; what is fetched is one order. */
    @Override
    public String settings(String channel, String format) {
        return "items: \"\"\n";
    }

    @Override
    public Draft draft(String title, String format, List<byte[]> orders) {
        return fetch.draft(title, orders.get(0));
    }

    @Override
    public Map<String, byte[]> samples() {
        return Map.of("feed", Given.bytes(JsonNodeFactory.instance.arrayNode().add(fetch.notification())));
    }
}
