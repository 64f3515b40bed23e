package io.serai.fulfilment;

import io.serai.channels.Claims;
import io.serai.channels.Envelope;
import io.serai.channels.Exceptions;
import io.serai.channels.Exceptions.Parked;
import io.serai.channels.Inbox;
import io.serai.fulfilment.intake.Intake;
import io.serai.fulfilment.telling.OrderAnswers;
import io.serai.fulfilment.work.Group;
import io.serai.kernel.Port;
import io.serai.kernel.ReceiptId;
import io.serai.log.Json;
import io.serai.mapping.Item;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.mapping.Problem;
import io.serai.mapping.Result;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** A person corrects a parked item, sees whether it would be taken, and replays it. The bytes that came stay as they are. */
@Port
@Component("repair")
public class Repair {
    /** What a correction or a replay came to; no problems: it would be, or was, taken. */
    public record Answer(boolean found, boolean open, List<Problem> problems) {
        static final Answer UNKNOWN = new Answer(false, false, List.of());
        static final Answer CLOSED = new Answer(true, false, List.of());
    }

    private static final String CARD_NUMBER = "SER-0419";
    private static final Logger log = LoggerFactory.getLogger(Repair.class);

    private final Exceptions exceptions;
    private final Inbox inbox;
    private final Partners partners;
    private final Normaliser normaliser;
    private final Steps steps;
    private final OrderAnswers answers;
    private final TransactionTemplate alone;
    private final Clock clock;

    Repair(
            Exceptions exceptions,
            Inbox inbox,
            Partners partners,
            Normaliser normaliser,
            Steps steps,
            OrderAnswers answers,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.exceptions = exceptions;
        this.inbox = inbox;
        this.partners = partners;
        this.normaliser = normaliser;
        this.steps = steps;
        this.answers = answers;
        this.clock = clock;
    }

    /** Keeps the correction and tries it, with no other effect. One with a card number in a text is not kept. */
    @Transactional
    public Answer correct(UUID exception, String document) {
        return withOpen(exception, parked -> {
            var problems = problems(item(parked, document));
            if (problems.stream().anyMatch(problem -> problem.code().equals(CARD_NUMBER))) {
                return new Answer(true, true, problems);
            }
            exceptions.correct(
                    exception,
                    document,
                    problems.isEmpty() ? parked.problems() : Json.write(problems),
                    problems.isEmpty() ? parked.code() : problems.get(0).code());
            return new Answer(true, true, problems);
        });
    }

    /**
     * Takes the item, as corrected last, the whole way. If it is refused again, by its mapping or by a step, the exception stays open
     * with the problems that there are now, and the answer tells them.
     */
    @Transactional
    public Answer replay(UUID exception) {
        return replay(exception, Group::new);
    }

    private Answer replay(UUID exception, BiFunction<List<Envelope>, Instant, Group> opening) {
        return withOpen(exception, parked -> {
            var items = items(parked);
            var problems = items.size() == 1 ? problems(items.get(0)) : List.<Problem>of();
            if (problems.isEmpty()) {
                problems = take(parked, items, opening);
            }
            if (problems.isEmpty()) {
                exceptions.close(exception, "REPLAYED", clock.instant());
            }
            return new Answer(true, true, problems);
        });
    }

    /** What {@link #replay} would come to now: it is run the whole way, and taken back. */
    public Answer tryOut(UUID exception) {
        return Objects.requireNonNull(alone.execute(status -> {
            var answer = replay(exception, Group::trial);
            status.setRollbackOnly();
            return answer;
        }));
    }

    /** The item that is parked; all of them where nobody could say which one it was, and the whole message is. */
    private List<Item> items(Parked parked) {
        if (parked.item() != null) {
            return List.of(item(parked, parked.document()));
        }
        return parked.document() == null
                ? normaliser.normalise(partner(parked), inbox.bytes(receipt(parked)))
                : normaliser.normalise(partner(parked), parked.document());
    }

    /** Why a step refused the item; empty if it was taken. Of several, each that is refused gets an exception of its own. */
    private List<Problem> take(Parked parked, List<Item> items, BiFunction<List<Envelope>, Instant, Group> opening) {
        var envelope = envelope(parked);
        var group = opening.apply(List.of(envelope), clock.instant());
        for (var item : items) {
            int no = parked.item() == null ? item.no() : parked.item();
            var entry = Intake.add(group, envelope, partner(parked), item.at(no));
            if (items.size() == 1) {
                entry.replays(parked.id());
            }
        }
        steps.run(group);
        return group.work().parked().stream()
                .filter(again -> again.id().equals(parked.id()))
                .flatMap(again -> Stream.of(Json.read(again.problems(), Problem[].class)))
                .toList();
    }

    /** A person decides that nothing is to be done. A business customer whose order it was hears that it does not come. */
    @Transactional
    public Answer dismiss(UUID exception, String person) {
        var parked = exceptions.lock(exception);
        if (parked.isEmpty()) {
            return Answer.UNKNOWN;
        }
        if (!parked.get().state().equals("OPEN")) {
            return Answer.CLOSED;
        }
        log.info("{} dismissed the exception {}", person, exception);
        exceptions.close(exception, "DISMISSED", clock.instant());
        answers.refuse(parked.get());
        return new Answer(true, true, List.of());
    }

    private Answer withOpen(UUID exception, Function<Parked, Answer> action) {
        var parked = exceptions.lock(exception);
        if (parked.isEmpty()) {
            return Answer.UNKNOWN;
        }
        boolean repairable = parked.get().state().equals("OPEN") && parked.get().receipt() != null;
        return repairable ? action.apply(parked.get()) : Answer.CLOSED;
    }

    private Item item(Parked parked, @Nullable String document) {
        var partner = partner(parked);
        if (document != null && !parked.whole()) {
            return normaliser.retry(partner, document, parked.part());
        }
        var items = document == null
                ? normaliser.normalise(partner, inbox.bytes(receipt(parked)))
                : normaliser.normalise(partner, document);
        return Item.of(items, no(parked));
    }

    private static List<Problem> problems(Item item) {
        return item.result() instanceof Result.Refused refused ? refused.problems() : List.of();
    }

    private Envelope envelope(Parked parked) {
        return new Envelope(
                receipt(parked),
                parked.partner(),
                parked.lane(),
                new byte[0],
                Claims.MAX_ATTEMPTS - 1,
                true,
                clock.instant(),
                0,
                null,
                null);
    }

    private Partner partner(Parked parked) {
        return Optional.of(parked.partner()).flatMap(partners::find).orElseThrow();
    }

    private static ReceiptId receipt(Parked parked) {
        return Optional.ofNullable(parked.receipt()).orElseThrow();
    }

    private static int no(Parked parked) {
        return Optional.ofNullable(parked.item()).orElse(1);
    }
}
