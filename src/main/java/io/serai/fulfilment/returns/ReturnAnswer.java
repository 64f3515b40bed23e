package io.serai.fulfilment.returns;

import java.util.UUID;

/** What came of something that somebody wants of a return. */
public sealed interface ReturnAnswer {
    /** @param again it had been done before, and nothing is changed by it */
    record Done(UUID id, boolean again) implements ReturnAnswer {}

    /** Everything is as it was. */
    record Refused(Why why) implements ReturnAnswer {}

    /** Why not. */
    enum Why {
        NO_SUCH_ORDER,
        NO_SUCH_RETURN,
        /** The order has no such line, or several that could be meant. */
        NO_SUCH_LINE,
        NO_SUCH_LOCATION,
        /** There is no product of the SKU that is wanted instead. */
        NO_SUCH_ARTICLE,
        /** Not a single piece. */
        NOTHING,
        /** More than has left and is not given back yet, or more than was announced. */
        TOO_MANY,
        /** The key stands for another request. */
        OTHER_REQUEST,
        /** It is not as far as that yet, or is over. */
        NOT_NOW,
        /** The money is not ours yet, so that it cannot be given back. */
        NOT_CAPTURED
    }

    static ReturnAnswer no(Why why) {
        return new Refused(why);
    }
}
