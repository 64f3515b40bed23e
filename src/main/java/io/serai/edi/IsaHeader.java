package io.serai.edi;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An ISA segment, read by its separators and not by its 106 bytes: padding gets lost, lines get wrapped. {@code elements} are the
 * first 15, trimmed; {@code end} is the offset after its terminator.
 */
record IsaHeader(int offset, List<String> elements, Delimiters delimiters, int end, boolean repaired) {
    private static final int LENGTH = 106;
    private static final int LONGEST = 400;
    private static final int ELEMENTS = 16;
    private static final Pattern CONTROL = Pattern.compile("\\d{1,9}");
    private static final Pattern VERSION = Pattern.compile("\\d{5}");

    /** The one byte that ISA16 uses when a sender left it out. */
    private static final byte NO_COMPONENT = 0x1F;

    /** The characters that divide the segments of one interchange. */
    record Delimiters(byte element, byte component, byte terminator) {
        boolean isWrap(byte b) {
            return (b == '\r' || b == '\n') && b != terminator && b != element && b != component;
        }
    }

    static boolean isAt(byte[] bytes, int offset) {
        return offset + 4 < bytes.length
                && bytes[offset] == 'I'
                && bytes[offset + 1] == 'S'
                && bytes[offset + 2] == 'A'
                && !isWord(bytes[offset + 3]);
    }

    /** Null if what begins with ISA is not a header that can be relied on. */
    static @Nullable IsaHeader read(X12Source source, int offset) {
        var bytes = source.bytes;
        var separator = bytes[offset + 3];
        var elements = new ArrayList<String>(ELEMENTS);
        var from = offset + 4;
        var limit = Math.min(bytes.length, offset + LONGEST);
        for (var i = from; i < limit && elements.size() < ELEMENTS - 1; i++) {
            if (bytes[i] == separator) {
                elements.add(trimmed(source.text(from, i)));
                from = i + 1;
            }
        }
        if (elements.size() < ELEMENTS - 1 || from + 1 >= bytes.length || !plausible(elements)) {
            return null;
        }
        return finish(source, offset, elements, separator, from);
    }

    private static @Nullable IsaHeader finish(
            X12Source source, int offset, List<String> elements, byte separator, int from) {
        var bytes = source.bytes;
        var delimiters = new Delimiters(separator, bytes[from], bytes[from + 1]);
        var end = from + 2;
        if (isWord(delimiters.terminator) || delimiters.terminator == separator) {
            return null;
        }
        if (componentIsMissing(bytes, delimiters, end)) {
            return new IsaHeader(
                    offset, elements, new Delimiters(separator, NO_COMPONENT, delimiters.component), from + 1, true);
        }
        if (delimiters.component == separator) {
            return new IsaHeader(
                    offset, elements, new Delimiters(separator, NO_COMPONENT, delimiters.terminator), end, true);
        }
        return new IsaHeader(offset, elements, delimiters, end, end - offset != LENGTH);
    }

    /** {@code …*P*~} and a line break: the tilde ends the segment, as the next one shows by ending the same way. */
    private static boolean componentIsMissing(byte[] bytes, Delimiters delimiters, int from) {
        if (delimiters.terminator != '\n' && delimiters.terminator != '\r') {
            return false;
        }
        var next = from;
        while (next < bytes.length && bytes[next] <= ' ' && bytes[next] >= 0) {
            next++;
        }
        while (next < bytes.length && bytes[next] != delimiters.terminator) {
            next++;
        }
        return next < bytes.length && bytes[next - 1] == delimiters.component;
    }

    private static boolean plausible(List<String> elements) {
        return isParty(elements.get(4), elements.get(5))
                && isParty(elements.get(6), elements.get(7))
                && VERSION.matcher(elements.get(11)).matches()
                && CONTROL.matcher(elements.get(12)).matches();
    }

    private static boolean isParty(String qualifier, String id) {
        return qualifier.length() == 2 && !id.isEmpty() && id.length() <= 15;
    }

    /** Without the padding, whatever blank it was made of, and without the line break of a wrapped file. */
    private static String trimmed(String element) {
        return element.replace("\r", "")
                .replace("\n", "")
                .replace('\u00a0', ' ')
                .strip();
    }

    static boolean isWord(byte b) {
        return b < 0 || Character.isLetterOrDigit(b);
    }

    /** Of ISA01 to ISA15. */
    String element(int position) {
        return elements.get(position - 1);
    }

    X12Party sender() {
        return new X12Party(element(5), element(6));
    }

    X12Party receiver() {
        return new X12Party(element(7), element(8));
    }
}
