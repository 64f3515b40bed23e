package io.serai.edi;

import java.util.ArrayList;
import java.util.List;

/** Finds the interchanges of a file, and says what is in none of them. */
final class X12Scanner {
    private static final int EXCERPT = 40;
    private static final int LONGEST_TRAILER = 24;

    private final EdiSource source;
    private final byte[] bytes;
    private final X12Reader.Repeats repeats;
    private final List<RawInterchange> interchanges = new ArrayList<>();
    private final List<EdiProblem> problems = new ArrayList<>();

    X12Scanner(EdiSource source, X12Reader.Repeats repeats) {
        this.source = source;
        this.repeats = repeats;
        this.bytes = source.bytes;
    }

    List<RawInterchange> interchanges() {
        return interchanges;
    }

    List<EdiProblem> problems() {
        return problems;
    }

    X12Scanner scan() {
        if (source.wide) {
            problem(EdiFault.ENCODING, 0, "");
            return this;
        }
        var at = skipBlank(source.start);
        if (at == bytes.length) {
            problem(EdiFault.EMPTY, 0, "");
        }
        while (at < bytes.length) {
            at = skipBlank(IsaHeader.isAt(bytes, at) ? interchange(at) : stray(at));
        }
        return this;
    }

    private int interchange(int at) {
        var header = IsaHeader.read(source, at);
        if (header == null) {
            problem(EdiFault.HEADER_DAMAGED, at, excerpt(at));
            return nextHeader(at + 1);
        }
        var segments = new Segments(source, header.delimiters());
        segments.add(header.offset(), header.end() - 1);
        var end = split(segments, header);
        interchanges.add(new EnvelopeReader(header, segments, repeats).read());
        return end;
    }

    /** Cuts the interchange into segments, up to its IEA or to what cannot be its own any more. */
    private int split(Segments segments, IsaHeader header) {
        var terminator = header.delimiters().terminator();
        var at = header.end();
        while (true) {
            while (at < bytes.length && (isBlank(bytes[at]) || bytes[at] == terminator)) {
                at++;
            }
            if (at == bytes.length || IsaHeader.isAt(bytes, at)) {
                return at;
            }
            var end = segmentEnd(at, terminator);
            segments.add(at, end);
            if (segments.is(segments.size() - 1, "IEA")) {
                return Math.min(end + 1, bytes.length);
            }
            at = end;
        }
    }

    /** At the terminator; without one, at the end of the file. Only an IEA may end with its line: its terminator gets lost. */
    private int segmentEnd(int from, byte terminator) {
        var end = from;
        while (end < bytes.length && bytes[end] != terminator) {
            end++;
        }
        if (end - from > LONGEST_TRAILER && bytes[from] == 'I' && bytes[from + 1] == 'E' && bytes[from + 2] == 'A') {
            end = endOfLine(from, end);
        }
        return end == bytes.length ? trimmed(from, end) : end;
    }

    private int endOfLine(int from, int to) {
        var end = from;
        while (end < to && bytes[end] != '\r' && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private int trimmed(int from, int to) {
        var end = to;
        while (end > from && isBlank(bytes[end - 1])) {
            end--;
        }
        return end;
    }

    private int stray(int at) {
        var next = nextHeader(at);
        var fault = next == bytes.length && interchanges.isEmpty() && problems.isEmpty()
                ? EdiFault.NO_INTERCHANGE
                : EdiFault.STRAY_TEXT;
        problem(fault, at, excerpt(at));
        return next;
    }

    private int nextHeader(int from) {
        for (var i = from; i < bytes.length; i++) {
            if (IsaHeader.isAt(bytes, i) && !IsaHeader.isWord(bytes[i - 1])) {
                return i;
            }
        }
        return bytes.length;
    }

    private int skipBlank(int from) {
        var at = from;
        while (at < bytes.length && isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    /** Blanks and control characters: what may stand between segments (the old end of file 0x1A too). */
    private static boolean isBlank(byte b) {
        return (b >= 0 && b <= ' ') || b == 0x7F;
    }

    private String excerpt(int at) {
        return source.text(at, Math.min(bytes.length, at + EXCERPT)).replaceAll("\\p{Cntrl}+", " ");
    }

    private void problem(EdiFault fault, int offset, String value) {
        problems.add(EdiProblem.of(fault, source.place(Math.min(offset, bytes.length), 0), "", value));
    }
}
