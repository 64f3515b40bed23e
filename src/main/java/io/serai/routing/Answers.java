package io.serai.routing;

import io.serai.log.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** HTTP answers: JSON, or a problem (RFC 9457). Nothing of the request's headers goes back. */
final class Answers {
    private static final String PROBLEM_TYPE = "https://serai.io/problems/";

    private Answers() {}

    static void json(Exchange exchange, int status, Object body) {
        write(exchange, status, "application/json", Json.write(body));
    }

    /** @param code the stable name of the kind of problem */
    static void problem(Exchange exchange, int status, String code, String detail) {
        problem(exchange, status, code, detail, Map.of());
    }

    static void problem(Exchange exchange, int status, String code, String detail, Map<String, ?> more) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("type", PROBLEM_TYPE + code);
        body.put("title", code);
        body.put("status", status);
        body.put("detail", detail);
        body.putAll(more);
        write(exchange, status, "application/problem+json", Json.write(body));
        if (status == 503) {
            exchange.getMessage().setHeader("Retry-After", code.equals("busy") ? "1" : "5");
        }
    }

    private static void write(Exchange exchange, int status, String type, String body) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, type);
        exchange.getMessage().setBody(body);
    }
}
