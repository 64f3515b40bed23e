package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.log.Json;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.mapping.XmlAnswers;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Asks a partner's API for JSON or XML, through its route {@code direct:{partner}.get}, which knows its address and credentials. */
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

    /** The partner's API as the parts of a message are asked from it. */
    Parts.Far of(String partner) {
        return new Parts.Far(path -> get(partner, path), isXml(partner));
    }

    private boolean isXml(String partner) {
        return partners.find(partner)
                .map(known -> known.format() == Partner.Format.XML)
                .orElse(false);
    }

    String contentType(String partner) {
        return isXml(partner) ? "application/xml" : "application/json";
    }

    /** An answer as it reads in the partner's format. @throws NotGiven if it is none */
    JsonNode tree(String partner, String answer) {
        return isXml(partner) ? xml(answer) : json(answer);
    }

    /**
     * The answer as it came.
     *
     * @param path below the base URL, with its query
     * @throws NotGiven if the answer is none
     */
    String get(String partner, String path) {
        int query = path.indexOf('?');
        var answer = producer.request("direct:" + partner + ".get", exchange -> {
            var message = exchange.getMessage();
            message.setHeader(Exchange.HTTP_METHOD, "GET");
            message.setHeader(Exchange.HTTP_PATH, query < 0 ? path : path.substring(0, query));
            if (query >= 0) {
                message.setHeader(Exchange.HTTP_QUERY, path.substring(query + 1));
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

    /** @throws NotGiven if it is none, or a page that says sorry */
    static JsonNode xml(String answer) {
        try {
            var tree = XmlAnswers.tree(answer);
            if (tree.has("html")) {
                throw new NotGiven(0, "its answer is a page for people");
            }
            return tree;
        } catch (IllegalArgumentException e) {
            throw new NotGiven(0, "its answer is not XML");
        }
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
