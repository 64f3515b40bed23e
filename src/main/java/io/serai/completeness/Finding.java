package io.serai.completeness;

import org.jspecify.annotations.Nullable;

/**
 * Something that is not with us as it is with the channel.
 *
 * @param reference the channel's name of the order, or of the entry if it cannot be read
 * @param there revision, total and state as the channel has them
 * @param here the same as we have them
 * @param repaired whether its message is taken in again
 * @param why it is not, where more than the kind says that: {@code tried}, {@code cancelled-here}, {@code left}, {@code not-given}
 */
public record Finding(
        Kind kind,
        String reference,
        @Nullable String there,
        @Nullable String here,
        boolean repaired,
        @Nullable String why) {

    Finding(Kind kind, String reference, @Nullable String there, @Nullable String here, boolean repaired) {
        this(kind, reference, there, here, repaired, null);
    }

    /** In which way. */
    public enum Kind {
        /** The channel has it, we do not. */
        MISSING,
        /** We have an older revision of it, or do not know yet that it was cancelled. */
        BEHIND,
        /** The same revision, or one whose message came before, says something else. */
        DIFFERENT,
        /** The channel lists it twice. */
        DOUBLED,
        /** We have it, the channel does not list it. */
        UNLISTED,
        /** Its message came, and waits for a person. */
        PARKED
    }
}
