package io.serai.fulfilment.work;

/** What follows from what was decided, whatever step decided it, in the same transaction. */
public interface Consequence {
    /** Adds to what was decided, or writes something beside it; nothing of it has been written yet. */
    void of(Work work);
}
