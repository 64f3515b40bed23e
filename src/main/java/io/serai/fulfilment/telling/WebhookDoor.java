package io.serai.fulfilment.telling;

import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Door;
import io.serai.fulfilment.calls.Reply;
import io.serai.fulfilment.calls.Verdict;
import io.serai.fulfilment.work.Dossier;
import io.serai.log.Attempt;
import io.serai.notifications.CustomerEvent;
import io.serai.notifications.MailFacts;
import io.serai.notifications.Milestone;
import io.serai.notifications.StandardWebhook;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells the customer's own system, signed as Standard Webhooks says. The attempt is the message's id, and stays so when it is sent
 * again: the receiver knows a repeat by it.
 */
@Component
class WebhookDoor implements Door {
    private final ToldOrders orders;
    private final Clock clock;
    private final String secret;
    private final String publicUrl;

    WebhookDoor(
            ToldOrders orders,
            Clock clock,
            @Value("${serai.secrets.erp:}") String secret,
            @Value("${serai.public-url}") String publicUrl) {
        this.orders = orders;
        this.clock = clock;
        this.secret = secret;
        this.publicUrl = publicUrl;
    }

    @Override
    public boolean serves(String door) {
        return door.equals(Telling.WEBHOOK);
    }

    @Override
    public Call call(Attempt attempt) {
        var dossier = orders.of(attempt);
        var event = CustomerEvent.of(
                Milestone.valueOf(attempt.kind()),
                Instant.parse(attempt.data().path("at").asText()),
                data(dossier));
        var body = event.json();
        var headers = new LinkedHashMap<>(StandardWebhook.headers(
                attempt.id().toString(), clock.instant(), body.getBytes(StandardCharsets.UTF_8), List.of(secret)));
        headers.put("Content-Type", "application/json");
        return new Call.Http(attempt, "POST", "", headers, body);
    }

    private CustomerEvent.Data data(Dossier dossier) {
        var order = dossier.order();
        return new CustomerEvent.Data(
                order.id(),
                order.channel(),
                order.reference(),
                order.number(),
                order.state().name(),
                order.seq(),
                MailFacts.trackingLink(publicUrl, order.token()),
                dossier.fulfilments().stream()
                        .map(each -> new CustomerEvent.Fulfilment(
                                each.id(),
                                each.no(),
                                each.location(),
                                each.state().name(),
                                dossier.parcels(each.id())
                                        .map(parcel -> new CustomerEvent.Parcel(
                                                parcel.sscc(),
                                                parcel.carrier(),
                                                parcel.state().name()))
                                        .toList()))
                        .toList());
    }

    @Override
    public Verdict judge(Attempt attempt, Reply reply) {
        return Verdict.ofIdempotent(reply);
    }
}
