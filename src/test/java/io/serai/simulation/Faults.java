package io.serai.simulation;

import org.springframework.transaction.CannotCreateTransactionException;

/** Where the hub's own process and its database fail: armed for one step, at its n-th transaction. */
final class Faults {
    private enum Kind {
        CRASH_BEFORE_COMMIT,
        CRASH_AFTER_COMMIT,
        NO_DATABASE
    }

    private final Chance chance;
    private Kind armed = Kind.NO_DATABASE;
    private int countdown = -1;
    private boolean quiet;

    Faults(Chance chance) {
        this.chance = chance;
    }

    /** From now on nothing fails. */
    void end() {
        quiet = true;
        countdown = -1;
    }

    Chance chance() {
        return chance;
    }

    /** Whether something that happens so often in a hundred happens now. */
    boolean now(int percent) {
        return !quiet && chance.percent(percent);
    }

    /** Maybe something will happen in the step that begins. */
    void arm(int percent) {
        countdown = -1;
        if (now(percent)) {
            armed = chance.of(java.util.List.of(Kind.values()));
            countdown = chance.below(3);
        }
    }

    void disarm() {
        countdown = -1;
    }

    void begin() {
        if (armed == Kind.NO_DATABASE && hits()) {
            throw new CannotCreateTransactionException("the database is away");
        }
    }

    void beforeCommit() {
        if (armed == Kind.CRASH_BEFORE_COMMIT && hits()) {
            throw new Crash("before commit");
        }
    }

    void afterCommit() {
        if (armed == Kind.CRASH_AFTER_COMMIT && hits()) {
            throw new Crash("after commit");
        }
    }

    private boolean hits() {
        return countdown >= 0 && countdown-- == 0;
    }
}
