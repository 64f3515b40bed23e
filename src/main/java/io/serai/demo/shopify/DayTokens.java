package io.serai.demo.shopify;

import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The access tokens of an app of the Dev Dashboard: each is for a day, and given for client id and client secret (OAuth 2.0, client credentials). */
public final class DayTokens {
    private static final Duration LIFE = Duration.ofSeconds(86_399);

    private final String clientId;
    private final String clientSecret;
    private final Clock clock;
    private final Map<String, Instant> given = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    public DayTokens(String clientId, String clientSecret, Clock clock) {
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.clock = clock;
    }

    /** No token that was given is taken from now on. */
    public void end() {
        given.clear();
    }

    Answer give(Call call) {
        var form = call.form();
        if (!"client_credentials".equals(form.get("grant_type"))
                || !clientId.equals(form.get("client_id"))
                || !clientSecret.equals(form.get("client_secret"))) {
            return Answer.json(400, Map.of("error", "invalid_request"));
        }
        var token = "shpat_" + clientId + "_" + count.incrementAndGet();
        given.put(token, clock.instant().plus(LIFE));
        return Answer.json(
                200,
                Map.of("access_token", token, "scope", "read_orders,write_orders", "expires_in", LIFE.toSeconds()));
    }

    boolean isGood(@Nullable String token) {
        var until = token == null ? null : given.get(token);
        return until != null && clock.instant().isBefore(until);
    }
}
