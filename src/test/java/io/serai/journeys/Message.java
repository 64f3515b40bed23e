package io.serai.journeys;

/** Something that a partner sends, the same whenever it is sent again. {@code door} is where it comes in. */
record Message(String door, Way way) {
    /** How it is sent. {@code copy} is 0 for the first time. */
    interface Way {
        void send(int copy);
    }
}
