package io.serai.edi;

/** The characters that divide an interchange; {@code release} takes the meaning from the one behind it, -1 if there is none. */
record Delimiters(byte element, byte component, byte terminator, int release) {

    Delimiters(byte element, byte component, byte terminator) {
        this(element, component, terminator, -1);
    }

    boolean isWrap(byte b) {
        return (b == '\r' || b == '\n') && b != terminator && b != element && b != component;
    }

    boolean isRelease(byte b) {
        return (b & 0xFF) == release;
    }
}
