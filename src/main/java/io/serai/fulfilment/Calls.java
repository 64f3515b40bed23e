package io.serai.fulfilment;

import io.serai.fulfilment.allocation.Allocation;
import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Door;
import io.serai.fulfilment.calls.Far;
import io.serai.fulfilment.calls.NothingToCallException;
import io.serai.fulfilment.calls.Reply;
import io.serai.fulfilment.calls.Verdict;
import io.serai.fulfilment.picking.Release;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Group;
import io.serai.kernel.Port;
import io.serai.log.Attempt;
import io.serai.log.Attempts;
import io.serai.log.Json;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Calls to the outside: {@code begin} takes the lease and says what to send, the route sends it with no transaction open, and
 * {@code conclude} or {@code failed} writes what came of it.
 */
@Port
@Component("calls")
public class Calls {
    private static final Logger log = LoggerFactory.getLogger(Calls.class);

    private final Attempts attempts;
    private final List<Door> doors;
    private final Books books;
    private final Allocation allocation;
    private final Release release;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Calls(
            Attempts attempts,
            List<Door> doors,
            Books books,
            Allocation allocation,
            Release release,
            TransactionTemplate transaction,
            Clock clock) {
        this.attempts = attempts;
        this.doors = doors;
        this.books = books;
        this.allocation = allocation;
        this.release = release;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What to send now; null if another has the lease, it is not due, its outcome is known, or it cannot be made. */
    public @Nullable Call begin(String attempt) {
        return attempts.begin(UUID.fromString(attempt)).map(this::call).orElse(null);
    }

    private @Nullable Call call(Attempt attempt) {
        try {
            return door(attempt).call(attempt);
        } catch (NothingToCallException nothing) {
            attempts.done(attempt.id(), Json.write(Map.of("nothing", nothing.reason())));
            return null;
        } catch (RuntimeException fault) {
            log.warn("Cannot call {} ({}): it is tried again", attempt.door(), attempt.kind(), fault);
            settle(attempt, notDone(attempt, answer(fault)));
            return null;
        }
    }

    /** This try has certainly done nothing: of an earlier one nobody knows more than before. */
    private static Verdict notDone(Attempt attempt, String answer) {
        return attempt.unknown() ? new Verdict.Unknown(answer) : new Verdict.Retry(answer);
    }

    public void conclude(Call call, Reply reply) {
        var attempt = call.attempt();
        var verdict = door(attempt).judge(attempt, reply);
        settle(attempt, attempt.unknown() ? verdict.ofQuestion(reply) : verdict);
    }

    /** Makes a call that takes several requests. {@code settings} are what its route knows and the partner's mapping needs. */
    public void converse(Call.Talk talk, Map<String, String> settings, Far far) {
        var attempt = talk.attempt();
        settle(attempt, talk.conversation().hold(settings, (request, api) -> {
            if (!attempts.goesOn(attempt)) {
                throw new Far.NoAnswerException(new IllegalStateException("another has gone on with this call"));
            }
            return far.answer(request, api);
        }));
    }

    /** Its transport says that the other side will never take it. */
    public void refused(Call call, Exception fault) {
        settle(call.attempt(), new Verdict.Refused(answer(fault)));
    }

    /** The call did not come to an answer. Only where nothing can have arrived is it certain that nothing was done. */
    public void failed(Call call, Exception fault) {
        var answer = answer(fault);
        settle(call.attempt(), Far.neverArrived(fault) ? notDone(call.attempt(), answer) : new Verdict.Unknown(answer));
    }

    private static String answer(Exception fault) {
        return Json.write(Map.of("fault", String.valueOf(fault)));
    }

    /** Wakes the calls that are due; how many. */
    public int wakeDue() {
        return attempts.wakeDue();
    }

    private void settle(Attempt attempt, Verdict verdict) {
        if (verdict.isOpen() && isOver(attempt)) {
            transaction.executeWithoutResult(status -> finish(attempt, new Verdict.Refused(verdict.answer())));
        } else if (verdict instanceof Verdict.Retry retry) {
            attempts.retry(attempt, verdict.answer(), retry.pause());
        } else if (verdict instanceof Verdict.Unknown unknown) {
            attempts.unknown(attempt, verdict.answer(), unknown.pause());
        } else {
            transaction.executeWithoutResult(status -> finish(attempt, verdict));
        }
    }

    private boolean isOver(Attempt attempt) {
        return clock.instant().isAfter(attempt.deadline()) && door(attempt).givesUp(attempt);
    }

    /** The order is locked before its call, as by every step that asks for a call: an order of locks in which nobody waits in a circle. */
    private void finish(Attempt attempt, Verdict verdict) {
        Optional.ofNullable(attempt.order()).ifPresent(books::lock);
        if (!door(attempt).counts(attempt, verdict)) {
            settle(attempt, notDone(attempt, verdict.answer()));
            return;
        }
        boolean first = verdict instanceof Verdict.Done
                ? attempts.done(attempt.id(), verdict.answer())
                : attempts.refused(attempt.id(), verdict.answer());
        if (first) {
            var group = new Group(List.of(), clock.instant());
            door(attempt).settle(group, attempt, verdict);
            allocation.allocate(group);
            release.release(group);
            books.write(group.work());
        }
    }

    private Door door(Attempt attempt) {
        return doors.stream()
                .filter(door -> door.serves(attempt.door()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody knows how to call " + attempt.door()));
    }
}
