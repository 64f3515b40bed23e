package io.serai.routing;

import io.serai.console.AlertFilter;
import io.serai.console.AlertQueries;
import io.serai.kernel.Port;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The part of the hub's own API that is for those who watch and repair it, one method for each operation. */
@Port
@Component("peopleApi")
public class PeopleApi {
    private final AlertQueries alerts;

    PeopleApi(AlertQueries alerts) {
        this.alerts = alerts;
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
