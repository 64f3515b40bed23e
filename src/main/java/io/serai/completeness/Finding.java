package io.serai.completeness;

import org.jspecify.annotations.Nullable;

/**
 * Something that is not with us as it is with the channel.
 *
 * @param reference the channel's name of the order, or of the entry if it cannot be read
 * @param there revision, total and state as the channel has them
 * @param here the same as we have them
 * @param repaired whether its message is taken in again
 */
public record Finding(
        Kind kind,
        String reference,
        @Nullable String there,
        @Nullable String here,
        boolean repaired) {

    /** In which way. */
    public enum Kind {
        /** The channel has it, we do not. */
        MISSING,
        /** We have an older revision of it, or do not know yet that it was cancelled. */
        BEHIND,
        /** The same revision says something else: what is taken in again would change nothing. */
        DIFFERENT,
        /** The channel lists it twice. */
        DOUBLED,
        /** We have it, the channel does not list it. */
        UNLISTED,
        /** Its message came, and waits for a person. */
        PARKED
    }
}
