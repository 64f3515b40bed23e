package io.serai.edi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, their character set, and their lines (counted when somebody asks). Offsets are those of the file as it came. */
final class EdiSource {
    private static final byte[] EBCDIC_ISA = {(byte) 0xC9, (byte) 0xE2, (byte) 0xC1};
    private static final byte[] UTF8_BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF16_BE = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] UTF16_LE = {(byte) 0xFF, (byte) 0xFE};
    private static final String EBCDIC = "IBM037";

    final byte[] bytes;
    final Charset charset;
    final int start;
    final boolean wide;
    private int @Nullable [] lines;

    EdiSource(byte[] original) {
        this(original, null);
    }

    /** @param named the character set that the file names; null: found out */
    EdiSource(byte[] original, @Nullable Charset named) {
        bytes = startsWith(original, EBCDIC_ISA) ? fromEbcdic(original) : original;
        start = startsWith(bytes, UTF8_BOM) ? UTF8_BOM.length : 0;
        wide = startsWith(bytes, UTF16_BE) || startsWith(bytes, UTF16_LE) || (bytes.length > 1 && bytes[0] == 0);
        charset = named == null ? charset() : named;
    }

    /** Single bytes to single bytes, so that offsets stay. */
    private static byte[] fromEbcdic(byte[] original) {
        return new String(original, Charset.forName(EBCDIC)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }

    /** UTF-8 if it is that (ASCII is), else ISO 8859-1, in which every byte is a character. */
    private Charset charset() {
        for (var i = start; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                return isUtf8(i) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
            }
        }
        return StandardCharsets.UTF_8;
    }

    private boolean isUtf8(int from) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    String text(int from, int to) {
        return new String(bytes, from, to - from, charset);
    }

    EdiPlace place(int offset, int segment) {
        var starts = lines;
        if (starts == null) {
            starts = countLines();
            lines = starts;
        }
        var found = Arrays.binarySearch(starts, offset);
        var line = found >= 0 ? found : -found - 2;
        return new EdiPlace(offset, line + 1, offset - starts[line] + 1, segment);
    }

    private int[] countLines() {
        var starts = new IntList();
        starts.add(0);
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == bytes.length || bytes[i + 1] != '\n'))) {
                starts.add(i + 1);
            }
        }
        return starts.toArray();
    }
}
