package io.serai.demo.bazaar;

import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import io.serai.demo.web.Signatures;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How an API knows the hub: by what is in a header.
 *
 * @param tokens the path where what is in the header is given first; empty if it is agreed
 * @param asks who is given it there
 */
record Login(String header, String value, String tokens, Predicate<Call> asks) {
    private static final int LIFE = 7_200;

    static Login header(String name, String value) {
        return new Login(name, value, "", call -> false);
    }

    static Login basic(String user, String password) {
        return header("Authorization", basicOf(user, password));
    }

    /** An access token (OAuth 2.0), which is then shown in the header behind these words. */
    static Login token(String path, Predicate<Call> asks, String header, String words) {
        return new Login(header, words + UUID.randomUUID(), path, asks);
    }

    /** Whoever shows these credentials in its header, as {@link #token} wants it. */
    static Predicate<Call> basicAsks(String user, String password) {
        return call -> same(call.header("Authorization"), basicOf(user, password));
    }

    /** Whoever shows these in its form. */
    static Predicate<Call> formAsks(Map<String, String> form) {
        return call ->
                form.entrySet().stream().allMatch(each -> same(call.form().get(each.getKey()), each.getValue()));
    }

    /** Null if this is no call for a token. */
    @Nullable
    Answer give(Call call) {
        if (tokens.isEmpty() || !call.is("POST", tokens)) {
            return null;
        }
        return asks.test(call)
                ? Answer.json(
                        200, Map.of("access_token", value.substring(value.lastIndexOf(' ') + 1), "expires_in", LIFE))
                : Answer.of(401);
    }

    boolean knows(Call call) {
        return same(call.header(header), value);
    }

    private static boolean same(@Nullable String given, String wanted) {
        return given != null && Signatures.same(given, wanted);
    }

    private static String basicOf(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
