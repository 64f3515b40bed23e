package io.serai.fulfilment.telling;

import io.serai.channels.Envelope;
import io.serai.channels.Exceptions.Parked;
import io.serai.channels.Inbox;
import io.serai.edi.OrderAnswer;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.ReceiptId;
import io.serai.log.Attempt;
import io.serai.log.Attempts;
import io.serai.log.Event;
import io.serai.log.EventType;
import io.serai.log.Json;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.orders.OrderState;
import io.serai.orders.Orders;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Asks for the answers that partners expect on what they send as business documents, where they are connected. What is answered is written
 * down when it is asked for, so that an answer that is put again is the same, whatever has become of the order since.
 */
@Component
public class OrderAnswers {
    /** With any of these it is decided what becomes of an order: it comes, it has to wait, it or its rest does not come. */
    private static final Set<EventType> DECIDED = EnumSet.of(
            EventType.ORDER_ALLOCATED,
            EventType.ORDER_BACKORDERED,
            EventType.ORDER_CANCELLED,
            EventType.ORDER_REST_CANCELLED);

    /** After these an order goes on as it was, if it was decided before. */
    private static final Set<EventType> GOES_ON =
            EnumSet.of(EventType.ORDER_EDITED, EventType.ORDER_RELEASED_FROM_HOLD);

    /** In these it is still to be decided. */
    private static final Set<OrderState> UNDECIDED =
            EnumSet.of(OrderState.RECEIVED, OrderState.AWAITING_PAYMENT, OrderState.ON_HOLD, OrderState.CANCELLED);

    private final Partners partners;
    private final AnswersByFormat formats;
    private final Attempts attempts;
    private final Inbox inbox;
    private final Orders orders;
    private final Environment environment;

    /** Channels whose place for answers a property names, or none: properties do not change while the hub runs, and each order asks. */
    private final Map<String, Boolean> hasPlace = new ConcurrentHashMap<>();

    OrderAnswers(
            Partners partners,
            AnswersByFormat formats,
            Attempts attempts,
            Inbox inbox,
            Orders orders,
            Environment environment) {
        this.partners = partners;
        this.formats = formats;
        this.attempts = attempts;
        this.inbox = inbox;
        this.orders = orders;
        this.environment = environment;
    }

    /** One for each interchange of the messages, whatever was in them. */
    public void acknowledge(Group group) {
        group.envelopes()
                .forEach(envelope -> connected(envelope.partner())
                        .ifPresent(partner -> acknowledge(group.work(), envelope, partner)));
    }

    private void acknowledge(Work work, Envelope envelope, Partner partner) {
        var answers = formats.of(partner).orElseThrow();
        for (int interchange : answers.wanting(envelope.bytes())) {
            var data = new HashMap<String, Object>(Map.of("receipt", envelope.receipt(), "interchange", interchange));
            var subject = envelope.receipt() + ":" + interchange;
            request(partner, EdiDoor.SYNTAX, subject, null, data).ifPresent(work::ask);
        }
    }

    /**
     * Each revision of an order is answered once it is decided what becomes of it, and again whenever that is something else than was said
     * last: what waited has its stock, or it is cancelled. What its sender corrects under the same revision is answered again, too.
     */
    void decide(Work work, Dossier dossier, List<Event> events) {
        boolean cancelled = dossier.state() == OrderState.CANCELLED;
        boolean anew = events.stream().anyMatch(OrderAnswers::isToldAnew);
        events.stream()
                .filter(event -> decides(event, dossier))
                .filter(event -> cancelled == (event.type() == EventType.ORDER_CANCELLED))
                .reduce((earlier, later) -> later)
                .ifPresent(event -> connected(dossier.order().channel())
                        .flatMap(partner -> answer(partner, dossier, event, anew))
                        .ifPresent(work::ask));
    }

    private static boolean decides(Event event, Dossier dossier) {
        return DECIDED.contains(event.type())
                || (GOES_ON.contains(event.type()) && !UNDECIDED.contains(dossier.state()));
    }

    /** Whether its sender has said something else, be it under the same revision, and got it. */
    private static boolean isToldAnew(Event event) {
        return event.type() == EventType.ORDER_EDITED
                && event.receipt() != null
                && !Json.parse(event.data()).has("kept");
    }

    /** @param anew whether it has to be said again, though it is the same */
    private Optional<Attempt.Request> answer(Partner partner, Dossier dossier, Event event, boolean anew) {
        var revision = dossier.id() + ":" + dossier.order().revision();
        var lines = lines(dossier);
        var said = attempts.of(door(partner), EdiDoor.DECISION, dossier.id()).stream()
                // A cancellation has a revision of its own, and its answer takes the place of whatever was said before.
                .filter(asked ->
                        event.type() == EventType.ORDER_CANCELLED || (asked.subject() + ":").startsWith(revision + ":"))
                .max(Comparator.comparingLong(EdiDoor::control));
        if (!anew && said.map(EdiDoor::lines).filter(lines::equals).isPresent()) {
            return Optional.empty();
        }
        var data = new HashMap<String, Object>(Map.of("seq", event.seq(), EdiDoor.LINES, lines));
        said.ifPresent(last -> data.put(EdiDoor.REPLACES, EdiDoor.control(last)));
        return request(partner, EdiDoor.DECISION, subject(revision, said.isPresent(), event), dossier, data);
    }

    /** One for each thing that is said of a revision. */
    private static String subject(String revision, boolean again, Event event) {
        return event.type() == EventType.ORDER_CANCELLED
                ? revision + ":cancelled"
                : again ? revision + ":" + event.seq() : revision;
    }

    /** What has been given a place, what waits for stock, and what was cancelled; what is not in their order any more needs no answer. */
    static List<OrderAnswer.Line> lines(Dossier dossier) {
        return dossier.lines().stream()
                .filter(line -> !line.isLeftOut())
                .map(line -> {
                    int wanted = dossier.state() == OrderState.CANCELLED ? 0 : line.wanted();
                    int waiting = Math.min(wanted, Math.max(0, dossier.uncovered(line)));
                    return new OrderAnswer.Line(line.reference(), line.quantity(), wanted - waiting, waiting);
                })
                .toList();
    }

    /** A person has dismissed an item of a message: if it is an order that we do not have, its sender hears that it does not come. */
    public void refuse(Parked dismissed) {
        var receipt = dismissed.receipt();
        var item = dismissed.item();
        if (receipt != null && item != null) {
            connected(dismissed.partner()).ifPresent(partner -> refuse(partner, receipt, item));
        }
    }

    private void refuse(Partner partner, ReceiptId receipt, int item) {
        formats.of(partner)
                .flatMap(answers -> answers.order(inbox.bytes(receipt), item))
                .filter(reference ->
                        orders.byReference(partner.name(), List.of(reference)).isEmpty())
                .flatMap(reference -> request(
                        partner,
                        EdiDoor.DECISION,
                        receipt + ":" + item,
                        null,
                        new HashMap<>(Map.of("receipt", receipt, "item", item, "reference", reference))))
                .ifPresent(request -> attempts.request(List.of(request)));
    }

    /** Only what was not asked for takes a number, so that those of a partner have no gaps. */
    private Optional<Attempt.Request> request(
            Partner partner, String kind, String subject, @Nullable Dossier dossier, Map<String, Object> data) {
        var door = door(partner);
        if (attempts.isAsked(door, kind, subject)) {
            return Optional.empty();
        }
        var counter = partner.format().name().toLowerCase(Locale.ROOT) + ":" + partner.name();
        return Optional.of(new Attempt.Request(
                door,
                kind,
                subject,
                dossier == null ? null : dossier.id(),
                Json.write(data),
                new Attempt.Numbering(counter, EdiDoor.CONTROL)));
    }

    private static String door(Partner partner) {
        return EdiDoor.PREFIX + partner.name();
    }

    private Optional<Partner> connected(String name) {
        return partners.readable(name)
                .filter(partner -> partner.back().files() || hasPlace(name))
                .filter(partner -> formats.of(partner).isPresent());
    }

    private boolean hasPlace(String name) {
        return hasPlace.computeIfAbsent(
                name,
                channel -> environment.containsProperty("serai.channels." + channel + ".sftp")
                        || environment.containsProperty("serai.channels." + channel + ".answers"));
    }
}
