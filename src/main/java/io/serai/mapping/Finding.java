package io.serai.mapping;

import java.util.Map;

/**
 * Something wrong, by its pointer into the contract or, if it was found there, into the input. It becomes a {@link Problem} once
 * its place is known.
 */
record Finding(String code, Map<String, String> args, String pointer, boolean inInput) {
    Finding {
        args = Map.copyOf(args);
    }

    Finding(String code, Map<String, String> args, String pointer) {
        this(code, args, pointer, false);
    }

    static Finding inInput(String code, String pointer) {
        return new Finding(code, Map.of(), pointer, true);
    }
}
