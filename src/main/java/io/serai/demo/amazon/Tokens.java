package io.serai.demo.amazon;

import io.serai.demo.tools.Json;
import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import io.serai.demo.web.Signatures;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Login with Amazon: gives access tokens for an hour against the refresh token, and for one of them those that open personal data. */
final class Tokens {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final String PREFIX = "Atza|";
    private static final String RESTRICTED = "Atz.sprdt|";

    private static final Pattern PERSONAL = Pattern.compile("/orders/v0/orders/[^/]+/(address|buyerInfo)");
    /** Whose personal data have to be asked for by name. */
    private static final Pattern ITEMS = Pattern.compile("/orders/v0/orders/[^/]+/orderItems");

    private final AmazonKeys keys;
    private final Clock clock;

    Tokens(AmazonKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    Answer give(Call call) {
        var form = call.form();
        if (!"refresh_token".equals(form.get("grant_type"))) {
            return error(400, "unsupported_grant_type", "The authorization grant type is not supported.");
        }
        if (!keys.clientId().equals(form.get("client_id"))
                || !keys.clientSecret().equals(form.get("client_secret"))) {
            return error(401, "invalid_client", "Client authentication failed.");
        }
        if (!keys.refreshToken().equals(form.get("refresh_token"))) {
            return error(400, "invalid_grant", "The refresh token is invalid.");
        }
        return Answer.json(
                200,
                Json.object()
                        .put("access_token", token(PREFIX))
                        .put("token_type", "bearer")
                        .put("expires_in", LIFE.toSeconds())
                        .put("refresh_token", keys.refreshToken()));
    }

    /** A token for what is asked for; of all orders, or of one. */
    Answer restrict(Call call) {
        var resources = call.json().path("restrictedResources");
        boolean known = !resources.isEmpty();
        for (var resource : resources) {
            var path = resource.path("path").asText();
            known &= PERSONAL.matcher(path).matches()
                    || (ITEMS.matcher(path).matches()
                            && resource.path("dataElements")
                                    .valueStream()
                                    .anyMatch(each -> each.asText().equals("buyerInfo")));
        }
        return known
                ? Answer.json(
                        200,
                        Json.object()
                                .put("restrictedDataToken", token(RESTRICTED))
                                .put("expiresIn", LIFE.toSeconds()))
                : error(400, "InvalidInput", "restrictedResources has an element that is not restricted.");
    }

    boolean valid(@Nullable String token) {
        return valid(token, PREFIX);
    }

    boolean opensPersonalData(@Nullable String token) {
        return valid(token, RESTRICTED);
    }

    private String token(String prefix) {
        var until = Long.toString(clock.instant().plus(LIFE).getEpochSecond());
        return prefix + until + "|" + seal(prefix + until);
    }

    private boolean valid(@Nullable String token, String prefix) {
        if (token == null || !token.startsWith(prefix)) {
            return false;
        }
        var parts = token.substring(prefix.length()).split("\\|", 2);
        return parts.length == 2
                && Signatures.same(parts[1], seal(prefix + parts[0]))
                && clock.instant().getEpochSecond() < Long.parseLong(parts[0]);
    }

    private String seal(String until) {
        return Signatures.shopify(keys.clientSecret(), until.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer error(int status, String code, String text) {
        return Answer.json(status, Json.object().put("error", code).put("error_description", text));
    }
}
