package io.serai.edi;

import java.io.ByteArrayOutputStream;

/** The segments of one interchange as ranges of the source; index 0 is ISA. */
final class Segments {
    private final X12Source source;
    private final IsaHeader.Delimiters delimiters;
    private final IntList starts = new IntList();
    private final IntList ends = new IntList();

    Segments(X12Source source, IsaHeader header) {
        this.source = source;
        this.delimiters = header.delimiters();
        add(header.offset(), header.end() - 1);
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

    X12Place place(int segment) {
        return source.place(starts.get(segment), segment + 1);
    }

    X12Place place(int segment, int element) {
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
            to++;
        }
        return source.text(from, to).replace("\r", "").replace("\n", "").strip();
    }

    private int elementStart(int segment, int position) {
        var at = starts.get(segment);
        for (var left = position; left > 0 && at < ends.get(segment); at++) {
            if (source.bytes[at] == delimiters.element()) {
                left--;
            }
        }
        return at;
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
