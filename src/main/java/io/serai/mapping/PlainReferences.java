package io.serai.mapping;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * XML whose digits, blanks and hyphens are written as they are and not as character references, {@code 4} by its number 52, and whose
 * line breaks and tabs in attributes are the blanks that a reader makes of them: what looks for card numbers in bytes finds them there,
 * too. In comments, processing instructions and CDATA there are no references.
 */
final class PlainReferences {
    private static final String[][] OPAQUE = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
    /** More than any character that is meant, however many digits a reference has. */
    private static final int OTHER = 0x80;

    private final byte[] xml;
    private final ByteArrayOutputStream plain;
    private int at;
    private boolean inTag;
    /** The one that the attribute's value began with; 0: in no value. */
    private byte quote;

    private boolean changed;

    private PlainReferences(byte[] xml) {
        this.xml = xml;
        this.plain = new ByteArrayOutputStream(xml.length);
    }

    /** The same XML without such references; the same bytes if there are none. */
    static byte[] of(byte[] xml) {
        return mayBeIn(xml) ? new PlainReferences(xml).plain() : xml;
    }

    /** Nearly every message ends here. Characters are made because that and looking through them takes half as long as going byte by byte. */
    private static boolean mayBeIn(byte[] xml) {
        return new String(xml, StandardCharsets.ISO_8859_1).contains("&#") || isDivided(xml);
    }

    /** Whether a line break or tab stands between digits somewhere. */
    private static boolean isDivided(byte[] xml) {
        for (int i = 1; i < xml.length - 1; i++) {
            if (isWhite(xml[i]) && isDigit(xml[i - 1]) && (isDigit(xml[i + 1]) || xml[i + 1] == '\n')) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWhite(byte c) {
        return c == '\t' || c == '\n' || c == '\r';
    }

    private byte[] plain() {
        while (at < xml.length) {
            int from = at;
            int character = xml[at] == '&' ? reference() : 0;
            if (character > 0) {
                plain.write(character);
                changed = true;
            } else if (quote != 0 && isWhite(xml[from])) {
                white();
            } else {
                at = xml[from] == '<' ? behind(from) : from + 1;
                plain.write(xml, from, at - from);
                follow(xml[from]);
            }
        }
        return changed ? plain.toByteArray() : xml;
    }

    /** A carriage return and a line feed are one line break. */
    private void white() {
        if (!starts("\r\n", at)) {
            plain.write(' ');
        }
        changed = true;
        at++;
    }

    /** Whether what comes next is in a tag, and in the value of an attribute there. */
    private void follow(byte c) {
        if (quote != 0) {
            quote = c == quote ? 0 : quote;
        } else if (inTag) {
            quote = c == '"' || c == '\'' ? c : 0;
            inTag = c != '>';
        } else {
            inTag = c == '<' && xml[at - 1] == '<';
        }
    }

    /** The digit, blank or hyphen that is referred to here, with all of the reference read; 0 if none is. */
    private int reference() {
        if (!starts("&#", at)) {
            return 0;
        }
        int base = starts("x", at + 2) ? 16 : 10;
        int end = at + (base == 16 ? 3 : 2);
        int character = 0;
        for (; end < xml.length && Character.digit(xml[end], base) >= 0; end++) {
            character = Math.min(OTHER, character * base + Character.digit(xml[end], base));
        }
        boolean counts = (character >= '0' && character <= '9') || character == ' ' || character == '-';
        if (!counts || !starts(";", end)) {
            return 0;
        }
        at = end + 1;
        return character;
    }

    /** Where goes on what begins with a tag's bracket: behind all of it where nothing in it is a reference. */
    private int behind(int from) {
        for (var each : OPAQUE) {
            if (starts(each[0], from)) {
                int end = from + each[0].length();
                while (end < xml.length && !starts(each[1], end)) {
                    end++;
                }
                return Math.min(xml.length, end + each[1].length());
            }
        }
        return from + 1;
    }

    private boolean starts(String mark, int from) {
        if (from + mark.length() > xml.length) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if (xml[from + i] != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
