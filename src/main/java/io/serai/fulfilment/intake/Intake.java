package io.serai.fulfilment.intake;

import io.opentelemetry.api.trace.SpanKind;
import io.serai.channels.Backlog;
import io.serai.channels.Claims;
import io.serai.channels.Envelope;
import io.serai.channels.Exceptions.Parked;
import io.serai.channels.Inbox;
import io.serai.channels.ItemOutcome;
import io.serai.contract.SalesOrder;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Parking;
import io.serai.kernel.Ids;
import io.serai.kernel.Port;
import io.serai.log.Json;
import io.serai.log.Traces;
import io.serai.mapping.Item;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.mapping.Result;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** The first and the last step of every lane: claims waiting envelopes and normalises them; writes what was decided and lets them go. */
@Port
@Component("intake")
public class Intake {
    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final Claims claims;
    private final Inbox inbox;
    private final Backlog backlog;
    private final Partners partners;
    private final Normaliser normaliser;
    private final Interchanges interchanges;
    private final Books books;
    private final Traces traces;
    private final Clock clock;

    Intake(
            Claims claims,
            Inbox inbox,
            Backlog backlog,
            Partners partners,
            Normaliser normaliser,
            Interchanges interchanges,
            Books books,
            Traces traces,
            Clock clock) {
        this.claims = claims;
        this.inbox = inbox;
        this.backlog = backlog;
        this.partners = partners;
        this.normaliser = normaliser;
        this.interchanges = interchanges;
        this.books = books;
        this.traces = traces;
        this.clock = clock;
    }

    /** Up to a group of waiting envelopes; an empty group if there are none. */
    public Group claim(String lane) {
        var group = new Group(claims.claim(lane), clock.instant());
        if (traces.isOn()) {
            group.traces(group.envelopes().stream()
                    .collect(Collectors.toMap(
                            Envelope::receipt,
                            each -> traces.start("process " + lane, SpanKind.CONSUMER, each.trace()))));
        }
        return group;
    }

    /** Decodes, maps and validates; what is refused is parked, what has no effect is ignored with its reason. */
    public Group normalise(Group group) {
        for (var envelope : group.envelopes()) {
            if (envelope.attempts() >= Claims.MAX_ATTEMPTS) {
                giveUp(group, envelope);
            } else {
                normalise(group, envelope);
            }
        }
        return group;
    }

    private void normalise(Group group, Envelope envelope) {
        var partner = partner(envelope);
        interchanges.note(group.work(), envelope, partner);
        var apart = envelope.apart() == null ? Set.<String>of() : Set.of(Json.read(envelope.apart(), String[].class));
        for (var item : normaliser.normalise(partner, envelope.bytes())) {
            var entry = add(group, envelope, partner, item);
            entry.waitsAs(SalesOrder.class)
                    .filter(order -> apart.contains(order.reference()))
                    .ifPresent(
                            order -> Parking.park(group.work(), entry, "SER-0114", Map.of("order", order.reference())));
        }
    }

    /** Takes an item into the group, or to the person or reason that it ends with. */
    public static Entry add(Group group, Envelope envelope, Partner partner, Item item) {
        var contract = item.result() instanceof Result.Taken taken ? taken.contract() : null;
        var entry = new Entry(envelope, partner, item, contract);
        group.add(entry);
        if (item.result() instanceof Result.Ignored ignored) {
            entry.ignored(ignored.reason(), null);
        } else if (item.result() instanceof Result.Refused refused) {
            var problems = refused.problems().stream()
                    .map(problem -> problem.below(envelope.linesBefore()))
                    .toList();
            Parking.park(group.work(), entry, problems.get(0).code(), Json.write(problems));
        }
        return entry;
    }

    /** Its steps failed again and again for reasons of our own: a person has to look. */
    private static void giveUp(Group group, Envelope envelope) {
        var problem =
                List.of(Map.of("code", "SER-0901", "args", Map.of("attempts", Integer.toString(envelope.attempts()))));
        group.work()
                .park(new Parked(
                        Ids.next(),
                        envelope.receipt(),
                        null,
                        null,
                        envelope.partner(),
                        envelope.lane(),
                        "SER-0901",
                        Json.write(problem),
                        1,
                        true,
                        null,
                        "OPEN"));
        group.gaveUp(new ItemOutcome(envelope.receipt(), 1, ItemOutcome.Kind.PARKED, null, "SER-0901"));
    }

    /** Writes everything that the steps decided, and what became of each item. */
    public void settle(Group group) {
        group.handOnTraces();
        books.write(group.work());
        inbox.settle(group.envelopes().stream().map(Envelope::receipt).toList(), group.outcomes());
        group.envelopes().stream()
                .map(Envelope::lane)
                .distinct()
                .forEach(lane -> backlog.settled(lane, group.envelopes().size()));
        group.endTraces(false);
    }

    /** After the group was rolled back: its envelopes will be tried one by one. */
    public void isolate(Object group, Exception fault) {
        log.warn("{} failed and will be tried one by one: {}", group, fault.toString());
        log.debug("Why they failed", fault);
        if (group instanceof Group failed) {
            failed.endTraces(true);
            claims.isolate(failed.envelopes(), !isPassing(fault));
        }
    }

    /** The database was away or busy: that is not the envelope's fault. */
    private static boolean isPassing(@Nullable Throwable fault) {
        return fault instanceof TransientDataAccessException
                || fault instanceof CannotCreateTransactionException
                || (fault != null && isPassing(fault.getCause()));
    }

    private Partner partner(Envelope envelope) {
        return Optional.of(envelope.partner())
                .flatMap(partners::find)
                .orElseThrow(
                        () -> new IllegalStateException("there is no partner " + envelope.partner() + " any more"));
    }
}
