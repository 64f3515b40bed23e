package io.serai.simulation;

/** The process dies here: nothing that it still meant to do is done. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(String where) {
        super(where, null, false, false);
    }
}
