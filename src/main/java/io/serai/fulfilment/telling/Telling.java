package io.serai.fulfilment.telling;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.contract.SalesOrder.Mode;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Consequence;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Fulfilment;
import io.serai.fulfilment.work.Leaving;
import io.serai.fulfilment.work.Owed;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.FulfilmentId;
import io.serai.log.Attempt;
import io.serai.log.Attempts;
import io.serai.log.Event;
import io.serai.log.EventType;
import io.serai.log.Json;
import io.serai.mapping.Outbound.Message;
import io.serai.notifications.Milestone;
import io.serai.orders.OrderState;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Asks for the mails, webhooks and calls to channels that what happened gives cause for, where somebody listens. */
@Component
class Telling implements Consequence {
    static final String MAIL = "mail";
    static final String WEBHOOK = "webhook:customer";

    /** Of an event, and of a call about it: pieces by the number of their line. */
    static final String PIECES = "pieces";

    private static final Set<EventType> LEFT = EnumSet.of(EventType.FULFILMENT_SHIPPED, EventType.ORDER_COLLECTED);

    private final boolean byMail;
    private final boolean byWebhook;
    private final ToldChannels channels;
    private final OrderAnswers answers;
    private final Attempts attempts;

    Telling(Environment environment, ToldChannels channels, OrderAnswers answers, Attempts attempts) {
        this.attempts = attempts;
        this.byMail = environment.containsProperty("serai.mail.url");
        this.byWebhook = environment.containsProperty("serai.webhook.url");
        this.channels = channels;
        this.answers = answers;
    }

    @Override
    public void of(Work work) {
        work.owed().forEach(owed -> tellOfRefund(work, owed));
        var dossiers = work.dossiers();
        var byOrder = work.events().stream().collect(Collectors.groupingBy(Event::order));
        byOrder.forEach((order, events) -> {
            var dossier = dossiers.get(order);
            if (dossier != null && dossier.order().mode() != Mode.HANDOVER) {
                tellCustomer(work, events);
                for (int i = 0; i < events.size(); i++) {
                    tellChannel(work, dossier, events.get(i), events.subList(i, events.size()));
                }
                tellThatItIsAll(work, dossier, events);
                answers.decide(work, dossier, events);
            }
        });
    }

    /** What the channel owes the customer it is told, where its folder says how. */
    private void tellOfRefund(Work work, Owed owed) {
        if (channels.of(Message.REFUND).contains(owed.payer().order().channel())) {
            work.ask(ChannelRequests.refund(owed));
        }
    }

    /** What happened together is told once. */
    private void tellCustomer(Work work, List<Event> events) {
        var types = events.stream().flatMap(Telling::heard).map(EventType::name).toList();
        var last = events.get(events.size() - 1);
        Milestone.lastOf(types).ifPresent(milestone -> {
            var about = about(events);
            if (byMail) {
                work.ask(request(MAIL, milestone, last, about));
            }
            if (byWebhook) {
                work.ask(request(WEBHOOK, milestone, last, about));
            }
        });
    }

    /**
     * What the customer hears of an event. An order may be put on the shelf of its store, and taken from it, in several parts: it is
     * ready once all of it is, also if what was missing has been cancelled, and collected once all of it is. Of money that the channel gave
     * back the channel tells.
     */
    private static Stream<EventType> heard(Event event) {
        if (event.type() == EventType.PAYMENT_REFUNDED && !event.actor().equals(Cause.HUB.actor())) {
            return Stream.empty();
        }
        if (becomesReady(event)) {
            return Stream.of(EventType.READY_FOR_PICKUP);
        }
        boolean isPart = event.type() == EventType.READY_FOR_PICKUP
                || (event.type() == EventType.ORDER_COLLECTED && !is(event.to(), OrderState.COLLECTED));
        return isPart ? Stream.empty() : Stream.of(event.type());
    }

    private static boolean becomesReady(Event event) {
        return is(event.to(), OrderState.READY_FOR_PICKUP)
                && !is(event.from(), OrderState.READY_FOR_PICKUP)
                && (!is(event.from(), OrderState.ON_HOLD)
                        || field(event, "ready").equals("now"));
    }

    private static boolean is(@Nullable String name, OrderState state) {
        return state.name().equals(name);
    }

    /** What of the order it is about: parcels, an amount, pieces. */
    private static Map<String, Object> about(List<Event> events) {
        var about = new LinkedHashMap<String, Object>();
        about.put("parcels", parcels(events));
        events.stream()
                .filter(event -> event.type() == EventType.PAYMENT_REFUNDED)
                .findFirst()
                .ifPresent(event -> about.put("amount", field(event, "amount")));
        events.stream()
                .filter(event -> event.type() == EventType.ORDER_REST_CANCELLED)
                .findFirst()
                .ifPresent(event -> about.put(PIECES, Json.parse(event.data()).path(PIECES)));
        return about;
    }

    /** Those that have left with these events: a mail about them does not name what left before or after. */
    private static List<String> parcels(List<Event> events) {
        return events.stream()
                .filter(event -> event.type() == EventType.FULFILMENT_SHIPPED)
                .flatMap(event -> StreamSupport.stream(
                        Json.parse(event.data()).path("parcels").spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }

    /**
     * What the channel did itself it knows. Parts of kits alone are nothing that it has sold: it hears of them with the last ones.
     *
     * @param rest the event, and those that came after it
     */
    private void tellChannel(Work work, Dossier dossier, Event event, List<Event> rest) {
        var channel = dossier.order().channel();
        if (event.type() == EventType.ORDER_ACCEPTED
                && channels.of(Message.ACCEPTANCE).contains(channel)) {
            work.ask(ChannelRequests.accepted(dossier));
        }
        if (LEFT.contains(event.type()) && channels.of(Message.FULFILMENT).contains(channel)) {
            Optional.of(leaving(dossier, event, rest))
                    .filter(leaving -> !leaving.bringsNothing())
                    .ifPresent(leaving -> work.ask(ChannelRequests.fulfilled(leaving)));
        }
        if (event.type() == EventType.ORDER_CANCELLED
                && !event.actor().equals(channel)
                && channels.of(Message.CANCELLATION).contains(channel)) {
            work.ask(ChannelRequests.cancelled(dossier, field(event, "reason")));
        }
    }

    /**
     * What was missing is no longer wanted, so that with what left before all of the order has left; the channel heard of that as of a part.
     * What it was told last it is told once more.
     */
    private void tellThatItIsAll(Work work, Dossier dossier, List<Event> events) {
        boolean leaves = events.stream().anyMatch(event -> LEFT.contains(event.type()));
        boolean becomesAll = events.stream().anyMatch(event -> !isAll(event.from()) && isAll(event.to()));
        var channel = dossier.order().channel();
        if (!leaves && becomesAll && channels.of(Message.FULFILMENT).contains(channel)) {
            attempts.of(ChannelRequests.DOOR + channel, Message.FULFILMENT.name(), dossier.id()).stream()
                    .max(Comparator.comparing(Attempt::createdAt).thenComparing(Attempt::id))
                    .filter(told -> !ChannelRequests.isAgain(told))
                    .map(ChannelRequests::again)
                    .ifPresent(work::ask);
        }
    }

    private static boolean isAll(@Nullable String state) {
        return ChannelMessages.ALL_LEFT.stream().anyMatch(each -> is(state, each));
    }

    private static Leaving leaving(Dossier dossier, Event event, List<Event> rest) {
        var notYet = rest.stream()
                .filter(each -> LEFT.contains(each.type()))
                .map(each -> field(each, "fulfilment"))
                .collect(Collectors.toSet());
        var gone = dossier.fulfilments().stream()
                .filter(each -> each.state().isGone())
                .map(Fulfilment::id)
                .filter(id -> !notYet.contains(id.toString()))
                .toList();
        var fulfilment =
                dossier.fulfilment(FulfilmentId.of(field(event, "fulfilment"))).orElseThrow();
        return Leaving.after(dossier, fulfilment, gone);
    }

    private static String field(Event event, String name) {
        return Json.parse(event.data()).path(name).asText();
    }

    private static Attempt.Request request(String door, Milestone milestone, Event event, Map<String, Object> about) {
        var data = new LinkedHashMap<String, Object>(about);
        data.put("seq", event.seq());
        data.put("at", event.at());
        return new Attempt.Request(
                door, milestone.name(), event.order() + ":" + event.seq(), event.order(), Json.write(data));
    }
}
