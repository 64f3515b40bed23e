package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.channels.Cursors;
import io.serai.log.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.ProducerTemplate;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Access tokens (OAuth 2.0, RFC 6749) for a refresh token or for our credentials alone, as the partner's route asks for them; each is kept until shortly before it expires. Where every refresh
 * gives another refresh token, the newest is remembered: the one among the secrets is good for the first time only.
 */
@Component
class AccessTokens {
    private static final int SPARE_SECONDS = 60;
    private static final String PREFIX = "refresh:";

    private record Token(String value, Instant expires) {}

    private final ProducerTemplate producer;
    private final Environment environment;
    private final Cursors remembered;
    private final Clock clock;
    private final Map<String, Token> known = new ConcurrentHashMap<>();

    AccessTokens(ProducerTemplate producer, Environment environment, Cursors remembered, Clock clock) {
        this.producer = producer;
        this.environment = environment;
        this.remembered = remembered;
        this.clock = clock;
    }

    /** The partner's token; its route {@code direct:{partner}.token} is asked if there is none that is still good. */
    synchronized String of(String partner) {
        var token = known.get(partner);
        if (token == null || token.expires().isBefore(clock.instant())) {
            token = fetch(partner);
            known.put(partner, token);
        }
        return token.value();
    }

    /** It was not taken any more. */
    void forget(String partner) {
        known.remove(partner);
    }

    private Token fetch(String partner) {
        var asked = refreshToken(partner);
        var answer = Json.parse(producer.requestBody("direct:" + partner + ".token", "", String.class));
        var next = answer.path("refresh_token").asText();
        if (!next.isEmpty() && !next.equals(asked)) {
            remembered.save(PREFIX + partner, next);
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

    /** The newest that the partner gave, or the first one. */
    String refreshToken(String partner) {
        return remembered
                .read(PREFIX + partner)
                .orElseGet(() -> environment.getProperty("serai.secrets." + partner + "-refresh-token", ""));
    }
}
