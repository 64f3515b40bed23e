package io.serai.routing;

import io.serai.console.AlertFilter;
import io.serai.console.AlertQueries;
import io.serai.console.OrderQueries;
import io.serai.console.TimelineEntry;
import io.serai.fulfilment.Notes;
import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The part of the hub's own API that is for those who watch and repair it, one method for each operation. */
@Port
@Component("peopleApi")
public class PeopleApi {
    /** Nothing that a person types is longer. */
    private static final int MAX_BYTES = 20_000;

    private final AlertQueries alerts;
    private final OrderQueries orders;
    private final Notes notes;

    PeopleApi(AlertQueries alerts, OrderQueries orders, Notes notes) {
        this.alerts = alerts;
        this.orders = orders;
        this.notes = notes;
    }

    public void searchOrders(Exchange exchange) {
        Answers.to(exchange, request -> {
            var text = request.json(MAX_BYTES).path("text");
            if (!text.isTextual()) {
                throw new IllegalArgumentException("the body is an object with a text: {\"text\": \"#1042\"}");
            }
            Answers.json(exchange, 200, orders.search(text.asText()));
        });
    }

    public void listAlerts(Exchange exchange) {
        Answers.to(
                exchange,
                request -> Answers.json(
                        exchange,
                        200,
                        alerts.list(AlertFilter.of(request.get("state")), request.page(), request.size())));
    }

    public void addNote(Exchange exchange) {
        Answers.to(exchange, request -> {
            var id = OrderId.of(request.need("id"));
            var text = request.json(MAX_BYTES).path("text").asText();
            var answer = notes.add(id, request.person(), text);
            switch (answer) {
                case ADDED -> Answers.json(exchange, 201, last(orders.timeline(id, request.language())));
                case NO_SUCH_ORDER -> Answers.notFound(exchange);
                case NO_TEXT, TOO_LONG, CARD_NUMBER ->
                    Answers.problem(
                            exchange,
                            400,
                            "wrong-note",
                            "A note has 1 to " + Notes.MAX_TEXT + " characters, and no number of a payment card.",
                            Map.of("why", answer));
            }
        });
    }

    private static TimelineEntry last(List<TimelineEntry> timeline) {
        return timeline.get(timeline.size() - 1);
    }
}
