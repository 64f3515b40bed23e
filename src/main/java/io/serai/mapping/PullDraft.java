package io.serai.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How the orders of a new channel are pulled, as somebody says it: the parameters of the route templates {@code far-get} and {@code
 * orders-pull}, checked so that none of them says more than it should. What is left out is {@code -}.
 *
 * @param url the base URL of its API
 * @param login a header by which it knows us, with {@code {secret}} in the place of the secret, or {@code basic}
 * @param list the path of a page, with {@code {since}} and perhaps {@code {page}}, {@code {offset}} or {@code {next}}
 * @param entries the pointer of a page's entries; empty: the page is the array
 * @param id the pointer of an entry's id
 * @param changed the pointer of the time of its last change
 * @param next the pointer of what asks for the page after, or {@code link}
 * @param more the path of such a page, with {@code {next}} or {@code {+next}}
 */
public record PullDraft(
        String url, String login, String list, String entries, String id, String changed, String next, String more) {

    /** The names of what is asked for. */
    public static final List<String> FIELDS =
            List.of("url", "login", "list", "entries", "id", "changed", "next", "more");

    private static final String NONE = "-";
    private static final String LINK = "link";
    private static final String BASIC = "basic";
    private static final Pattern URL =
            Pattern.compile("https?://[A-Za-z0-9.-]{1,200}(:[0-9]{1,5})?(/[A-Za-z0-9/_.~-]{0,200})?");
    private static final Pattern LOGIN =
            Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,59}: ?[A-Za-z0-9 ._=/+-]{0,60}[{]secret[}]|" + BASIC + "|" + NONE);
    private static final Pattern PATH =
            Pattern.compile("/([A-Za-z0-9/_.~?&=%:,+*@!\\[\\]-]|[{][A-Za-z:+ -]{1,40}[}]){0,600}");
    private static final String POINTER = "(/[A-Za-z0-9_.@~-]{1,60}){1,10}";
    private static final Pattern ENTRIES = Pattern.compile("(" + POINTER + ")?");
    private static final Pattern ID = Pattern.compile(POINTER);
    private static final Pattern CHANGED = Pattern.compile(NONE + "|" + POINTER + "([|]" + POINTER + "){0,4}");
    private static final Pattern NEXT = Pattern.compile(NONE + "|" + LINK + "|" + POINTER);

    /** @param given by their names; what is missing has its usual value */
    public static PullDraft of(Map<String, String> given) {
        return new PullDraft(
                given(given, "url", ""),
                given(given, "login", NONE),
                given(given, "list", ""),
                given(given, "entries", ""),
                given(given, "id", "/id"),
                given(given, "changed", NONE),
                given(given, "next", NONE),
                given(given, "more", NONE));
    }

    private static String given(Map<String, String> given, String name, String usual) {
        var value = given.getOrDefault(name, "").strip();
        return value.isEmpty() ? usual : value;
    }

    /** The name of the field that cannot be so; empty: nothing is wrong. */
    public String wrong() {
        var checks = new LinkedHashMap<String, Boolean>();
        checks.put("url", URL.matcher(url).matches());
        checks.put("login", LOGIN.matcher(login).matches());
        checks.put("list", PATH.matcher(list).matches());
        checks.put("entries", ENTRIES.matcher(entries).matches());
        checks.put("id", ID.matcher(id).matches());
        checks.put("changed", CHANGED.matcher(changed).matches());
        checks.put("next", NEXT.matcher(next).matches());
        checks.put("more", more.equals(NONE) || PATH.matcher(more).matches());
        return checks.entrySet().stream()
                .filter(check -> !check.getValue())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** The parameters of {@code far-get}. */
    public Map<String, String> get(String partner) {
        return Map.of("partner", partner, "url", url, "headers", header(partner));
    }

    private String header(String partner) {
        return login.equals(BASIC)
                ? "Authorization: Basic {basic:" + partner + "-user:" + partner + "-password}"
                : login.replace("{secret}", "{" + partner + "}");
    }

    /** The parameters of {@code orders-pull}, but for {@code poll}. */
    public Map<String, String> pull(String partner) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("partner", partner);
        parameters.put("list", list);
        parameters.put("entries", entries);
        parameters.put("id", id);
        parameters.put("changed", changed);
        parameters.put("next", next);
        parameters.put("more", further());
        return parameters;
    }

    /** A header {@code Link} names a whole query. */
    private String further() {
        return more.equals(NONE) && next.equals(LINK) ? list.replaceAll("[?].*", "") + "{+next}" : more;
    }

    /**
     * One entry as it will be kept, from an answer of the list, or from an entry alone.
     *
     * @throws IllegalArgumentException if the sample is no JSON ({@code unreadable}), or has no id or time where they are said to be; the
     *     message is the name of the field
     */
    public byte[] entry(byte[] sample) {
        var tree = tree(sample);
        var listed = tree.at(JsonPointer.compile(entries));
        var entry = listed.isArray() && !listed.isEmpty() ? listed.get(0) : tree;
        if (entry.at(id).asText().isEmpty()) {
            throw new IllegalArgumentException("id");
        }
        boolean tells = changed.equals(NONE)
                || Stream.of(changed.split("[|]", -1))
                        .anyMatch(at -> !entry.at(at).asText().isEmpty());
        if (!tells) {
            throw new IllegalArgumentException("changed");
        }
        return text(entry).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode tree(byte[] sample) {
        try {
            return Draft.items(PartnerFile.ofSample(Partner.Format.JSON, null), sample)
                    .get(0);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("unreadable", e);
        }
    }

    private static String text(JsonNode entry) {
        return entry.toPrettyString() + "\n";
    }
}
