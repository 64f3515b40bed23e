package io.serai.edi;

import io.xlate.edi.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How an EDIFACT interchange is written: by its UNA, or where there is none as its first segment shows. {@code header} is the offset of
 * that segment.
 */
record UnaSyntax(Delimiters delimiters, byte decimal, byte repetition, int header) implements Syntax {
    private static final int UNA = 9;
    private static final int TAG = 3;
    private static final byte RELEASE = '?';

    /** At UNA, UNB, UNG or UNH; null if it cannot be relied on. */
    static @Nullable UnaSyntax read(byte[] bytes, int offset) {
        if (!EdifactScanner.isAt(bytes, offset, "UNA")) {
            return guessed(bytes, offset);
        }
        if (offset + UNA >= bytes.length) {
            return null;
        }
        int at = offset + TAG;
        var release = bytes[at + 3] == ' ' ? -1 : bytes[at + 3] & 0xFF;
        var delimiters = new Delimiters(bytes[at + 1], bytes[at], bytes[at + 5], release);
        var repetition = bytes[at + 4] == ' ' ? delimiters.component() : bytes[at + 4];
        int header = EdifactScanner.skipBlank(bytes, offset + UNA);
        return new UnaSyntax(delimiters, bytes[at + 2], repetition, header);
    }

    /** The element separator follows the tag, that of components the name of the character set, the terminator stands before UNH. */
    private static @Nullable UnaSyntax guessed(byte[] bytes, int offset) {
        byte element = bytes[offset + TAG];
        if (IsaHeader.isWord(element)) {
            return null;
        }
        int behind = offset + TAG + 5;
        boolean named = EdifactScanner.isAt(bytes, offset, "UNB") && behind < bytes.length;
        byte component =
                named && !IsaHeader.isWord(bytes[behind]) && bytes[behind] != element ? bytes[behind] : (byte) ':';
        var delimiters = new Delimiters(element, component, terminator(bytes, offset), RELEASE);
        return new UnaSyntax(delimiters, (byte) '.', component, offset);
    }

    private static byte terminator(byte[] bytes, int offset) {
        for (int i = offset + TAG; i + TAG < bytes.length; i++) {
            boolean header = EdifactScanner.isAt(bytes, i, "UNH")
                    || EdifactScanner.isAt(bytes, i, "UNG")
                    || EdifactScanner.isAt(bytes, i, "BGM");
            if (header && !IsaHeader.isWord(bytes[i - 1])) {
                int last = i - 1;
                while (last > offset && EdifactScanner.isBlank(bytes[last])) {
                    last--;
                }
                return IsaHeader.isWord(bytes[last]) ? bytes[last + 1] : bytes[last];
            }
        }
        return '\'';
    }

    @Override
    public byte[] head() {
        var head = new ByteArrayOutputStream();
        head.writeBytes("UNA".getBytes(StandardCharsets.US_ASCII));
        head.write(delimiters.component());
        head.write(delimiters.element());
        head.write(decimal);
        head.write(delimiters.release() < 0 ? ' ' : delimiters.release());
        head.write(repetition == delimiters.component() ? ' ' : repetition);
        head.write(delimiters.terminator());
        head.writeBytes(delimited("UNB+UNOC:3+SENDER+RECEIVER+000101:0000+1'"));
        return head.toByteArray();
    }

    @Override
    public byte[] tail() {
        return delimited("UNZ+1+1'");
    }

    @Override
    public byte[] trailer() {
        return delimited("UNT+0+0'");
    }

    private byte[] delimited(String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = switch (bytes[i]) {
                case '+' -> delimiters.element();
                case ':' -> delimiters.component();
                case '\'' -> delimiters.terminator();
                default -> bytes[i];
            };
        }
        return bytes;
    }

    @Override
    public Schema control(EdiSchemas schemas) {
        return schemas.edifactControl();
    }

    @Override
    public Optional<Schema> schema(EdiSchemas schemas, String code) {
        return schemas.message(code);
    }

    @Override
    public Optional<SetGrammar.Loop> grammar(EdiSchemas schemas, String code) {
        return isUsual() ? schemas.messageGrammar(code) : Optional.empty();
    }

    /**
     * Whether no mark is written twice, and each is printed ASCII that does not look like what it divides; what others mean is left to the
     * library.
     */
    private boolean isUsual() {
        var marks = IntStream.of(delimiters.element(), delimiters.component(), delimiters.terminator());
        var release = delimiters.release() < 0 ? IntStream.empty() : IntStream.of(delimiters.release());
        var repeats = repetition == delimiters.component() ? IntStream.empty() : IntStream.of(repetition);
        var seen = new HashSet<Integer>();
        return (decimal == '.' || decimal == ',')
                && IntStream.concat(marks, IntStream.concat(release, repeats))
                        .allMatch(mark -> seen.add(mark) && mark != decimal && isMark(mark));
    }

    private static boolean isMark(int mark) {
        return mark > ' ' && mark < 0x7F && !Character.isLetterOrDigit(mark);
    }
}
