package io.serai.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.console.ExceptionFilter;
import io.serai.console.ExceptionQueries;
import io.serai.console.OrderFilter;
import io.serai.console.OrderQueries;
import io.serai.console.ReceiptQueries;
import io.serai.console.StockQueries;
import io.serai.fulfilment.Repair;
import io.serai.fulfilment.intake.Reception;
import io.serai.fulfilment.orders.Cancellations;
import io.serai.fulfilment.picking.Dispatch;
import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import io.serai.kernel.ReceiptId;
import io.serai.log.Json;
import io.serai.mapping.CardNumbers;
import io.serai.mapping.Problem;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The hub's own API, one method for each operation of {@code openapi/serai.yaml}. */
@Port
@Component("api")
public class Api {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final OrderQueries orders;
    private final ReceiptQueries receipts;
    private final ExceptionQueries exceptions;
    private final StockQueries stock;
    private final Cancellations cancellations;
    private final Repair repair;
    private final Reception reception;
    private final Dispatch dispatch;
    private final int maxBytes;

    Api(
            OrderQueries orders,
            ReceiptQueries receipts,
            ExceptionQueries exceptions,
            StockQueries stock,
            Cancellations cancellations,
            Repair repair,
            Reception reception,
            Dispatch dispatch,
            @Value("${serai.inbox.max-bytes:10485760}") int maxBytes) {
        this.orders = orders;
        this.receipts = receipts;
        this.exceptions = exceptions;
        this.stock = stock;
        this.cancellations = cancellations;
        this.repair = repair;
        this.reception = reception;
        this.dispatch = dispatch;
        this.maxBytes = maxBytes;
    }

    public void getReceipt(Exchange exchange) {
        Answers.to(exchange, request -> Answers.found(exchange, receipts.find(ReceiptId.of(request.need("id")))));
    }

    public void listOrders(Exchange exchange) {
        Answers.to(exchange, request -> {
            var filter = new OrderFilter(
                    request.get("status"),
                    request.get("channel"),
                    request.get("reference"),
                    instant(request.get("createdAfter")),
                    null);
            Answers.json(exchange, 200, orders.list(filter, request.page(), request.size()));
        });
    }

    public void getOrder(Exchange exchange) {
        Answers.to(exchange, request -> Answers.found(exchange, orders.find(OrderId.of(request.need("id")))));
    }

    public void getTimeline(Exchange exchange) {
        Answers.to(exchange, request -> {
            var id = OrderId.of(request.need("id"));
            if (orders.find(id).isEmpty()) {
                Answers.notFound(exchange);
            } else {
                Answers.json(exchange, 200, orders.timeline(id, request.language()));
            }
        });
    }

    public void cancelOrder(Exchange exchange) {
        Answers.to(exchange, request -> {
            var id = OrderId.of(request.need("id"));
            var asked = request.json(maxBytes);
            var reason = asked.path("reason").asText("api");
            if (CardNumbers.has(reason)) {
                Answers.problem(
                        exchange,
                        400,
                        "card-number",
                        "There is what looks like the number of a payment card in it, which is kept nowhere.",
                        Map.of("pointer", "/reason"));
                return;
            }
            boolean rest = asked.path("rest").asBoolean(false);
            var answer = rest
                    ? cancellations.cancelRest(id, request.person(), reason)
                    : cancellations.cancel(id, request.person(), reason);
            switch (answer.outcome()) {
                case CANCELLED -> Answers.found(exchange, orders.find(id));
                case UNKNOWN -> Answers.notFound(exchange);
                case TOO_LATE, HELD -> tooLate(exchange, id, answer.why());
            }
        });
    }

    private void tooLate(Exchange exchange, OrderId id, @Nullable String why) {
        var order = orders.find(id).orElseThrow();
        if (order.state().equals("CANCELLED")) {
            Answers.json(exchange, 200, order);
            return;
        }
        Answers.problem(
                exchange,
                409,
                "too-late-to-cancel",
                switch (why == null ? "" : why) {
                    case "nothing-left" -> "Nothing of the order has left, so that it has no rest: cancel the whole.";
                    case "held" -> "The order is held for what its channel asked: grant that, or release it, before.";
                    default -> "The order is " + order.state() + " and cannot be cancelled any more.";
                },
                Map.of("why", why == null ? "" : why, "state", order.state()));
    }

    public void listExceptions(Exchange exchange) {
        Answers.to(exchange, request -> {
            var filter = new ExceptionFilter(request.get("state"), request.get("partner"), request.get("code"));
            Answers.json(exchange, 200, exceptions.list(filter, request.page(), request.size()));
        });
    }

    public void getException(Exchange exchange) {
        Answers.to(exchange, request -> Answers.found(exchange, exceptions.find(UUID.fromString(request.need("id")))));
    }

    public void editException(Exchange exchange) {
        Answers.to(exchange, request -> {
            var id = UUID.fromString(request.need("id"));
            var edit = request.json(maxBytes);
            var answer = edit.path("state").asText().equals("DISMISSED")
                    ? repair.dismiss(id, request.person())
                    : repair.correct(id, edit.path("document").asText());
            repaired(exchange, request, id, answer, 200);
        });
    }

    public void replayException(Exchange exchange) {
        Answers.to(exchange, request -> {
            var id = UUID.fromString(request.need("id"));
            var answer = repair.replay(id);
            if (answer.open() && !answer.problems().isEmpty()) {
                Answers.problem(
                        exchange,
                        409,
                        "still-refused",
                        "It was refused again, and stays open.",
                        Map.of("problems", texts(answer.problems(), request.language())));
                return;
            }
            repaired(exchange, request, id, answer, 202);
        });
    }

    private void repaired(Exchange exchange, Request request, UUID id, Repair.Answer answer, int status) {
        if (!answer.found()) {
            Answers.notFound(exchange);
        } else if (!answer.open()) {
            Answers.problem(exchange, 409, "closed", "The exception is closed, or there is nothing in it to replay.");
        } else {
            var view = Json.tree(exceptions.find(id).orElseThrow());
            ((ObjectNode) view).set("trial", Json.tree(texts(answer.problems(), request.language())));
            Answers.json(exchange, status, view);
        }
    }

    public void listStock(Exchange exchange) {
        Answers.to(
                exchange,
                request -> Answers.json(
                        exchange,
                        200,
                        stock.list(request.get("sku"), request.get("location"), request.page(), request.size())));
    }

    public void postStock(Exchange exchange) {
        take(exchange, "stock-api");
    }

    public void postWarehouseEvents(Exchange exchange) {
        take(exchange, "serai");
    }

    public void closeManifest(Exchange exchange) {
        Answers.to(exchange, request -> {
            var manifest = dispatch.stop(request.need("carrier"));
            if (manifest.isEmpty()) {
                Answers.problem(exchange, 404, "not-found", "This carrier has no open manifest.");
                return;
            }
            while (dispatch.shipNext() > 0) {
                // One after the other, until none that was stopped is left.
            }
            Answers.json(exchange, 200, manifest.get());
        });
    }

    /**
     * The hub's own API refuses wrong content at once; what it takes goes the way of every message. A program's name of a delivery is its own,
     * and stands for one content.
     */
    private void take(Exchange exchange, String partner) {
        Answers.to(exchange, request -> {
            var headers = request.headers();
            headers.put(Reception.SENDER, request.person());
            try {
                var bytes = request.bytes(maxBytes);
                var problems = reception.problems(partner, bytes);
                if (!problems.isEmpty()) {
                    Answers.problem(
                            exchange,
                            400,
                            "wrong-content",
                            "The content is not what it should be; nothing was kept.",
                            Map.of("problems", texts(problems, request.language())));
                    return;
                }
                var receipt = reception.keep(partner, "api", headers, bytes);
                if (receipt.other()) {
                    Answers.problem(
                            exchange,
                            422,
                            "other-request",
                            "The key stands for another request already; take a new key. Nothing was kept of this one.",
                            Map.of("receipt", receipt.receipt()));
                    return;
                }
                Answers.json(exchange, 202, Map.of("receipt", receipt.receipt(), "again", receipt.again()));
            } catch (IOException e) {
                Answers.problem(exchange, 400, "broken-off", "The message broke off before its end.");
            }
        });
    }

    private static List<Map<String, Object>> texts(List<Problem> problems, Locale locale) {
        return problems.stream()
                .map(problem -> Map.<String, Object>of(
                        "code", problem.code(),
                        "text", problem.text(locale),
                        "pointer", problem.pointer() == null ? "" : problem.pointer(),
                        "line", problem.line(),
                        "column", problem.column()))
                .toList();
    }

    private static @Nullable Instant instant(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var instant = Instant.parse(text);
        if (instant.isAfter(LATEST) || instant.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("the time " + text + " is beyond the calendar");
        }
        return instant;
    }
}
