package io.serai.edi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.edi.SetGrammar.Loop;
import io.serai.edi.SetGrammar.Part;
import org.jspecify.annotations.Nullable;

/**
 * Reads a set in which everything is right beyond doubt, from the segments that the scanner has found. As soon as there is a doubt it
 * gives up, and the library reads the set and says what is wrong: nothing is judged twice, nothing is found here.
 */
final class SureReader {
    private static final int DEEPEST = 8;
    /** Before it are control characters. */
    private static final char NO_BREAK_SPACE = 0xA0;

    private static final char REPLACEMENT = '\uFFFD';

    private final EdiSource source;
    private final Segments segments;
    private final Delimiters delimiters;
    private final byte[] bytes;
    private final byte separator;
    private final byte component;
    private final byte repetition;

    private final Loop[] loops = new Loop[DEEPEST];
    private final int[] at = new int[DEEPEST];
    private final int[] counts = new int[DEEPEST];
    private int depth;

    SureReader(EdiSource source, Segments segments, Syntax syntax) {
        this.source = source;
        this.segments = segments;
        this.delimiters = syntax.delimiters();
        this.bytes = source.bytes;
        this.separator = delimiters.element();
        this.component = delimiters.component();
        this.repetition = syntax.repetition();
    }

    /** Null if there is a doubt. */
    @Nullable
    SetBuilder read(RawSet raw, Loop grammar, JsonNode interchangeNode, JsonNode groupNode) {
        if (!raw.closed() || !raw.problems().isEmpty() || !isPlain(raw.first()) || !isPlain(raw.last())) {
            return null;
        }
        var set = new SetBuilder(raw, true, interchangeNode, groupNode);
        depth = 0;
        enter(grammar, 0);
        set.skipSegment();
        for (int segment = raw.first() + 1; segment < raw.last(); segment++) {
            if (!segment(segment, set)) {
                return null;
            }
        }
        set.skipSegment();
        return isComplete() ? set : null;
    }

    /** Of ST, SE, UNH and UNT: two elements, and nothing in them that divides but the type of a message. */
    private boolean isPlain(int segment) {
        boolean divided = segments.is(segment, "UNH");
        int separators = 0;
        for (int i = segments.start(segment); i < segments.end(segment); i++) {
            if (bytes[i] == separator) {
                separators++;
            } else if (!isPlain(bytes[i]) && !(divided && bytes[i] == component)) {
                return false;
            }
        }
        return separators == 2 && bytes[segments.end(segment) - 1] != separator;
    }

    private boolean isPlain(byte b) {
        return b >= ' ' && b < 0x7F && b != component && b != repetition && !delimiters.isRelease(b);
    }

    private boolean segment(int segment, SetBuilder set) {
        int from = segments.start(segment);
        int end = segments.end(segment);
        int to = from;
        while (to < end && bytes[to] != separator) {
            to++;
        }
        var part = find(from, to, set);
        if (part == null || part.elements() == null) {
            return false;
        }
        set.startSegment(part.name(), true, part.max() > 1);
        return elements(to, end, part.elements(), set);
    }

    /** Where a tag stands: the innermost loop that is open and has a place for it, if nothing is missing before that. */
    private @Nullable Part find(int from, int to, SetBuilder set) {
        for (int level = depth - 1; level >= 0; level--) {
            var parts = loops[level].parts();
            // The first segment of a loop once more is the loop once more.
            int first = level > 0 && at[level] == 0 ? 1 : at[level];
            for (int i = first; i < parts.length; i++) {
                int count = i == at[level] ? counts[level] : 0;
                if (parts[i].is(bytes, from, to)) {
                    return count < parts[i].max() ? take(level, i, count + 1, set) : null;
                }
                if (count < parts[i].min()) {
                    return null;
                }
            }
        }
        return null;
    }

    private @Nullable Part take(int level, int i, int count, SetBuilder set) {
        while (depth - 1 > level) {
            depth--;
            set.endLoop();
        }
        at[level] = i;
        counts[level] = count;
        var part = loops[level].parts()[i];
        var loop = part.loop();
        if (loop == null) {
            return part;
        }
        if (depth == DEEPEST) {
            return null;
        }
        set.startLoop(loop.code());
        enter(loop, 1);
        return loop.parts()[0];
    }

    private void enter(Loop loop, int count) {
        loops[depth] = loop;
        at[depth] = 0;
        counts[depth] = count;
        depth++;
    }

    private boolean isComplete() {
        for (int level = 0; level < depth; level++) {
            var parts = loops[level].parts();
            for (int i = at[level]; i < parts.length; i++) {
                if ((i == at[level] ? counts[level] : 0) < parts[i].min()) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean elements(int tagEnd, int end, ElementShape[] shapes, SetBuilder set) {
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
            boolean released = c < 0x80 && delimiters.isRelease((byte) c);
            if (released) {
                i++;
                c = i < written.length() ? written.charAt(i) : 0;
            }
            boolean plain = c < 0x80 ? (released ? c >= ' ' : isPlain((byte) c)) : c >= NO_BREAK_SPACE;
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
