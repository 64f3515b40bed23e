package io.serai.edi;

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

    private final Segments segments;
    private final SureElements elements;
    private final byte[] bytes;
    private final byte separator;
    private final byte component;

    private final Loop[] loops = new Loop[DEEPEST];
    private final int[] at = new int[DEEPEST];
    private final int[] counts = new int[DEEPEST];
    private int depth;

    SureReader(EdiSource source, Segments segments, Syntax syntax) {
        this.segments = segments;
        this.elements = new SureElements(source, syntax);
        this.bytes = source.bytes;
        this.separator = syntax.delimiters().element();
        this.component = syntax.delimiters().component();
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
            } else if (!elements.isPlain(bytes[i]) && !(divided && bytes[i] == component)) {
                return false;
            }
        }
        return separators == 2 && bytes[segments.end(segment) - 1] != separator;
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
        return elements.read(to, end, part.elements(), set);
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
}
