package io.serai.mapping;

import java.util.Arrays;

/**
 * JSON whose digits, blanks and hyphens are written as they are and not as escapes ({@code \\u0034}): what looks for card numbers in bytes
 * finds them there, too.
 */
final class PlainDigits {
    private static final int ESCAPE = 6;

    private PlainDigits() {}

    /** Whether there is such an escape. */
    static boolean areEscaped(byte[] json) {
        return next(json, 0) < json.length;
    }

    /** The same JSON without such escapes; the same bytes if there are none. */
    static byte[] of(byte[] json) {
        int escape = next(json, 0);
        if (escape == json.length) {
            return json;
        }
        var plain = new byte[json.length];
        int from = 0;
        int to = 0;
        while (escape < json.length) {
            System.arraycopy(json, from, plain, to, escape - from);
            to += escape - from;
            plain[to++] = (byte) character(json, escape);
            from = escape + ESCAPE;
            escape = next(json, from);
        }
        System.arraycopy(json, from, plain, to, json.length - from);
        return Arrays.copyOf(plain, to + json.length - from);
    }

    /** Where the next one begins; the end if there is none. What stands behind a backslash belongs to it. */
    private static int next(byte[] json, int from) {
        int at = Characters.find(json, '\\', from);
        while (at < json.length) {
            if (character(json, at) != 0) {
                return at;
            }
            at = Characters.find(json, '\\', Math.min(at + 2, json.length));
        }
        return json.length;
    }

    /** The digit, blank or hyphen that is escaped there; 0 if none is. */
    private static int character(byte[] json, int at) {
        if (at + ESCAPE > json.length || json[at + 1] != 'u' || json[at + 2] != '0' || json[at + 3] != '0') {
            return 0;
        }
        int high = Character.digit(json[at + 4], 16);
        int low = Character.digit(json[at + 5], 16);
        int character = high < 0 || low < 0 ? 0 : high * 16 + low;
        boolean counts = (character >= '0' && character <= '9') || character == ' ' || character == '-';
        return counts ? character : 0;
    }
}
