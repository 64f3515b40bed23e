package io.serai.sourcing;

import io.serai.kernel.LocationId;
import java.time.LocalDate;

/**
 * When a location works on what it is given in one minute, by its own clock: the day, and the hour if that is this one; {@link #LATER} if it
 * does not work any more today.
 */
public record Slot(LocationId location, LocalDate day, int hour) {
    /** No hour is full by it. */
    public static final int LATER = -1;

    public boolean isNow() {
        return hour != LATER;
    }
}
