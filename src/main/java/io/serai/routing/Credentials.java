package io.serai.routing;

import io.serai.kernel.Port;
import io.serai.log.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Adds the headers by which a partner knows us. A route names secrets, and never holds them: {@code {name}} is the secret of that name,
 * {@code {basic:user:password}} two of them as HTTP's basic login wants them (without a password {@code {basic:user:}}), {@code {token:partner}} an access token, {@code {uuid}} a name
 * for this call; {@code {name?token:partner}} is the secret of that name, and an access token where there is none.
 */
@Port
@Component("credentials")
public class Credentials {
    private static final Pattern REFERENCE = Pattern.compile("\\{([^{}]+)}");
    private static final Pattern BETWEEN = Pattern.compile("\\s*\\|\\s*");

    private static final String NONE = "-";
    private static final String SECRETS = "serai.secrets.";

    private final Environment environment;
    private final AccessTokens tokens;

    Credentials(Environment environment, AccessTokens tokens) {
        this.environment = environment;
        this.tokens = tokens;
    }

    /** @param headers {@code Name: value}, several with a bar between them; {@code -}: none */
    public void add(Exchange exchange, String headers) {
        if (headers.equals(NONE)) {
            return;
        }
        for (var header : BETWEEN.split(headers.strip())) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("'" + header + "' is not a header: write it as Name: value");
            }
            exchange.getMessage()
                    .setHeader(
                            header.substring(0, colon),
                            filled(header.substring(colon + 1).strip()));
        }
    }

    /**
     * Makes the message the form that asks for an access token.
     *
     * @param fields {@code name=value} with ampersands between them; {@code {client-id}} is the secret {@code <partner>-client-id}, and
     *     {@code {refresh-token}} the newest one that the partner gave
     */
    public void form(Exchange exchange, String partner, String fields) {
        var form = REFERENCE.matcher(fields).replaceAll(found -> {
            var value = found.group(1).equals("refresh-token")
                    ? tokens.refreshToken(partner)
                    : secret(partner + "-" + found.group(1));
            return Matcher.quoteReplacement(URLEncoder.encode(value, StandardCharsets.UTF_8));
        });
        exchange.getMessage().setBody(form);
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/x-www-form-urlencoded");
    }

    /**
     * Makes the message the question for a token that opens some resources only.
     *
     * @param resources paths with bars between them, each followed by the kinds of data that are wanted of it, if it has several
     */
    public void resources(Exchange exchange, String resources) {
        var wanted = BETWEEN.splitAsStream(resources.strip())
                .map(resource -> {
                    var words = List.of(resource.split("[ ,]+", -1));
                    return words.size() == 1
                            ? Map.of("method", "GET", "path", words.get(0))
                            : Map.of(
                                    "method", "GET",
                                    "path", words.get(0),
                                    "dataElements", words.subList(1, words.size()));
                })
                .toList();
        exchange.getMessage().setBody(Json.write(Map.of("restrictedResources", wanted)));
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
    }

    private String filled(String value) {
        return REFERENCE.matcher(value).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    private String value(String reference) {
        int otherwise = reference.indexOf('?');
        if (otherwise > 0) {
            var first = reference.substring(0, otherwise);
            return value(
                    environment.getProperty(SECRETS + first, "").isEmpty()
                            ? reference.substring(otherwise + 1)
                            : first);
        }
        var parts = reference.split(":", -1);
        return switch (parts[0]) {
            case "token" -> tokens.of(parts[1]);
            case "uuid" -> UUID.randomUUID().toString();
            case "basic" ->
                Base64.getEncoder()
                        .encodeToString((secret(parts[1]) + ":" + (parts[2].isEmpty() ? "" : secret(parts[2])))
                                .getBytes(StandardCharsets.UTF_8));
            default -> secret(parts[0]);
        };
    }

    /** @throws IllegalStateException if there is none: better than a call that cannot be let in */
    private String secret(String name) {
        return environment.getRequiredProperty(SECRETS + name);
    }
}
