package io.serai.mapping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a long XML file between the elements at a path. Each piece is a document: what comes before the root, the start tags of the elements
 * around, as many of the wanted ones as it has room for, and the end tags of those around. What is not well-formed, or has a DOCTYPE, is
 * cut no further: whoever decodes what is left of it tells what is wrong, and where.
 */
final class XmlPieces {
    /** An element that is open, by its name as written, its path, and the bytes of its start tag. */
    private record Open(String name, String path, byte[] tag) {}

    private final String wanted;
    private final @Nullable XmlTotals totals;
    private final Piece.Limits limits;
    private final Piece.Taker taker;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private final ByteArrayOutputStream markup = new ByteArrayOutputStream();
    private final Deque<Open> open = new ArrayDeque<>();
    private byte[] declaration = new byte[0];
    private long lines;
    private long linesAtMarkup;
    private long linesBefore;
    private int items;
    private int pieces;
    private boolean broken;

    /**
     * @param wanted such as {@code /POSLog/Transaction}, without prefixes
     * @param totals what the file says of itself; null: nothing
     */
    XmlPieces(String wanted, @Nullable XmlTotals totals, Piece.Limits limits, Piece.Taker taker) {
        this.wanted = wanted;
        this.totals = totals;
        this.limits = limits;
        this.taker = taker;
    }

    /** @return where the file does not agree with what it says of itself; of what is not well-formed the decoder tells */
    List<Problem> cut(InputStream stream) throws IOException {
        boolean inMarkup = false;
        var markupScan = new MarkupEnd();
        for (int next = stream.read(); next >= 0; next = stream.read()) {
            if (!inMarkup && next == '<' && !broken) {
                inMarkup = true;
                linesAtMarkup = lines;
                markupScan = new MarkupEnd();
            }
            if (next == '\n') {
                lines++;
            }
            (inMarkup ? markup : piece).write(next);
            if (!inMarkup && totals != null) {
                totals.text(next);
            }
            if (inMarkup && markupScan.ends(next)) {
                inMarkup = false;
                markupEnds();
            }
            if (piece.size() + markup.size() > limits.longest()) {
                flush();
                hand();
            }
        }
        flush();
        if (piece.size() > 0) {
            hand();
        }
        return totals == null || broken || !open.isEmpty() ? List.of() : totals.problems();
    }

    private void markupEnds() throws IOException {
        var tag = markup.toByteArray();
        var text = new String(tag, StandardCharsets.ISO_8859_1);
        if (text.startsWith("<?")) {
            declaration = open.isEmpty() && declaration.length == 0 ? tag : declaration;
        } else if (text.startsWith("</")) {
            close(text);
        } else if (text.startsWith("<!")) {
            broken = !text.startsWith("<!--") && !text.startsWith("<![CDATA[");
        } else {
            start(text, tag);
        }
        flush();
    }

    private void start(String text, byte[] tag) throws IOException {
        var name = name(text, 1);
        var above = open.peek();
        var path = (above == null ? "" : above.path()) + "/" + name.substring(name.indexOf(':') + 1);
        if (path.equals(wanted)) {
            if (items >= limits.items() || (items > 0 && piece.size() >= limits.bytes())) {
                cutHere();
            }
            items++;
        }
        if (totals != null) {
            totals.starts(path, text);
        }
        if (!text.endsWith("/>")) {
            open.push(new Open(name, path, tag));
        } else if (totals != null) {
            totals.ends(path);
        }
    }

    private void close(String text) {
        var last = open.poll();
        broken = last == null || !last.name().equals(name(text, 2));
        if (last != null && totals != null) {
            totals.ends(last.path());
        }
    }

    /** The name that begins at an offset of a tag. */
    private static String name(String tag, int from) {
        int to = from;
        while (to < tag.length() && " \t\r\n/>".indexOf(tag.charAt(to)) < 0) {
            to++;
        }
        return tag.substring(from, to);
    }

    private void cutHere() throws IOException {
        for (var each : open) {
            piece.writeBytes(("</" + each.name() + ">").getBytes(StandardCharsets.ISO_8859_1));
        }
        hand();
        piece.writeBytes(declaration);
        long repeated = newlines(declaration);
        for (Iterator<Open> all = open.descendingIterator(); all.hasNext(); ) {
            var tag = all.next().tag();
            piece.writeBytes(tag);
            repeated += newlines(tag);
        }
        linesBefore = linesAtMarkup - repeated;
    }

    private static long newlines(byte[] bytes) {
        long found = 0;
        for (byte each : bytes) {
            found += each == '\n' ? 1 : 0;
        }
        return found;
    }

    private void flush() throws IOException {
        markup.writeTo(piece);
        markup.reset();
    }

    private void hand() throws IOException {
        taker.take(new Piece(++pieces, linesBefore, piece.toByteArray(), Set.of()));
        piece.reset();
        items = 0;
    }

    /** Finds where a tag, comment, CDATA section or processing instruction ends, a byte at a time. */
    private static final class MarkupEnd {
        private final StringBuilder begin = new StringBuilder();
        private String end = "";
        private int quote;
        private int before;
        private int beforeThat;

        boolean ends(int next) {
            if (begin.length() < "<![CDATA[".length()) {
                begin.append((char) next);
                end = endOf(begin.toString());
            }
            boolean ends = end.length() > 1 ? endsSpecial(next) : endsTag(next);
            beforeThat = before;
            before = next;
            return ends;
        }

        private static String endOf(String begin) {
            if (begin.startsWith("<!--")) {
                return "-->";
            }
            if (begin.startsWith("<![CDATA[")) {
                return "]]>";
            }
            return begin.startsWith("<?") ? "?>" : ">";
        }

        private boolean endsSpecial(int next) {
            int last = end.length() - 2;
            boolean two = next == '>' && before == end.charAt(last);
            return two && (end.length() == 2 || beforeThat == end.charAt(0)) && begin.length() > end.length();
        }

        private boolean endsTag(int next) {
            if (quote != 0) {
                quote = next == quote ? 0 : quote;
            } else if (next == '"' || next == '\'') {
                quote = next;
            }
            return quote == 0 && next == '>';
        }
    }
}
