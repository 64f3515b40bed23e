package io.serai.mapping;

import java.util.Map;

/** Something wrong with a contract, by its pointer into the contract; becomes a {@link Problem} once its place in the input is known. */
record Finding(String code, Map<String, String> args, String pointer) {
    Finding {
        args = Map.copyOf(args);
    }
}
