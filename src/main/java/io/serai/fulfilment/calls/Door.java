package io.serai.fulfilment.calls;

import io.serai.fulfilment.work.Group;
import io.serai.log.Attempt;

/** How one kind of far end is called, and what its answers mean. */
public interface Door {
    /** Whether calls of this door (such as {@code payments:stripe}) are made through it. */
    boolean serves(String door);

    /** What to send; where the outcome of an earlier try is unknown, the question that finds out. */
    Call call(Attempt attempt);

    /** What an answer means. */
    Verdict judge(Attempt attempt, Reply reply);

    /** Whether nobody wants the call any more once its patience is over; then it ends as refused. Any other is tried until its outcome is certain. */
    default boolean givesUp(Attempt attempt) {
        return false;
    }

    /**
     * Whether a certain outcome counts, now that its order is locked. False only of what was asked, which is asked again: something else was
     * done meanwhile, and the answer may be from before that or from after it.
     */
    default boolean counts(Attempt attempt, Verdict verdict) {
        return true;
    }

    /** What follows from an outcome that is certain, in the transaction that writes it. */
    default void settle(Group group, Attempt attempt, Verdict verdict) {}
}
