package io.serai.cli;

import io.serai.drafts.WayIn;
import io.serai.drafts.WaysIn;
import java.util.List;
import java.util.Map;
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
            description = "Where the orders are in an answer; nothing: it is the list.")
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

    WaysIn way() {
        return pull == null ? WaysIn.FILE : WaysIn.PULL;
    }

    /** The option that chose the way. */
    String option() {
        return "pull";
    }

    /** The option by which a field is said. */
    static String option(String field) {
        return field.equals("list") ? "pull" : field;
    }

    /** By the names of the fields. The address is a property, as the file has it. */
    Map<String, String> given() {
        return Map.of(
                "url", "http://to.be.set",
                "login", login,
                "list", pull == null ? "" : pull,
                "entries", entries,
                "id", id,
                "changed", changed,
                "next", next,
                "more", more);
    }

    /** What may differ from one hub to the next is a property. */
    List<WayIn> asProperties(String name, List<WayIn> ways) {
        var properties = Map.of(
                "url", "{{serai.channels." + name + ".url}}",
                "poll", "{{serai.channels." + name + ".poll}}");
        return ways.stream().map(way -> way.with(properties)).toList();
    }

    String comment(String name) {
        return way() == WaysIn.FILE
                ? FOLDER
                : "What changed is pulled by its API. serai.channels." + name + ".url is its address, serai.channels."
                        + name + ".poll the milliseconds between two rounds.";
    }
}
