package io.serai.routing;

import io.serai.fulfilment.intake.Authenticity;
import io.serai.fulfilment.intake.HintLimits;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Hands what partners post straight to the routes of the doors, {@code direct:{operationId}} of {@code openapi/serai.yaml}, in the
 * thread of the request. The REST component would serve the same operations, but dispatches each request twice and over two threads,
 * which cost more than all that is done with a message until it is kept.
 */
class DoorServlet extends HttpServlet {
    private static final String CHALLENGE = "direct:answerChallenge";

    private final transient ObjectProvider<CamelContext> camel;
    private transient volatile @Nullable ProducerTemplate routes;

    DoorServlet(ObjectProvider<CamelContext> camel) {
        this.camel = camel;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var door = Door.of(request);
        if (door.isEmpty()) {
            Answers.problem(response, 404, "not-found", "There is no such door.");
        } else if (door.get().isAsked(request)) {
            answer(routes().send(CHALLENGE, exchange -> ask(exchange, request, door.get())), response);
        } else if (!request.getMethod().equals("POST")) {
            response.setHeader(HttpHeaders.ALLOW, "POST");
            Answers.problem(response, 405, "wrong-method", "A message is handed in by POST.");
        } else {
            ServerHttpObservationFilter.findObservationContext(request)
                    .ifPresent(observed -> observed.setPathPattern(door.get().kind.pattern));
            answer(routes().send(door.get().kind.route, exchange -> ask(exchange, request, door.get())), response);
        }
    }

    /** The first message finds the context ready: until then it is not yet {@linkplain OpeningHours open}. */
    private ProducerTemplate routes() {
        var known = routes;
        if (known == null) {
            known = camel.getObject().createProducerTemplate();
            routes = known;
        }
        return known;
    }

    /** A header that came more than once says nothing; the name in the path, the query and the address are set last, so that no header can stand for them. */
    private static void ask(Exchange exchange, HttpServletRequest request, Door door) throws IOException {
        var message = exchange.getIn();
        for (var name : Collections.list(request.getHeaderNames())) {
            var values = request.getHeaders(name);
            var first = values.hasMoreElements() ? values.nextElement() : null;
            if (first != null && !values.hasMoreElements()) {
                message.setHeader(name, first);
            }
        }
        message.setHeader(door.kind.parameter, door.partner);
        message.setHeader(
                Authenticity.QUERY,
                Optional.ofNullable(request.getQueryString()).orElse(""));
        message.setHeader(HintLimits.ADDRESS, request.getRemoteAddr());
        message.setBody(request.getInputStream());
    }

    private static void answer(Exchange exchange, HttpServletResponse response) throws IOException {
        if (exchange.getException() != null) {
            Answers.fault(exchange, new IllegalStateException(exchange.getException()));
        }
        var message = exchange.getMessage();
        response.setStatus(message.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class));
        response.setContentType(message.getHeader(Exchange.CONTENT_TYPE, String.class));
        Optional.ofNullable(message.getHeader(HttpHeaders.RETRY_AFTER, String.class))
                .ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
        var body = message.getBody(String.class).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Which door, and whose. */
    private record Door(Kind kind, String partner) {
        private static final int PARTS = 4;

        /** From {@code /channels/shopify/orders} and its like; empty if there is none. */
        static Optional<Door> of(HttpServletRequest request) {
            var path = request.getPathInfo() == null ? "" : request.getPathInfo();
            var parts = (request.getServletPath() + path).split("/", -1);
            if (parts.length != PARTS || parts[2].isEmpty()) {
                return Optional.empty();
            }
            for (var kind : Kind.values()) {
                if (kind.first.equals(parts[1]) && kind.last.equals(parts[3])) {
                    return Optional.of(new Door(kind, parts[2]));
                }
            }
            return Optional.empty();
        }

        /** Whether it is no message, but a channel's question whether the door is ours. */
        boolean isAsked(HttpServletRequest request) {
            return kind == Kind.CHANNEL
                    && request.getMethod().equals("GET")
                    && String.valueOf(request.getQueryString()).contains("challenge_code=");
        }
    }

    /** The operations that take messages, as the API's contract names them. */
    private enum Kind {
        CHANNEL("channels", "channel", "orders", "takeOrders"),
        CARRIER("carriers", "carrier", "tracking", "takeTracking"),
        PROVIDER("payments", "provider", "events", "takePaymentEvent");

        private final String first;
        private final String parameter;
        private final String last;
        private final String route;
        private final String pattern;

        Kind(String first, String parameter, String last, String operation) {
            this.first = first;
            this.parameter = parameter;
            this.last = last;
            this.route = "direct:" + operation;
            this.pattern = "/" + first + "/{" + parameter + "}/" + last;
        }
    }
}
