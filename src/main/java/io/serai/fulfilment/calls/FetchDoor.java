package io.serai.fulfilment.calls;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.channels.Exceptions;
import io.serai.channels.Exceptions.Parked;
import io.serai.channels.Inbox;
import io.serai.channels.ItemOutcome;
import io.serai.fulfilment.intake.Hints;
import io.serai.fulfilment.work.Group;
import io.serai.kernel.Ids;
import io.serai.kernel.ReceiptId;
import io.serai.log.Attempt;
import io.serai.log.Json;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Fetches what a channel hinted at. Asking does no harm, so that whatever is not an answer is asked again; only what is not there is
 * given up, and a person hears of it; unless anybody may have made it up: then its receipt tells, and nobody is bothered. The route keeps what was fetched before it concludes.
 */
@Component
class FetchDoor implements Door {
    private static final List<Integer> NOT_THERE = List.of(400, 404, 410, 422);

    /** Our own login was not taken: that says nothing of what was asked for. */
    private static final int UNAUTHORISED = 401;

    private final Exceptions exceptions;
    private final Inbox inbox;
    private final Partners partners;
    private final Clock clock;

    FetchDoor(Exceptions exceptions, Inbox inbox, Partners partners, Clock clock) {
        this.exceptions = exceptions;
        this.inbox = inbox;
        this.partners = partners;
        this.clock = clock;
    }

    @Override
    public boolean serves(String door) {
        return door.startsWith(Hints.DOOR);
    }

    @Override
    public Call call(Attempt attempt) {
        return new Call.Http(attempt, "GET", "/", Map.of(), null);
    }

    @Override
    public Verdict judge(Attempt attempt, Reply reply) {
        var answer = Json.write(Map.of("status", reply.status()));
        if (reply.isOk()) {
            return new Verdict.Done(answer);
        }
        return isGivenUp(attempt, reply) ? new Verdict.Refused(answer) : new Verdict.Retry(answer);
    }

    /** An order of somebody else is refused for as long as it is asked for: where anybody names orders, once is enough. */
    private boolean isGivenUp(Attempt attempt, Reply reply) {
        return NOT_THERE.contains(reply.status())
                || (isAnybodys(attempt) && reply.isRefusal() && reply.status() != UNAUTHORISED);
    }

    @Override
    public void settle(Group group, Attempt attempt, Verdict verdict) {
        if (!(verdict instanceof Verdict.Refused)) {
            return;
        }
        int status = Json.parse(verdict.answer()).path("status").asInt();
        if (isAnybodys(attempt)) {
            ignore(attempt.data(), NOT_THERE.contains(status) ? "not-there" : "not-ours");
        } else {
            var args = Map.of(
                    "reference", attempt.data().path("reference").asText(),
                    "status", Integer.toString(status));
            exceptions.park(
                    List.of(Parked.ofStep(Ids.next(), null, partner(attempt), "orders", "SER-0112", args)),
                    clock.instant());
        }
    }

    /** One that an earlier version asked for names no receipt. */
    private void ignore(JsonNode asked, String reason) {
        if (asked.has("receipt")) {
            var receipt = ReceiptId.of(asked.path("receipt").asText());
            var item = asked.path("item").asInt();
            inbox.settle(List.of(), List.of(new ItemOutcome(receipt, item, ItemOutcome.Kind.IGNORED, null, reason)));
        }
    }

    private boolean isAnybodys(Attempt attempt) {
        return partners.find(partner(attempt))
                .map(Partner::signature)
                .filter(Partner.Signature::opensToAnybody)
                .isPresent();
    }

    private static String partner(Attempt attempt) {
        return attempt.door().substring(Hints.DOOR.length());
    }
}
