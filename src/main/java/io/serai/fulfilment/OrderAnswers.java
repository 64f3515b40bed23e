package io.serai.fulfilment;

import io.serai.channels.Envelope;
import io.serai.log.Attempt;
import io.serai.log.Counters;
import io.serai.log.Event;
import io.serai.log.EventType;
import io.serai.log.Json;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Asks for the answers that partners expect on what they send by EDI, where they are connected. */
@Component
class OrderAnswers {
    /** With any of these it is decided what becomes of an order: it comes, it has to wait, it does not come. */
    private static final Set<EventType> DECIDED =
            EnumSet.of(EventType.ORDER_ALLOCATED, EventType.ORDER_BACKORDERED, EventType.ORDER_CANCELLED);

    private final Partners partners;
    private final AnswersByFormat formats;
    private final Counters counters;
    private final Environment environment;

    OrderAnswers(Partners partners, AnswersByFormat formats, Counters counters, Environment environment) {
        this.partners = partners;
        this.formats = formats;
        this.counters = counters;
        this.environment = environment;
    }

    /** One for each interchange of the messages, whatever was in them. */
    void acknowledge(Group group) {
        group.envelopes()
                .forEach(envelope -> connected(envelope.partner())
                        .ifPresent(partner -> acknowledge(group.work(), envelope, partner)));
    }

    private void acknowledge(Work work, Envelope envelope, Partner partner) {
        var answers = formats.of(partner).orElseThrow();
        for (int interchange : answers.wanting(envelope.bytes())) {
            var data = Map.of("receipt", envelope.receipt(), "interchange", interchange, "control", control(partner));
            work.ask(new Attempt.Request(
                    EdiDoor.PREFIX + partner.name(),
                    EdiDoor.SYNTAX,
                    envelope.receipt() + ":" + interchange,
                    null,
                    Json.write(data)));
        }
    }

    /** Each revision of an order is answered once. */
    void decide(Work work, Dossier dossier, Event event) {
        if (DECIDED.contains(event.type())) {
            connected(dossier.order().channel())
                    .ifPresent(partner -> work.ask(new Attempt.Request(
                            EdiDoor.PREFIX + partner.name(),
                            EdiDoor.DECISION,
                            dossier.id() + ":" + dossier.order().revision(),
                            dossier.id(),
                            Json.write(Map.of("control", control(partner))))));
        }
    }

    private Optional<Partner> connected(String name) {
        return environment.containsProperty("serai.channels." + name + ".sftp")
                ? partners.find(name).filter(partner -> formats.of(partner).isPresent())
                : Optional.empty();
    }

    private long control(Partner partner) {
        return counters.next(partner.format().name().toLowerCase(Locale.ROOT) + ":" + partner.name());
    }
}
