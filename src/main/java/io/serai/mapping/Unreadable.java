package io.serai.mapping;

import java.util.Map;

/** A document, or one row of it, that cannot be decoded: what is wrong and where. Never leaves this package. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Unreadable(String code, Map<String, String> args, Place place) {
        super(code, null, false, false);
        this.problem = new Problem(code, args, null, place.line(), place.column(), null);
    }

    Problem problem() {
        return problem;
    }
}
