package io.serai.fulfilment;

import io.serai.contract.SalesOrder.Mode;
import io.serai.kernel.FulfilmentId;
import io.serai.log.Attempt;
import io.serai.log.Event;
import io.serai.log.EventType;
import io.serai.log.Json;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Asks for the mails, webhooks and calls to channels that what happened gives cause for, where somebody listens. */
@Component
class Telling {
    static final String MAIL = "mail";
    static final String WEBHOOK = "webhook:customer";

    private static final Set<EventType> MILESTONES = EnumSet.of(
            EventType.ORDER_ACCEPTED,
            EventType.ORDER_BACKORDERED,
            EventType.FULFILMENT_SHIPPED,
            EventType.READY_FOR_PICKUP,
            EventType.ORDER_DELIVERED,
            EventType.ORDER_COLLECTED,
            EventType.ORDER_CANCELLED);

    private static final Set<EventType> LEFT = EnumSet.of(EventType.FULFILMENT_SHIPPED, EventType.ORDER_COLLECTED);

    private final Environment environment;

    Telling(Environment environment) {
        this.environment = environment;
    }

    void add(Work work) {
        var dossiers = work.dossiers();
        for (var event : work.events()) {
            var dossier = dossiers.get(event.order());
            if (dossier != null && dossier.order().mode() != Mode.HANDOVER) {
                add(work, dossier, event);
            }
        }
    }

    private void add(Work work, Dossier dossier, Event event) {
        if (MILESTONES.contains(event.type())) {
            if (environment.containsProperty("serai.mail.url")) {
                work.ask(request(MAIL, event));
            }
            if (environment.containsProperty("serai.webhook.url")) {
                work.ask(request(WEBHOOK, event));
            }
        }
        if (LEFT.contains(event.type()) && listens(dossier.order().channel())) {
            var fulfilment = Json.parse(event.data()).path("fulfilment").asText();
            work.ask(Shipments.request(dossier.order().channel(), dossier, FulfilmentId.of(fulfilment)));
        }
    }

    private boolean listens(String channel) {
        return environment.containsProperty("serai.channels." + channel + ".url");
    }

    private static Attempt.Request request(String door, Event event) {
        return new Attempt.Request(
                door,
                event.type().name(),
                event.order() + ":" + event.seq(),
                event.order(),
                Json.write(Map.of("seq", event.seq(), "event", Json.parse(event.data()))));
    }
}
