package io.serai.mapping;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The text of a document, and the line and column of each character. A line ends with LF, CR LF or CR. */
final class Source {
    private final String text;
    private int[] lines = {};

    Source(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    String text(Span span) {
        return text.substring(span.from(), Math.min(span.to(), text.length()));
    }

    Place place(int offset) {
        if (lines.length == 0) {
            lines = starts();
        }
        int found = Arrays.binarySearch(lines, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Place(line + 1, offset - lines[line] + 1);
    }

    private int[] starts() {
        var breaks = IntStream.range(0, text.length()).filter(this::isBreak).map(i -> i + 1);
        return IntStream.concat(IntStream.of(0), breaks).toArray();
    }

    private boolean isBreak(int i) {
        char c = text.charAt(i);
        return c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'));
    }
}
