package io.serai.mapping;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A document: its characters, and the line and column of each. A line ends with LF, CR LF or CR. Of bytes, characters are made when
 * somebody asks for them.
 */
final class Source {
    private final byte[] bytes;
    private final Charset charset;
    private @Nullable String text;
    private int[] lines = {};

    Source(byte[] bytes, Charset charset) {
        this.bytes = bytes;
        this.charset = charset;
    }

    Source(String text) {
        this(new byte[0], StandardCharsets.UTF_16);
        this.text = text;
    }

    /** Whether its bytes can be given as they are to a parser that judges them itself; a byte order mark of UTF-8 it knows. */
    boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8) && !Characters.isUtf16(bytes);
    }

    /** Whether its bytes can be given as they are to a parser that takes all for UTF-8. */
    boolean isSoundUtf8() {
        return isUtf8() && Characters.areUtf8(bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    /** @throws Unreadable if the bytes are not in the charset, or there is nothing but blanks */
    String text() {
        var made = text;
        if (made == null) {
            made = Characters.of(bytes, charset);
            text = made;
        }
        if (made.isBlank()) {
            throw new Unreadable("SER-0100", Map.of(), Place.UNKNOWN);
        }
        return made;
    }

    String text(Span span) {
        return text().substring(span.from(), Math.min(span.to(), text().length()));
    }

    Place place(int offset) {
        if (lines.length == 0) {
            lines = starts(text());
        }
        int found = Arrays.binarySearch(lines, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Place(line + 1, offset - lines[line] + 1);
    }

    private static int[] starts(String text) {
        var breaks =
                IntStream.range(0, text.length()).filter(i -> isBreak(text, i)).map(i -> i + 1);
        return IntStream.concat(IntStream.of(0), breaks).toArray();
    }

    private static boolean isBreak(String text, int i) {
        char c = text.charAt(i);
        return c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'));
    }
}
