package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.console.OrderQueries;
import io.serai.console.ReturnQueries;
import io.serai.contract.ReturnRequest;
import io.serai.fulfilment.payment.RefundsAgain;
import io.serai.fulfilment.returns.ReturnAnswer;
import io.serai.fulfilment.returns.ReturnDesk;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import io.serai.log.Json;
import io.serai.mapping.CardNumbers;
import io.serai.returns.ReturnLine.Received;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The part of the hub's own API that is about what customers give back, and the money for it. */
@Port
@Component("returnsApi")
public class ReturnsApi {
    private static final int MAX_BYTES = 100_000;
    private static final int MAX_KEY = 200;

    private final ReturnDesk desk;
    private final ReturnQueries returns;
    private final OrderQueries orders;
    private final RefundsAgain refunds;

    ReturnsApi(ReturnDesk desk, ReturnQueries returns, OrderQueries orders, RefundsAgain refunds) {
        this.desk = desk;
        this.returns = returns;
        this.orders = orders;
        this.refunds = refunds;
    }

    public void listReturns(Exchange exchange) {
        Answers.to(exchange, request -> {
            var id = OrderId.of(request.need("id"));
            if (orders.find(id).isEmpty()) {
                Answers.notFound(exchange);
            } else {
                Answers.json(exchange, 200, returns.of(id));
            }
        });
    }

    public void requestReturn(Exchange exchange) {
        Answers.to(exchange, request -> {
            var id = OrderId.of(request.need("id"));
            var asked = asked(request.json(MAX_BYTES));
            answer(exchange, desk.request(id, asked, request.person()), 201);
        });
    }

    /** As a channel would say it; whose order it is says the path. */
    private static ReturnRequest asked(JsonNode body) {
        var key = body.path("key").asText();
        if (key.isBlank()
                || key.length() > MAX_KEY
                || CardNumbers.has(key)
                || !body.path("lines").isArray()) {
            throw new IllegalArgumentException(
                    "a return has a key of 1 to " + MAX_KEY + " characters, none of a payment card, and lines");
        }
        var told = new LinkedHashMap<String, Object>(Map.of("kind", "return-request", "reference", ""));
        body.properties().forEach(field -> told.put(field.getKey(), field.getValue()));
        try {
            return sound(Json.read(Json.write(told), ReturnRequest.class));
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException("the body is no ReturnRequest of the API's contract", e);
        }
    }

    private static ReturnRequest sound(ReturnRequest asked) {
        if (asked.lines().stream().anyMatch(line -> line.reason() == null)) {
            throw new IllegalArgumentException("each line has a reason");
        }
        return asked;
    }

    public void expectReturn(Exchange exchange) {
        Answers.to(exchange, request -> answer(exchange, desk.expect(id(request), request.person()), 200));
    }

    public void receiveReturn(Exchange exchange) {
        Answers.to(exchange, request -> {
            var body = request.json(MAX_BYTES);
            var location = new LocationId(body.path("location").asText());
            var lines = body.path("lines");
            answer(exchange, desk.receive(id(request), location, came(lines), lots(lines), request.person()), 200);
        });
    }

    private static Map<Integer, String> lots(JsonNode lines) {
        var lots = new HashMap<Integer, String>();
        for (var line : lines) {
            if (!line.path("lot").asText().isBlank()) {
                lots.put(line.path("no").asInt(), line.path("lot").asText());
            }
        }
        return lots;
    }

    private static Map<Integer, Received> came(JsonNode lines) {
        var came = new HashMap<Integer, Received>();
        for (var line : lines) {
            var pieces = new Received(
                    line.path("sellable").asInt(),
                    line.path("damaged").asInt(),
                    line.path("quarantine").asInt());
            if (came.put(line.path("no").asInt(), pieces) != null) {
                throw new IllegalArgumentException("line " + line.path("no").asInt() + " is there twice");
            }
        }
        return came;
    }

    public void settleReturn(Exchange exchange) {
        Answers.to(exchange, request -> {
            var refused = new HashSet<Integer>();
            request.json(MAX_BYTES).path("refuse").forEach(each -> refused.add(each.asInt()));
            answer(exchange, desk.settle(id(request), refused, request.person()), 200);
        });
    }

    public void refundReturn(Exchange exchange) {
        Answers.to(exchange, request -> answer(exchange, desk.refundAgain(id(request)), 200));
    }

    public void returnGivenBack(Exchange exchange) {
        Answers.to(exchange, request -> answer(exchange, desk.givenBackByChannel(id(request), request.person()), 200));
    }

    /** Not for a return: of an order that was cancelled, or whose rest was. */
    public void refundOrder(Exchange exchange) {
        Answers.to(exchange, request -> {
            var id = OrderId.of(request.need("id"));
            var answer = refunds.ask(id, request.person());
            switch (answer) {
                case ASKED -> Answers.json(exchange, 200, orders.find(id).orElseThrow());
                case NO_SUCH_ORDER -> Answers.notFound(exchange);
                case NOTHING_REFUSED, NOT_THERE ->
                    Answers.problem(
                            exchange,
                            409,
                            "cannot-refund",
                            "No provider has refused to give money back that is still due, or no payment has it now.",
                            Map.of("why", answer));
            }
        });
    }

    public void refuseReturn(Exchange exchange) {
        Answers.to(exchange, request -> answer(exchange, desk.refuse(id(request), request.person()), 200));
    }

    private static UUID id(Request request) {
        return UUID.fromString(request.need("id"));
    }

    private void answer(Exchange exchange, ReturnAnswer answer, int status) {
        if (answer instanceof ReturnAnswer.Done done) {
            Answers.json(
                    exchange,
                    done.again() ? 200 : status,
                    returns.find(done.id()).orElseThrow());
        } else if (answer instanceof ReturnAnswer.Refused refused) {
            switch (refused.why()) {
                case NO_SUCH_ORDER, NO_SUCH_RETURN -> Answers.notFound(exchange);
                case NO_SUCH_LINE, NO_SUCH_LOCATION, NO_SUCH_ARTICLE, NOTHING ->
                    Answers.problem(
                            exchange,
                            400,
                            "wrong-return",
                            "It names what is not there, or not a single piece.",
                            Map.of("why", refused.why()));
                case TOO_MANY, OTHER_REQUEST, NOT_NOW, NOT_CAPTURED ->
                    Answers.problem(
                            exchange,
                            409,
                            "cannot-return",
                            "The return cannot be that way now; nothing was changed.",
                            Map.of("why", refused.why()));
            }
        }
    }
}
