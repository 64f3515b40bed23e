package io.serai.console;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits, and why.
 *
 * @param what HOLD (orders that are held, {@code about} is for what), MESSAGES (not read yet, of a lane), CALLS (to a partner's door), or
 *     PULL (a channel that cannot be asked)
 * @param count no more than {@value StateCounts#MOST} are counted
 * @param since when the oldest began to
 * @param why what was heard last, if anything
 */
public record Waiting(
        String what,
        String about,
        long count,
        Instant since,
        @Nullable String why) {}
