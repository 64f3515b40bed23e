package io.serai.drafts;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The API of a channel: the parameters of the route template {@code far-get}.
 *
 * @param url its base URL
 * @param login a header by which it knows us, with {@code {secret}} in the place of the secret, {@code basic}, or {@code -}
 */
record ApiDraft(String url, String login) {
    static final List<String> FIELDS = List.of("url", "login");

    private static final String BASIC = "basic";
    private static final Pattern URL =
            Pattern.compile("https?://[A-Za-z0-9.-]{1,200}(:[0-9]{1,5})?(/[A-Za-z0-9/_.~-]{0,200})?");
    private static final Pattern LOGIN = Pattern.compile(
            "[A-Za-z][A-Za-z0-9-]{0,59}: ?[A-Za-z0-9 ._=/+-]{0,60}[{]secret[}]|" + BASIC + "|" + Given.NONE);

    static ApiDraft of(Given given) {
        return new ApiDraft(given.text("url", ""), given.text("login", Given.NONE));
    }

    String wrong() {
        return Given.firstWrong(Given.field("url", url, URL), Given.field("login", login, LOGIN));
    }

    WayIn route(String channel) {
        return new WayIn(
                channel + ".get", "far-get", Map.of("partner", channel, "url", url, "headers", header(channel)));
    }

    private String header(String channel) {
        return login.equals(BASIC)
                ? "Authorization: Basic {basic:" + channel + "-user:" + channel + "-password}"
                : login.replace("{secret}", "{" + channel + "}");
    }
}
