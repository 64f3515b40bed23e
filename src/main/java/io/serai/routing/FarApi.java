package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.fulfilment.Call;
import io.serai.fulfilment.Far;
import io.serai.fulfilment.Reply;
import io.serai.log.Json;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.mapping.XmlAnswers;
import java.nio.charset.StandardCharsets;
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
    private final Partners partners;

    FarApi(ProducerTemplate producer, AccessTokens tokens, Partners partners) {
        this.producer = producer;
        this.tokens = tokens;
        this.partners = partners;
    }

    private boolean isXml(String partner) {
        return partners.find(partner)
                .map(known -> known.format() == Partner.Format.XML)
                .orElse(false);
    }

    String contentType(String partner) {
        return isXml(partner) ? "application/xml" : "application/json";
    }

    /** A composed message in the partner's own format. */
    byte[] message(String partner, String composed) {
        var text = isXml(partner) ? XmlAnswers.message(json(composed)) : composed;
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** An answer in XML as the tree that mappings see. @throws NotGiven if it is none, or a page that says sorry */
    private static String asJson(String answer) {
        try {
            var tree = XmlAnswers.tree(answer);
            if (tree.has("html")) {
                throw new NotGiven(0, "its answer is a page for people");
            }
            return Json.write(tree);
        } catch (IllegalArgumentException e) {
            throw new NotGiven(0, "its answer is not XML");
        }
    }

    /**
     * The answer as it came, or if the partner speaks XML its tree.
     *
     * @param path below the base URL, with its query
     * @throws NotGiven if the answer is none
     */
    String get(String partner, String path) {
        var answer = ask(partner, "GET", path, null);
        return isXml(partner) ? asJson(answer) : answer;
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
