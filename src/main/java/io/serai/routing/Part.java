package io.serai.routing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * One of {@link Parts}.
 *
 * @param api which of the partner's APIs is asked, where it has several; empty: the one
 * @param optional whether it may be absent there
 * @param forgone whether it is done without as well where our key has no right to it
 * @param many whether it is an array, one for each value
 * @param path where it is asked for; {@code .}: it is the entry of the list
 * @param wanted the pointer of what is meant in the answer; empty: all of it
 * @param token the parameter that asks for the next page; empty: there is one only
 * @param next the pointer of its value
 */
record Part(
        String name,
        String api,
        boolean optional,
        boolean forgone,
        boolean many,
        String path,
        String wanted,
        String token,
        String next) {
    /** In braces a path may have a pointer, and that a {@code #text}. */
    private static final Pattern WRITTEN = Pattern.compile(
            "(?<name>[^=?*@]+)(@(?<api>[^=?*@]+))?(?<how>[?]{0,2}|[*])=(?<path>[.]|/(?:[{][^{}]*[}]|[^#{}])*)(#(?<wanted>[^;]*)(;(?<token>[^=]+)=(?<next>/.*))?)?");

    private static final String ENTRY = ".";
    private static final int MOST_PAGES = 100;

    /** @throws IllegalArgumentException if it is not written so */
    static Part of(String text) {
        var written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a part: write it as name=/path");
        }
        return new Part(
                written.group("name"),
                orEmpty(written.group("api")),
                written.group("how").startsWith("?"),
                written.group("how").equals("??"),
                written.group("how").equals("*"),
                written.group("path"),
                orEmpty(written.group("wanted")),
                orEmpty(written.group("token")),
                orEmpty(written.group("next")));
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }

    boolean isEntry() {
        return path.equals(ENTRY);
    }

    /** Whether a message is composed without it, as the order itself was given. */
    boolean isDispensable(FarApi.NotGiven why) {
        return (optional && why.isAbsent()) || (forgone && why.isForbidden());
    }

    /** @param far asks for a path; throws {@link FarApi.NotGiven} */
    JsonNode ask(String filled, Parts.Far far) {
        var answer = FarApi.json(far.get(api, filled));
        if (token.isEmpty()) {
            return answer.at(wanted);
        }
        var all = JsonNodeFactory.instance.arrayNode();
        for (int page = 0; page < MOST_PAGES; page++) {
            answer.at(wanted).forEach(all::add);
            var further = answer.at(JsonPointer.compile(next)).asText();
            if (further.isEmpty()) {
                return all;
            }
            var more = (filled.contains("?") ? "&" : "?") + token + "="
                    + URLEncoder.encode(further, StandardCharsets.UTF_8);
            answer = FarApi.json(far.get(api, filled + more));
        }
        throw new IllegalStateException(name + " has more than " + MOST_PAGES + " pages");
    }
}
