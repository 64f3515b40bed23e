package io.serai.routing;

import io.serai.kernel.Port;
import io.serai.log.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Login with Amazon: an access token for a refresh token, kept until shortly before it expires. */
@Port
@Component("amazonLogin")
public class AmazonLogin {
    private static final int SPARE_SECONDS = 60;

    private record Token(String value, Instant expires) {}

    private final ProducerTemplate producer;
    private final Environment environment;
    private final Clock clock;
    private volatile Token token = new Token("", Instant.EPOCH);

    AmazonLogin(ProducerTemplate producer, Environment environment, Clock clock) {
        this.producer = producer;
        this.environment = environment;
        this.clock = clock;
    }

    public void authorise(Exchange exchange) {
        exchange.getMessage().setHeader("x-amz-access-token", token());
    }

    String token() {
        var known = token;
        if (known.expires().isBefore(clock.instant())) {
            known = fetch();
            token = known;
        }
        return known.value();
    }

    private Token fetch() {
        var form = "grant_type=refresh_token"
                + parameter("refresh_token", "serai.secrets.amazon-refresh-token")
                + parameter("client_id", "serai.secrets.amazon-client-id")
                + parameter("client_secret", "serai.secrets.amazon-client-secret");
        var headers = Map.<String, Object>of(
                Exchange.HTTP_METHOD, "POST", "Content-Type", "application/x-www-form-urlencoded");
        var answer = Json.parse(producer.requestBodyAndHeaders("direct:amazon.token", form, headers, String.class));
        var expires = clock.instant().plusSeconds(answer.path("expires_in").asLong() - SPARE_SECONDS);
        return new Token(answer.path("access_token").asText(), expires);
    }

    private String parameter(String name, String property) {
        return "&" + name + "=" + URLEncoder.encode(environment.getProperty(property, ""), StandardCharsets.UTF_8);
    }
}
