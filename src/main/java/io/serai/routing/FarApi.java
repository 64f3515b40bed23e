package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.fulfilment.Call;
import io.serai.fulfilment.Far;
import io.serai.fulfilment.Reply;
import io.serai.log.Json;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks a partner's API for JSON, and sends it what we have to say, through its route {@code direct:{partner}.get}, which knows its address and credentials. */
@Component
class FarApi {
    private static final int OK = 200;
    private static final int UNAUTHORISED = 401;

    private final ProducerTemplate producer;
    private final AccessTokens tokens;

    FarApi(ProducerTemplate producer, AccessTokens tokens) {
        this.producer = producer;
        this.tokens = tokens;
    }

    /**
     * The answer as it came.
     *
     * @param path below the base URL, with its query
     * @throws NotGiven if the answer is none
     */
    String get(String partner, String path) {
        return ask(partner, "GET", path, null);
    }

    /** The same where an API searches by POST. @throws NotGiven if the answer is none */
    String search(String partner, String path, String body) {
        return ask(partner, "POST", path, body);
    }

    private String ask(String partner, String method, String path, @Nullable String body) {
        int query = path.indexOf('?');
        var answer = producer.request("direct:" + partner + ".get", exchange -> {
            var message = exchange.getMessage();
            message.setHeader(Exchange.HTTP_METHOD, method);
            message.setHeader(Exchange.HTTP_PATH, query < 0 ? path : path.substring(0, query));
            if (query >= 0) {
                message.setHeader(Exchange.HTTP_QUERY, path.substring(query + 1));
            }
            if (body != null) {
                message.setHeader(Exchange.CONTENT_TYPE, "application/json");
                message.setBody(body);
            }
        });
        if (answer.getException() != null) {
            throw new NotGiven(0, answer.getException().toString());
        }
        int status = Optional.ofNullable(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))
                .orElse(0);
        if (status == UNAUTHORISED) {
            tokens.forget(partner);
        }
        if (status != OK) {
            throw new NotGiven(status, "it answered " + status);
        }
        return Optional.ofNullable(answer.getMessage().getBody(String.class)).orElse("");
    }

    /**
     * Makes a call that may change something there.
     *
     * @param api which of the partner's APIs, where it has several: the route {@code direct:{partner}.{api}.get}
     * @throws Far.NoAnswerException if no answer came
     */
    Reply send(String partner, @Nullable String api, Call.Http call) {
        var route = "direct:" + partner + (api == null ? "" : "." + api) + ".get";
        var answer = producer.request(route, exchange -> CallRoutes.fill(exchange, call));
        if (answer.getException() != null) {
            throw new Far.NoAnswerException(answer.getException());
        }
        var reply = CallRoutes.reply(answer);
        if (reply.status() == UNAUTHORISED) {
            tokens.forget(partner);
        }
        return reply;
    }

    /** @throws NotGiven if it is none: a page that says sorry, with a status of 200 */
    static JsonNode json(String answer) {
        try {
            return Json.parse(answer);
        } catch (IllegalStateException e) {
            throw new NotGiven(0, "its answer is not JSON");
        }
    }

    /** The far end gave no answer that can be used; {@code status} is 0 if it gave none at all. */
    static final class NotGiven extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;

        NotGiven(int status, String message) {
            super(message, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }

        /** What was asked for does not exist there. */
        boolean isAbsent() {
            return status == 404 || status == 410;
        }
    }
}
