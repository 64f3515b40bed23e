package io.serai.routing;

import io.serai.channels.TooLargeException;
import io.serai.log.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** HTTP answers: JSON, or a problem (RFC 9457). Nothing of the request's headers goes back. */
final class Answers {
    private static final Logger log = LoggerFactory.getLogger(Answers.class);
    private static final String PROBLEM = "application/problem+json";
    private static final String PROBLEM_TYPE = "https://serai.io/problems/";

    private Answers() {}

    /** Answers what was asked; what cannot be understood of it is the asker's fault, all else is ours. */
    static void to(Exchange exchange, Consumer<Request> action) {
        try {
            action.accept(new Request(exchange));
        } catch (TooLargeException e) {
            Answers.problem(exchange, 413, "too-large", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            Answers.problem(exchange, 400, "wrong-parameter", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            fault(exchange, e);
        }
    }

    static void found(Exchange exchange, Optional<?> view) {
        view.ifPresentOrElse(each -> json(exchange, 200, each), () -> notFound(exchange));
    }

    static void notFound(Exchange exchange) {
        Answers.problem(exchange, 404, "not-found", "There is nothing with this id.");
    }

    static void json(Exchange exchange, int status, Object body) {
        write(exchange, status, "application/json", Json.write(body));
    }

    /** @param code the stable name of the kind of problem */
    static void problem(Exchange exchange, int status, String code, String detail) {
        problem(exchange, status, code, detail, Map.of());
    }

    static void problem(Exchange exchange, int status, String code, String detail, Map<String, ?> more) {
        write(exchange, status, PROBLEM, Json.write(body(status, code, detail, more)));
        if (status == 503) {
            exchange.getMessage().setHeader("Retry-After", code.equals("busy") ? "1" : "5");
        }
    }

    /** Our own fault, of which a stranger hears nothing more; the database being away passes. */
    static void fault(Exchange exchange, RuntimeException fault) {
        if (fault instanceof DataAccessResourceFailureException
                || fault instanceof TransientDataAccessException
                || fault instanceof TransactionException) {
            log.warn("A request cannot be answered now: {}", fault.toString());
            problem(exchange, 503, "not-now", "It cannot be answered now. Ask again.");
            return;
        }
        log.error("A request ended with a fault of ours", fault);
        problem(exchange, 500, "fault", "Something went wrong here; it is not your message. Send it again later.");
    }

    /** The same before any route is reached. */
    static void problem(HttpServletResponse response, int status, String code, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType(PROBLEM);
        response.getOutputStream()
                .write(Json.write(body(status, code, detail, Map.of())).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, @Nullable Object> body(int status, String code, String detail, Map<String, ?> more) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("type", PROBLEM_TYPE + code);
        body.put("title", code);
        body.put("status", status);
        body.put("detail", detail);
        body.putAll(more);
        return body;
    }

    private static void write(Exchange exchange, int status, String type, String body) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, type);
        exchange.getMessage().setBody(body);
    }
}
