package io.serai.edi;

import java.text.Normalizer;
import java.util.Map;

/**
 * Text as it may stand in an element that we send: ASCII without the characters that we separate with. Accents are taken off
 * (Córdoba becomes Cordoba), typographic signs become plain ones, blanks are single; what has no likeness becomes a question mark.
 */
public final class X12Text {
    static final char ELEMENT = '*';
    static final char COMPONENT = '>';
    static final char TERMINATOR = '~';
    static final char REPETITION = '^';

    private static final Map<Character, String> LIKENESS = Map.ofEntries(
            Map.entry('ß', "ss"),
            Map.entry('æ', "ae"),
            Map.entry('Æ', "AE"),
            Map.entry('œ', "oe"),
            Map.entry('Œ', "OE"),
            Map.entry('ø', "o"),
            Map.entry('Ø', "O"),
            Map.entry('ł', "l"),
            Map.entry('Ł', "L"),
            Map.entry('đ', "d"),
            Map.entry('Đ', "D"),
            Map.entry('€', "EUR"),
            Map.entry('–', "-"),
            Map.entry('—', "-"),
            Map.entry('‘', "'"),
            Map.entry('’', "'"),
            Map.entry('`', "'"),
            Map.entry('´', "'"),
            Map.entry('“', "\""),
            Map.entry('”', "\""),
            Map.entry('«', "\""),
            Map.entry('»', "\""),
            Map.entry('¿', ""),
            Map.entry('¡', ""),
            Map.entry('×', "x"),
            Map.entry('°', "o"));

    private X12Text() {}

    public static String clean(String text) {
        var plain = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            append(plain, text.charAt(i));
        }
        var stripped = plain.toString().strip();
        return stripped.contains("  ") ? stripped.replaceAll(" {2,}", " ") : stripped;
    }

    /** Cleaned, and no longer than the element may be. */
    public static String clean(String text, int longest) {
        var plain = clean(text);
        return plain.length() <= longest ? plain : plain.substring(0, longest).strip();
    }

    private static void append(StringBuilder plain, char c) {
        var likeness = LIKENESS.get(c);
        if (likeness != null) {
            plain.append(likeness);
        } else if (c >= ' ' && c < 0x7F) {
            plain.append(isSeparator(c) ? ' ' : c);
        } else if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
            plain.append(' ');
        } else if (!Character.isLowSurrogate(c)) {
            decompose(plain, c);
        }
    }

    private static void decompose(StringBuilder plain, char c) {
        var found = false;
        for (var part :
                Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD).toCharArray()) {
            if (part >= ' ' && part < 0x7F) {
                plain.append(isSeparator(part) ? ' ' : part);
                found = true;
            }
        }
        if (!found && Character.getType(c) != Character.NON_SPACING_MARK) {
            plain.append('?');
        }
    }

    private static boolean isSeparator(char c) {
        return c == ELEMENT || c == COMPONENT || c == TERMINATOR || c == REPETITION;
    }
}
