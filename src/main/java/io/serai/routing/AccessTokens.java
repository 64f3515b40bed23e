package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.channels.Cursors;
import io.serai.log.Json;
import io.serai.log.Leases;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.ProducerTemplate;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Access tokens (OAuth 2.0, RFC 6749) for a refresh token or for our credentials alone, as the partner's route asks for them; each is kept
 * until shortly before it expires. Where every refresh gives another refresh token, the newest is remembered, beside a hash of the secret
 * that it began with: that secret is good for the first time only, and another one is what a person has set since, because the newest was
 * lost. One hub at a time asks for a partner's: a refresh token that two of them show may be good for neither.
 */
@Component
class AccessTokens {
    private static final int SPARE_SECONDS = 60;
    private static final String PREFIX = "refresh:";
    private static final String ORIGIN = "refresh-origin:";

    private record Token(String value, Instant expires) {}

    private final ProducerTemplate producer;
    private final Environment environment;
    private final Cursors remembered;
    private final Leases leases;
    private final Clock clock;
    private final Map<String, Token> known = new ConcurrentHashMap<>();
    private final Map<String, Lock> turns = new ConcurrentHashMap<>();

    AccessTokens(ProducerTemplate producer, Environment environment, Cursors remembered, Leases leases, Clock clock) {
        this.producer = producer;
        this.environment = environment;
        this.remembered = remembered;
        this.leases = leases;
        this.clock = clock;
    }

    /** The partner's token; its route {@code direct:{partner}.token} is asked if there is none that is still good. */
    String of(String partner) {
        var turn = turns.computeIfAbsent(partner, same -> new ReentrantLock());
        turn.lock();
        try {
            var token = known.get(partner);
            if (token == null || token.expires().isBefore(clock.instant())) {
                token = leases.alone("token:" + partner, () -> fetch(partner));
                known.put(partner, token);
            }
            return token.value();
        } finally {
            turn.unlock();
        }
    }

    /** It was not taken any more. */
    void forget(String partner) {
        known.remove(partner);
    }

    private Token fetch(String partner) {
        var asked = refreshToken(partner);
        var origin = origin(partner);
        if (!asked.equals(secret(partner)) && remembered.read(ORIGIN + partner).isEmpty()) {
            // An earlier version has remembered it.
            remembered.save(origin);
        }
        var answer = Json.parse(producer.requestBody("direct:" + partner + ".token", "", String.class));
        var next = answer.path("refresh_token").asText();
        if (!next.isEmpty() && !next.equals(asked)) {
            origin.put(PREFIX + partner, next);
            remembered.save(origin);
        }
        long seconds = first(answer, "expires_in", "expiresIn").asLong();
        return new Token(
                first(answer, "access_token", "restrictedDataToken").asText(),
                clock.instant().plusSeconds(seconds - SPARE_SECONDS));
    }

    /** Amazon's tokens for personal data have names of their own. */
    private static JsonNode first(JsonNode answer, String name, String other) {
        return answer.has(name) ? answer.path(name) : answer.path(other);
    }

    /** The newest that the partner gave; the secret if there is none, or if another one than it began with is set now. */
    String refreshToken(String partner) {
        var secret = secret(partner);
        return remembered
                .read(PREFIX + partner)
                .filter(newest -> secret.isEmpty()
                        || remembered
                                .read(ORIGIN + partner)
                                .orElse(hash(secret))
                                .equals(hash(secret)))
                .orElse(secret);
    }

    /** What is remembered of the secret that is set; nothing if none is. */
    private Map<String, String> origin(String partner) {
        var origin = new HashMap<String, String>();
        if (!secret(partner).isEmpty()) {
            origin.put(ORIGIN + partner, hash(secret(partner)));
        }
        return origin;
    }

    private static String hash(String secret) {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }

    private String secret(String partner) {
        return environment.getProperty("serai.secrets." + partner + "-refresh-token", "");
    }
}
