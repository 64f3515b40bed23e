package io.serai.edi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

/** Reads the elements of a segment for {@link SureReader}: what is right beyond doubt, and nothing else. */
final class SureElements {
    private static final int ASCII = 0x80;
    /** Before it are control characters. */
    private static final char NO_BREAK_SPACE = 0xA0;

    private static final char REPLACEMENT = '\uFFFD';

    private final EdiSource source;
    private final Delimiters delimiters;
    private final byte[] bytes;
    private final byte separator;
    private final byte component;
    private final byte repetition;

    SureElements(EdiSource source, Syntax syntax) {
        this.source = source;
        this.delimiters = syntax.delimiters();
        this.bytes = source.bytes;
        this.separator = delimiters.element();
        this.component = delimiters.component();
        this.repetition = syntax.repetition();
    }

    /** Of ASCII, printed, and nothing that divides or releases. */
    boolean isPlain(byte b) {
        return b >= ' ' && b < 0x7F && b != component && b != repetition && !delimiters.isRelease(b);
    }

    /** Those behind the tag of a segment; false if there is a doubt, and then the set is not to be used. */
    boolean read(int tagEnd, int end, ElementShape[] shapes, SetBuilder set) {
        int position = 0;
        int at = tagEnd;
        boolean present = false;
        while (at < end) {
            int from = at + 1;
            int to = endOf(from, end, separator);
            if (position == shapes.length) {
                return false;
            }
            var shape = shapes[position++];
            present = to > from;
            if (!(present ? element(from, to, shape, position, set) : !shape.mandatory())) {
                return false;
            }
            at = to;
        }
        // A segment without elements, or that ends with an empty one, is for the library to judge.
        return present && noneMissing(shapes, position);
    }

    private boolean element(int from, int to, ElementShape shape, int position, SetBuilder set) {
        var components = shape.components();
        return components == null
                ? value(from, to, shape, position, 0, set)
                : components(from, to, components, position, set);
    }

    private boolean components(int from, int to, ElementShape[] shapes, int position, SetBuilder set) {
        int component = 0;
        int at = from - 1;
        boolean present = false;
        while (at < to) {
            int start = at + 1;
            int end = endOf(start, to, this.component);
            if (component == shapes.length) {
                return false;
            }
            var shape = shapes[component++];
            present = end > start;
            if (!(present ? value(start, end, shape, position, component, set) : !shape.mandatory())) {
                return false;
            }
            at = end;
        }
        return present && noneMissing(shapes, component);
    }

    /** @param inComposite its place there, from 1; 0 if it is no component */
    private boolean value(int from, int to, ElementShape shape, int position, int inComposite, SetBuilder set) {
        int plain = from;
        while (plain < to && isPlain(bytes[plain])) {
            plain++;
        }
        if (plain == to) {
            set.element(position, 1, inComposite, new String(bytes, from, to - from, ISO_8859_1));
            return shape.fits(bytes, from, to);
        }
        var text = text(from, to);
        if (text == null || !shape.fits(text.length())) {
            return false;
        }
        set.element(position, 1, inComposite, text);
        return true;
    }

    /** Beyond ASCII, and with the characters that were released from their meaning; null if there is a doubt. */
    private @Nullable String text(int from, int to) {
        var written = source.text(from, to);
        var text = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            boolean released = c < ASCII && delimiters.isRelease((byte) c);
            if (released) {
                i++;
                c = i < written.length() ? written.charAt(i) : 0;
            }
            boolean plain = c < ASCII ? (released ? c >= ' ' && c < 0x7F : isPlain((byte) c)) : c >= NO_BREAK_SPACE;
            if (!plain || Character.isSurrogate(c) || c == REPLACEMENT) {
                return null;
            }
            text.append(c);
        }
        return text.toString();
    }

    /** Where the next delimiter is whose meaning was not taken from it, or the end. */
    private int endOf(int from, int end, byte delimiter) {
        int at = from;
        while (at < end && bytes[at] != delimiter) {
            at += delimiters.isRelease(bytes[at]) ? 2 : 1;
        }
        return Math.min(at, end);
    }

    private static boolean noneMissing(ElementShape[] shapes, int from) {
        for (int i = from; i < shapes.length; i++) {
            if (shapes[i].mandatory()) {
                return false;
            }
        }
        return true;
    }
}
