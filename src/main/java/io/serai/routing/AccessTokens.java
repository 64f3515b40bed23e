package io.serai.routing;

import io.serai.channels.Cursors;
import io.serai.log.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Access tokens for a refresh token (OAuth 2.0, RFC 6749 section 6), each kept until shortly before it expires. Where every refresh
 * gives another refresh token, the newest is remembered: the one among the secrets is good for the first time only.
 */
@Component
class AccessTokens {
    private static final int SPARE_SECONDS = 60;

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
        var name = "refresh:" + partner;
        var refresh = remembered.read(name).orElseGet(() -> secret(partner + "-refresh-token"));
        var grant = refresh.isEmpty()
                ? "grant_type=client_credentials"
                : "grant_type=refresh_token" + parameter("refresh_token", refresh);
        var form = grant
                + parameter("client_id", secret(partner + "-client-id"))
                + parameter("client_secret", secret(partner + "-client-secret"));
        var headers = Map.<String, Object>of(
                Exchange.HTTP_METHOD, "POST", "Content-Type", "application/x-www-form-urlencoded");
        var answer =
                Json.parse(producer.requestBodyAndHeaders("direct:" + partner + ".token", form, headers, String.class));
        var next = answer.path("refresh_token").asText();
        if (!next.isEmpty() && !next.equals(refresh)) {
            remembered.save(name, next);
        }
        var expires = clock.instant().plusSeconds(answer.path("expires_in").asLong() - SPARE_SECONDS);
        return new Token(answer.path("access_token").asText(), expires);
    }

    private String secret(String name) {
        return environment.getProperty("serai.secrets." + name, "");
    }

    private static String parameter(String name, String value) {
        return "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
