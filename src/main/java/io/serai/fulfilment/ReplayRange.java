package io.serai.fulfilment;

import io.serai.channels.Exceptions;
import io.serai.channels.Exceptions.Range;
import io.serai.kernel.Port;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Replays what is parked, some at a time: after a mapping was corrected, all of a partner, of a cause or of some time. Each goes its way in
 * a transaction of its own, so that nothing goes out but what is taken now, and who breaks off goes on where he was.
 */
@Port
@Component("replayRange")
public class ReplayRange {
    /** In one call. */
    public static final int MOST = 200;

    private static final Logger log = LoggerFactory.getLogger(ReplayRange.class);

    private final Exceptions exceptions;
    private final Repair repair;

    ReplayRange(Exceptions exceptions, Repair repair) {
        this.exceptions = exceptions;
        this.repair = repair;
    }

    /**
     * What some of them came to.
     *
     * @param taken how many are, or would be, taken
     * @param refused how many stay with people, by the code of what is wrong with them now
     * @param failed how many met a fault of ours; they stay open
     * @param last the last one that was looked at, from where to go on; null: there are no more
     */
    public record Came(
            int looked,
            int taken,
            Map<String, Integer> refused,
            int failed,
            @Nullable UUID last) {}

    /** Tries what becomes of them now; nothing has an effect. */
    public Came dryRun(Range range, @Nullable UUID after, int most) {
        return each(range, after, most, repair::tryOut);
    }

    /** Takes those that can be taken now. */
    public Came replay(Range range, @Nullable UUID after, int most) {
        return each(range, after, most, repair::replay);
    }

    private interface Step {
        Repair.Answer take(UUID exception);
    }

    private Came each(Range range, @Nullable UUID after, int most, Step step) {
        int limit = Math.min(Math.max(most, 1), MOST);
        var ids = exceptions.open(range, after, limit);
        var refused = new TreeMap<String, Integer>();
        int taken = 0;
        int failed = 0;
        for (var id : ids) {
            try {
                var answer = step.take(id);
                if (answer.open() && answer.problems().isEmpty()) {
                    taken++;
                } else if (answer.open()) {
                    refused.merge(answer.problems().get(0).code(), 1, Integer::sum);
                }
            } catch (RuntimeException e) {
                log.warn("The exception {} cannot be replayed: {}", id, e.toString());
                failed++;
            }
        }
        return new Came(ids.size(), taken, refused, failed, ids.size() < limit ? null : last(ids));
    }

    private static UUID last(List<UUID> ids) {
        return ids.get(ids.size() - 1);
    }
}
