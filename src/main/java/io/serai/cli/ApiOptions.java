package io.serai.cli;

import io.serai.drafts.WayIn;
import io.serai.drafts.WaysIn;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code serai channel new} is told of a channel's API, if it has one: how its orders come from there. */
final class ApiOptions {
    /** What the file of a channel without an API says of itself. */
    static final String FOLDER =
            "Files that appear in the folder are kept and moved to .done. For another way in, fill in another template of routes/templates.";

    @Option(
            names = "--pull",
            paramLabel = "PATH",
            description = {
                "It has an API that lists its orders at this path, such as '/orders?since={since}&page={page}'; the sample is an answer of",
                "the list, or one order. Its address is the property serai.channels.NAME.url."
            })
    private @Nullable String pull;

    @Option(
            names = "--login",
            paramLabel = "HEADER",
            description = "How the API knows us: 'Authorization: Bearer {secret}', or basic.")
    private String login = "";

    @Option(
            names = "--entries",
            paramLabel = "POINTER",
            description = "Where the orders are in an answer, or the entries of a feed; nothing: it is the list.")
    private String entries = "";

    @Option(names = "--id", paramLabel = "POINTER", description = "Where an order has its number (/id).")
    private String id = "";

    @Option(names = "--changed", paramLabel = "POINTER", description = "Where it has the time of its last change.")
    private String changed = "";

    @Option(
            names = "--next",
            paramLabel = "POINTER",
            description = "What asks for the page after; link: the header Link has it.")
    private String next = "";

    @Option(
            names = "--more",
            paramLabel = "PATH",
            description = "The path of the page after, with {next}, where it is another.")
    private String more = "";

    @Option(
            names = "--hint",
            paramLabel = "POINTER",
            description = {
                "It only tells of which order there is news, by HTTP or a feed: where that has the order's number, such as /data/id. The order",
                "is fetched from its API; the sample is such an order."
            })
    private @Nullable String hint;

    @Option(
            names = "--fetch",
            paramLabel = "PATH",
            description = {
                "Where such an order is: /orders/{reference}; or several answers that a message is composed of, 'order=/orders/{reference}",
                "buyer=/buyers/{/order/buyer}', with a sample that has these parts."
            })
    private String fetch = "";

    @Option(
            names = "--feed",
            paramLabel = "PATH",
            description =
                    "With --hint: it does not call us, but has a feed at this path that gives what nobody has taken yet.")
    private @Nullable String feed;

    @Option(
            names = "--handle",
            paramLabel = "POINTER",
            description = "What an entry of the feed is called when it is taken (/handle).")
    private String handle = "";

    @Option(
            names = "--commit",
            paramLabel = "PATH",
            description = "Where the feed hears what was taken (the path of the feed).")
    private String commit = "";

    @Option(
            names = "--handles",
            paramLabel = "POINTER",
            description = "Where what it hears has the array of handles (/handles).")
    private String handles = "";

    @Option(
            names = "--queue",
            description = "Its orders come as messages on the queue serai.orders.NAME of the broker.")
    private boolean queue;

    @Option(
            names = "--answers",
            paramLabel = "QUEUE",
            description = {
                "With --queue: it is told on this queue what becomes of its orders, such as serai.told.NAME. Which of that, says back.asIs",
                "in its settings."
            })
    private String answers = "";

    WaysIn way() {
        if (queue) {
            return WaysIn.QUEUE;
        }
        return pull != null ? WaysIn.PULL : feed != null ? WaysIn.FEED : hint != null ? WaysIn.HINT : WaysIn.FILE;
    }

    /** The option that chose the way. */
    String option() {
        return way().name().toLowerCase(Locale.ROOT);
    }

    /** Whether answers were asked for where nothing comes by a queue. */
    boolean answersNobody() {
        return !queue && !answers.isEmpty();
    }

    /** Whether two ways were asked for at once. */
    boolean isTwoWays() {
        boolean fetched = feed != null || hint != null;
        return queue ? pull != null || fetched : pull != null && fetched;
    }

    /** The option by which a field is said. */
    static String option(String field) {
        return field.equals("list") ? "pull" : field.equals("news") ? "entries" : field;
    }

    /** By the names of the fields. The address is a property, as the file has it. */
    Map<String, String> given() {
        var given = new HashMap<>(Map.of(
                "url", "http://to.be.set",
                "login", login,
                "entries", entries,
                "id", id,
                "changed", changed,
                "next", next,
                "more", more));
        given.putAll(Map.of("fetch", fetch, "news", entries, "handle", handle, "commit", commit, "handles", handles));
        given.put("list", Objects.requireNonNullElse(pull, ""));
        given.put("hint", Objects.requireNonNullElse(hint, ""));
        given.put("feed", Objects.requireNonNullElse(feed, ""));
        given.put("answers", answers);
        return given;
    }

    /** What may differ from one hub to the next is a property. */
    List<WayIn> asProperties(String name, List<WayIn> ways) {
        var properties = Map.of(
                "url", "{{serai.channels." + name + ".url}}",
                "poll", "{{serai.channels." + name + ".poll}}");
        return ways.stream().map(way -> way.with(properties)).toList();
    }

    String comment(String name) {
        var address = "serai.channels." + name + ".url is the address of its API";
        var rounds = "serai.channels." + name + ".poll the milliseconds between two rounds.";
        return switch (way()) {
            case PULL -> "What changed is pulled by its API. " + address + ", " + rounds;
            case FEED -> "Its feed tells of orders, which are fetched. " + address + ", " + rounds;
            case HINT ->
                "What comes to /channels/" + name + "/orders tells of orders, which are fetched. " + address + ".";
            case QUEUE ->
                "Its orders come on the queue serai.orders." + name
                        + (answers.isEmpty() ? "." : "; what becomes of them is told on " + answers + ".");
            default -> FOLDER;
        };
    }
}
