package io.serai.edi;

import java.io.ByteArrayOutputStream;

/** The segments of one interchange as ranges of the source; index 0 is that of its header. */
final class Segments {
    private final EdiSource source;
    private final Delimiters delimiters;
    private final IntList starts = new IntList();
    private final IntList ends = new IntList();

    Segments(EdiSource source, Delimiters delimiters) {
        this.source = source;
        this.delimiters = delimiters;
    }

    void add(int start, int end) {
        starts.add(start);
        ends.add(end);
    }

    int size() {
        return starts.size();
    }

    int start(int segment) {
        return starts.get(segment);
    }

    /** Behind its last byte, at its terminator. */
    int end(int segment) {
        return ends.get(segment);
    }

    EdiPlace place(int segment) {
        return source.place(starts.get(segment), segment + 1);
    }

    EdiPlace place(int segment, int element) {
        return source.place(elementStart(segment, element), segment + 1);
    }

    boolean is(int segment, String tag) {
        var from = starts.get(segment);
        var end = ends.get(segment);
        var length = end - from;
        if (length < tag.length()
                || (length > tag.length() && source.bytes[from + tag.length()] != delimiters.element())) {
            return false;
        }
        for (var i = 0; i < tag.length(); i++) {
            if (source.bytes[from + i] != tag.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String tag(int segment) {
        return element(segment, 0);
    }

    /** An element by its position, without the blanks around it; 0 is the tag. Empty if the segment is shorter. */
    String element(int segment, int position) {
        var from = elementStart(segment, position);
        var to = from;
        while (to < ends.get(segment) && source.bytes[to] != delimiters.element()) {
            to += delimiters.isRelease(source.bytes[to]) ? 2 : 1;
        }
        return source.text(from, Math.min(to, ends.get(segment)))
                .replace("\r", "")
                .replace("\n", "")
                .strip();
    }

    /** A component of an element, by its position from 1, with the meaning of its characters. Empty if there is none. */
    String component(int segment, int position, int component) {
        var text = new StringBuilder();
        var element = element(segment, position);
        int at = 1;
        for (int i = 0; i < element.length() && at <= component; i++) {
            char c = element.charAt(i);
            if (c == delimiters.component()) {
                at++;
            } else if (delimiters.release() >= 0 && c == delimiters.release()) {
                i++;
                append(text, at == component && i < element.length(), element, i);
            } else {
                append(text, at == component, element, i);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, boolean wanted, String element, int i) {
        if (wanted) {
            text.append(element.charAt(i));
        }
    }

    private int elementStart(int segment, int position) {
        var at = starts.get(segment);
        for (var left = position; left > 0 && at < ends.get(segment); at++) {
            if (source.bytes[at] == delimiters.element()) {
                left--;
            } else if (delimiters.isRelease(source.bytes[at])) {
                at++;
            }
        }
        return Math.min(at, ends.get(segment));
    }

    /** As one line, without the breaks of a wrapped file. */
    void copy(int segment, ByteArrayOutputStream target) {
        var from = starts.get(segment);
        var end = ends.get(segment);
        for (var i = from; i < end; i++) {
            if (delimiters.isWrap(source.bytes[i])) {
                target.write(source.bytes, from, i - from);
                from = i + 1;
            }
        }
        target.write(source.bytes, from, end - from);
        target.write(delimiters.terminator());
    }
}
