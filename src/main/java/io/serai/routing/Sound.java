package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;

/** Texts that can be kept: neither a database nor UTF-8 takes NUL or half of a surrogate pair. */
final class Sound {
    private Sound() {}

    static boolean is(String text) {
        return text.codePoints()
                .allMatch(c -> c != 0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    /** Whether all texts in it are. */
    static boolean is(JsonNode tree) {
        return (!tree.isTextual() || is(tree.textValue())) && tree.valueStream().allMatch(Sound::is);
    }
}
