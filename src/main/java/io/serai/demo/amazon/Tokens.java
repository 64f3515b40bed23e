package io.serai.demo.amazon;

import io.serai.demo.tools.Json;
import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import io.serai.demo.web.Signatures;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Login with Amazon: gives access tokens for an hour against the refresh token. */
final class Tokens {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final String PREFIX = "Atza|";

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
        var until = Long.toString(clock.instant().plus(LIFE).getEpochSecond());
        return Answer.json(
                200,
                Json.object()
                        .put("access_token", PREFIX + until + "|" + seal(until))
                        .put("token_type", "bearer")
                        .put("expires_in", LIFE.toSeconds())
                        .put("refresh_token", keys.refreshToken()));
    }

    boolean valid(@Nullable String token) {
        if (token == null || !token.startsWith(PREFIX)) {
            return false;
        }
        var parts = token.substring(PREFIX.length()).split("\\|", 2);
        return parts.length == 2
                && Signatures.same(parts[1], seal(parts[0]))
                && clock.instant().getEpochSecond() < Long.parseLong(parts[0]);
    }

    private String seal(String until) {
        return Signatures.shopify(keys.clientSecret(), until.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer error(int status, String code, String text) {
        return Answer.json(status, Json.object().put("error", code).put("error_description", text));
    }
}
