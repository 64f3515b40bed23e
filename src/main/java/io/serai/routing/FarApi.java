package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Far;
import io.serai.fulfilment.calls.Reply;
import io.serai.log.Json;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.mapping.XmlAnswers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks a partner's API for JSON, and sends it what we have to say, through its route {@code direct:{partner}.get}, which knows its address and credentials. */
@Component
class FarApi {
    private static final int OK = 200;
    private static final int REDIRECTS = 300;
    private static final Pattern NEXT = Pattern.compile("<[^<>?]*([?][^<>]*)>\\s*;[^,]*\\brel=\"?next\\b");
    private static final int UNAUTHORISED = 401;
    private static final int SERVER_ERRORS = 500;

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

    /** The answer of the partner's one API. @throws NotGiven if it is none */
    String get(String partner, String path) {
        return get(partner, "", path);
    }

    /**
     * The answer as it came, or if the partner speaks XML its tree.
     *
     * @param api which of the partner's APIs, where it has several; empty: the one
     * @param path below the base URL, with its query
     * @throws NotGiven if the answer is none
     */
    String get(String partner, String api, String path) {
        var answer = ask(api.isEmpty() ? partner : partner + "." + api, "GET", path, null);
        return isXml(partner) ? asJson(answer) : answer;
    }

    /**
     * A page of a list.
     *
     * @param next the query, with its question mark, of the page after it as the header {@code Link} names it (RFC 8288); empty: it names none
     */
    record Page(String body, String next) {}

    /**
     * The same of a list, which is searched by POST where there is a body.
     *
     * @throws NotGiven if the answer is none
     */
    Page page(String partner, String path, @Nullable String body) {
        var answer = answer(partner, body == null ? "GET" : "POST", path, body);
        var text = text(answer);
        return new Page(
                body == null && isXml(partner) ? asJson(text) : text, nextOf(answer.getHeader("Link", String.class)));
    }

    /** Only its query is taken: the address is the one that we know. */
    static String nextOf(@Nullable String link) {
        var next = NEXT.matcher(link == null ? "" : link);
        return next.find() ? next.group(1) : "";
    }

    /** Posts something that may be repeated. @throws NotGiven if it is not taken */
    void post(String partner, String path, String body) {
        ask(partner, "POST", path, body);
    }

    /** @param partner or one of its APIs, as its route is called */
    private String ask(String partner, String method, String path, @Nullable String body) {
        return text(answer(partner, method, path, body));
    }

    private static String text(Message answer) {
        return Optional.ofNullable(answer.getBody(String.class)).orElse("");
    }

    private Message answer(String partner, String method, String path, @Nullable String body) {
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
        if (status < OK || status >= REDIRECTS) {
            throw new NotGiven(status, "it answered " + status);
        }
        return answer.getMessage();
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

        /** Our key has no right to it, or nobody may ask for it. */
        boolean isForbidden() {
            return status == 401 || status == 403 || status == 405;
        }

        /** It will be given to nobody who asks so, or is not there any more. */
        boolean isForGood() {
            return status == 400 || status == 422 || isAbsent();
        }

        /** It says something of the one thing that was asked for; not that there is no answer, our key is not known or we ask too often. */
        boolean isOfOne() {
            return isForGood() || status == 403 || status == 405 || status >= SERVER_ERRORS;
        }
    }
}
