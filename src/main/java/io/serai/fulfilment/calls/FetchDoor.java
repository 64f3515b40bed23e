package io.serai.fulfilment.calls;

import io.serai.channels.Exceptions;
import io.serai.channels.Exceptions.Parked;
import io.serai.fulfilment.intake.Hints;
import io.serai.fulfilment.work.Group;
import io.serai.kernel.Ids;
import io.serai.log.Attempt;
import io.serai.log.Json;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Fetches what a channel hinted at. Asking does no harm, so that whatever is not an answer is asked again; only what is not there is
 * given up, and a person hears of it. The route keeps what was fetched before it concludes.
 */
@Component
class FetchDoor implements Door {
    private static final List<Integer> NOT_THERE = List.of(400, 404, 410, 422);

    private final Exceptions exceptions;
    private final Clock clock;

    FetchDoor(Exceptions exceptions, Clock clock) {
        this.exceptions = exceptions;
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
        return NOT_THERE.contains(reply.status()) ? new Verdict.Refused(answer) : new Verdict.Retry(answer);
    }

    @Override
    public void settle(Group group, Attempt attempt, Verdict verdict) {
        if (verdict instanceof Verdict.Refused) {
            var partner = attempt.door().substring(Hints.DOOR.length());
            var args = Map.of(
                    "reference", attempt.data().path("reference").asText(),
                    "status", Json.parse(verdict.answer()).path("status").asText());
            exceptions.park(
                    List.of(Parked.ofStep(Ids.next(), null, partner, "orders", "SER-0112", args)), clock.instant());
        }
    }
}
