package io.serai.routing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.serai.fulfilment.Calls;
import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Reply;
import io.serai.kernel.Port;
import io.serai.log.Traces;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * Puts a call to the outside on an exchange and reads what came back. The call itself waits in a property, because the message is the
 * partner's from here on.
 */
@Port
@Component("callRoutes")
public class CallRoutes {
    static final String CALL = "SeraiCall";
    private static final String SPAN = "SeraiSpan";
    private static final int FIRST_ERROR = 400;
    private static final int MAX_REPLY = 1 << 20;

    private final Calls calls;
    private final Traces traces;

    CallRoutes(Calls calls, Traces traces) {
        this.traces = traces;
        this.calls = calls;
    }

    /** Takes the lease of the attempt that the message names; without one the exchange stops here. */
    public void begin(Exchange exchange) {
        var id = exchange.getMessage().getBody(String.class);
        exchange.getMessage().removeHeaders("*");
        var call = calls.begin(id);
        if (call == null) {
            exchange.setRouteStop(true);
            return;
        }
        exchange.setProperty(CALL, call);
        var attempt = call.attempt();
        exchange.setProperty(
                SPAN, traces.start("call " + attempt.door() + " " + attempt.kind(), SpanKind.CLIENT, attempt.trace()));
        if (call instanceof Call.Http http) {
            fill(exchange, http);
        } else if (call instanceof Call.File file) {
            exchange.getMessage().setHeader(Exchange.FILE_NAME, file.folder() + "/" + file.name());
            exchange.getMessage().setBody(file.bytes());
        } else if (call instanceof Call.Mail mail) {
            fill(exchange, mail);
        }
    }

    /** Nothing of what was sent or answered is in it but whether it went wrong. */
    private static void end(Exchange exchange, boolean failed) {
        var span = exchange.getProperty(SPAN, Span.class);
        if (failed) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    static void fill(Exchange exchange, Call.Http http) {
        var message = exchange.getMessage();
        http.headers().forEach(message::setHeader);
        int query = http.path().indexOf('?');
        message.setHeader(Exchange.HTTP_METHOD, http.method());
        message.setHeader(
                Exchange.HTTP_PATH, query < 0 ? http.path() : http.path().substring(0, query));
        if (query >= 0) {
            message.setHeader(Exchange.HTTP_QUERY, http.path().substring(query + 1));
        }
        message.setBody(http.body());
    }

    private static void fill(Exchange exchange, Call.Mail mail) {
        var message = exchange.getMessage();
        message.setHeader("To", mail.to());
        message.setHeader("Subject", mail.subject());
        message.setHeader("Message-ID", mail.messageId());
        message.setHeader("CamelMailAlternativeBody", mail.text());
        message.setHeader("contentType", "text/html; charset=UTF-8");
        message.setBody(mail.html());
    }

    /** The call came to an answer. */
    public void conclude(Exchange exchange) {
        var reply = reply(exchange);
        calls.conclude(exchange.getProperty(CALL, Call.class), reply);
        end(exchange, reply.status() >= FIRST_ERROR);
    }

    /** What came back; transports without a status say 200. */
    static Reply reply(Exchange exchange) {
        var message = exchange.getMessage();
        var status = Optional.ofNullable(message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))
                .orElse(200);
        var body = Optional.ofNullable(message.getBody(byte[].class)).orElse(new byte[0]);
        var text = new String(body, 0, Math.min(body.length, MAX_REPLY), StandardCharsets.UTF_8);
        return new Reply(status, text, RetryAfter.read(message.getHeader("Retry-After", String.class)));
    }

    /** It did not. */
    public void failed(Exchange exchange) {
        var call = exchange.getProperty(CALL, Call.class);
        var fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (call == null) {
            return;
        }
        if (call instanceof Call.Mail mail && MailRefusal.isForGood(fault, mail.to())) {
            calls.refused(call, fault);
        } else {
            calls.failed(call, fault);
        }
        end(exchange, true);
    }
}
