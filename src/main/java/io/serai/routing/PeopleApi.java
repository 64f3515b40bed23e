package io.serai.routing;

import io.serai.console.AlertFilter;
import io.serai.console.AlertQueries;
import io.serai.console.OrderQueries;
import io.serai.kernel.Port;
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

    PeopleApi(AlertQueries alerts, OrderQueries orders) {
        this.alerts = alerts;
        this.orders = orders;
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
}
