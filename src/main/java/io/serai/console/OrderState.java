package io.serai.console;

import java.util.Arrays;
import java.util.List;

/** The states of an order in the order in which people read them, and what a reader should feel about each. */
public enum OrderState {
    RECEIVED(Mood.OPEN),
    AWAITING_PAYMENT(Mood.OPEN),
    AWAITING_STOCK(Mood.ATTENTION),
    ALLOCATED(Mood.OPEN),
    FULFILLING(Mood.OPEN),
    SHIPPED(Mood.OPEN),
    READY_FOR_PICKUP(Mood.OPEN),
    DELIVERED(Mood.DONE),
    COLLECTED(Mood.DONE),
    COMPLETED(Mood.DONE),
    ON_HOLD(Mood.ATTENTION),
    CANCELLED(Mood.STOPPED);

    /** Whether a state is on its way, wants a person, has ended well or was stopped. */
    public enum Mood {
        OPEN,
        ATTENTION,
        DONE,
        STOPPED
    }

    private final Mood mood;

    OrderState(Mood mood) {
        this.mood = mood;
    }

    public Mood mood() {
        return mood;
    }

    /** @throws IllegalArgumentException if the text is not the name of a state */
    static OrderState of(String text) {
        return valueOf(text);
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }
}
