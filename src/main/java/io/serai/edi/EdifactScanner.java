package io.serai.edi;

import java.util.ArrayList;
import java.util.List;

/** Finds the EDIFACT interchanges of a file, also messages that stand outside of one, and says what is in none of them. */
final class EdifactScanner {
    private static final int EXCERPT = 40;

    private final EdiSource source;
    private final byte[] bytes;
    private final EdifactReader.Repeats repeats;
    private final List<RawEdifact> interchanges = new ArrayList<>();
    private final List<EdiProblem> problems = new ArrayList<>();

    EdifactScanner(EdiSource source, EdifactReader.Repeats repeats) {
        this.source = source;
        this.bytes = source.bytes;
        this.repeats = repeats;
    }

    List<RawEdifact> interchanges() {
        return interchanges;
    }

    List<EdiProblem> problems() {
        return problems;
    }

    EdifactScanner scan() {
        if (source.wide) {
            problem(EdiFault.ENCODING, 0, "");
            return this;
        }
        int at = skipBlank(bytes, source.start);
        if (at == bytes.length) {
            problem(EdiFault.EMPTY, 0, "");
        }
        while (at < bytes.length) {
            at = skipBlank(bytes, isBeginning(at) ? interchange(at) : stray(at));
        }
        return this;
    }

    private boolean isBeginning(int at) {
        return isAt(bytes, at, "UNA") || isHeader(at) || isAt(bytes, at, "UNG") || isAt(bytes, at, "UNH");
    }

    private boolean isHeader(int at) {
        return isAt(bytes, at, "UNB");
    }

    private int interchange(int at) {
        var syntax = UnaSyntax.read(bytes, at);
        if (syntax == null || !isBeginning(syntax.header())) {
            problem(EdiFault.UNB_DAMAGED, at, excerpt(at));
            return next(at + 1);
        }
        var segments = new Segments(source, syntax.delimiters());
        int end = split(segments, syntax);
        interchanges.add(new EdifactEnvelope(syntax, segments, repeats).read());
        return end;
    }

    /** Cuts the interchange into segments, up to its UNZ or to the next one. */
    private int split(Segments segments, UnaSyntax syntax) {
        byte terminator = syntax.delimiters().terminator();
        int at = syntax.header();
        while (true) {
            while (at < bytes.length && (isBlank(bytes[at]) || bytes[at] == terminator)) {
                at++;
            }
            if (at == bytes.length || (segments.size() > 0 && (isAt(bytes, at, "UNA") || isHeader(at)))) {
                return at;
            }
            int end = segmentEnd(at, syntax.delimiters());
            segments.add(at, end);
            if (segments.is(segments.size() - 1, "UNZ")) {
                return Math.min(end + 1, bytes.length);
            }
            at = end;
        }
    }

    private int segmentEnd(int from, Delimiters delimiters) {
        int end = from;
        while (end < bytes.length && bytes[end] != delimiters.terminator()) {
            end += delimiters.isRelease(bytes[end]) ? 2 : 1;
        }
        end = Math.min(end, bytes.length);
        while (end == bytes.length && end > from && isBlank(bytes[end - 1])) {
            end--;
            if (end == from || !isBlank(bytes[end - 1])) {
                break;
            }
        }
        return end;
    }

    private int stray(int at) {
        int next = next(at);
        boolean nothing = next == bytes.length && interchanges.isEmpty() && problems.isEmpty();
        problem(nothing ? EdiFault.NO_EDIFACT : EdiFault.STRAY_TEXT, at, excerpt(at));
        return next;
    }

    private int next(int from) {
        for (int i = from; i < bytes.length; i++) {
            if (isBeginning(i) && !IsaHeader.isWord(bytes[i - 1])) {
                return i;
            }
        }
        return bytes.length;
    }

    /** A tag, and behind it something that may divide. */
    static boolean isAt(byte[] bytes, int offset, String tag) {
        if (offset + tag.length() >= bytes.length || IsaHeader.isWord(bytes[offset + tag.length()])) {
            return false;
        }
        for (int i = 0; i < tag.length(); i++) {
            if (bytes[offset + i] != tag.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static int skipBlank(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    static boolean isBlank(byte b) {
        return (b >= 0 && b <= ' ') || b == 0x7F;
    }

    private String excerpt(int at) {
        return source.text(at, Math.min(bytes.length, at + EXCERPT)).replaceAll("\\p{Cntrl}+", " ");
    }

    private void problem(EdiFault fault, int offset, String value) {
        problems.add(EdiProblem.of(fault, source.place(Math.min(offset, bytes.length), 0), "", value));
    }
}
