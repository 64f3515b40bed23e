package io.serai.mapping;

/** A place in a text; line and column count from 1, and 0 is unknown. */
record Place(int line, int column) {
    static final Place UNKNOWN = new Place(0, 0);
    static final Place START = new Place(1, 1);
}
