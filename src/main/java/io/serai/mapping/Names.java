package io.serai.mapping;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of fields, which come again in each document of a format: from bytes to the very object that a mapping asks for, as {@link
 * SharedNames} has it. It remembers so many and no more, whatever is sent. Safe for many threads: one that another has just forgotten is
 * made anew, and is the same object.
 */
final class Names {
    private static final int SLOTS = 1 << 13;
    /** Places where one of them may be. */
    private static final int PROBES = 4;

    private final String prefix;
    private final @Nullable Name[] known = new Name[SLOTS];

    /** As it was written, and as it is called. */
    private record Name(byte[] bytes, String text) {
        boolean is(byte[] document, int from, int length) {
            if (bytes.length != length) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (bytes[i] != document[from + i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** @param prefix what stands before each of them in trees, but not in documents */
    Names(String prefix) {
        this.prefix = prefix;
    }

    /**
     * The name between two places of a document in UTF-8.
     *
     * @param hash of its bytes, whichever, but always the same
     */
    String of(byte[] document, int from, int to, int hash) {
        int first = hash ^ (hash >>> 15);
        for (int i = 0; i < PROBES; i++) {
            int slot = (first + i) & (SLOTS - 1);
            var name = known[slot];
            if (name == null) {
                return keep(slot, document, from, to);
            }
            if (name.is(document, from, to - from)) {
                return name.text();
            }
        }
        return keep(first & (SLOTS - 1), document, from, to);
    }

    private String keep(int slot, byte[] document, int from, int to) {
        var text = (prefix + new String(document, from, to - from, StandardCharsets.UTF_8)).intern();
        known[slot] = new Name(Arrays.copyOfRange(document, from, to), text);
        return text;
    }
}
