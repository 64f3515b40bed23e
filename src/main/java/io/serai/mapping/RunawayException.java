package io.serai.mapping;

import java.util.Locale;

/** A mapping was stopped: it does more with one item than any may need. What was wrong is the mapping, and only this item is refused. */
final class RunawayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What it had too much of. */
    enum Why {
        /** It took too long. */
        LONG,
        /** Its functions called each other without an end. */
        DEEP,
        /** It made too much of too little. */
        LARGE;

        /** By which the bundles tell it. */
        String word() {
            return "runs-too-" + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Why why;

    RunawayException(Why why) {
        super("the mapping was stopped: it ran too " + why.name().toLowerCase(Locale.ROOT), null, false, false);
        this.why = why;
    }

    Why why() {
        return why;
    }
}
