package io.serai.edi;

import io.xlate.edi.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An ISA segment, read by its separators and not by its 106 bytes: padding gets lost, lines get wrapped. {@code elements} are the
 * first 15, trimmed; {@code end} is the offset after its terminator.
 */
record IsaHeader(int offset, List<String> elements, Delimiters delimiters, int end, boolean repaired)
        implements Syntax {
    private static final String REPEATING = "00402";
    private static final int LENGTH = 106;
    private static final int LONGEST = 400;
    private static final int ELEMENTS = 16;
    private static final Pattern CONTROL = Pattern.compile("\\d{1,9}");
    private static final Pattern VERSION = Pattern.compile("\\d{5}");

    /** The one byte that ISA16 uses when a sender left it out. */
    private static final byte NO_COMPONENT = 0x1F;

    static boolean isAt(byte[] bytes, int offset) {
        return offset + 4 < bytes.length
                && bytes[offset] == 'I'
                && bytes[offset + 1] == 'S'
                && bytes[offset + 2] == 'A'
                && !isWord(bytes[offset + 3]);
    }

    /** Null if what begins with ISA is not a header that can be relied on. */
    static @Nullable IsaHeader read(EdiSource source, int offset) {
        var bytes = source.bytes;
        var separator = bytes[offset + 3];
        var elements = new ArrayList<String>(ELEMENTS);
        var from = offset + 4;
        var limit = Math.min(bytes.length, offset + LONGEST);
        for (var i = from; i < limit && elements.size() < ELEMENTS - 1; i++) {
            if (bytes[i] == separator) {
                elements.add(trimmed(source.text(from, i)));
                from = i + 1;
            }
        }
        if (elements.size() < ELEMENTS - 1 || from + 1 >= bytes.length || !plausible(elements)) {
            return null;
        }
        return finish(source, offset, elements, separator, from);
    }

    private static @Nullable IsaHeader finish(
            EdiSource source, int offset, List<String> elements, byte separator, int from) {
        var bytes = source.bytes;
        var delimiters = new Delimiters(separator, bytes[from], bytes[from + 1]);
        var end = from + 2;
        if (isWord(delimiters.terminator()) || delimiters.terminator() == separator) {
            return null;
        }
        if (componentIsMissing(bytes, delimiters, end)) {
            return new IsaHeader(
                    offset, elements, new Delimiters(separator, NO_COMPONENT, delimiters.component()), from + 1, true);
        }
        if (delimiters.component() == separator) {
            return new IsaHeader(
                    offset, elements, new Delimiters(separator, NO_COMPONENT, delimiters.terminator()), end, true);
        }
        return new IsaHeader(offset, elements, delimiters, end, end - offset != LENGTH);
    }

    /** {@code …*P*~} and a line break: the tilde ends the segment, as the next one shows by ending the same way. */
    private static boolean componentIsMissing(byte[] bytes, Delimiters delimiters, int from) {
        if (delimiters.terminator() != '\n' && delimiters.terminator() != '\r') {
            return false;
        }
        var next = from;
        while (next < bytes.length && bytes[next] <= ' ' && bytes[next] >= 0) {
            next++;
        }
        while (next < bytes.length && bytes[next] != delimiters.terminator()) {
            next++;
        }
        return next < bytes.length && bytes[next - 1] == delimiters.component();
    }

    private static boolean plausible(List<String> elements) {
        return isParty(elements.get(4), elements.get(5))
                && isParty(elements.get(6), elements.get(7))
                && VERSION.matcher(elements.get(11)).matches()
                && CONTROL.matcher(elements.get(12)).matches();
    }

    private static boolean isParty(String qualifier, String id) {
        return qualifier.length() == 2 && !id.isEmpty() && id.length() <= 15;
    }

    /** Without the padding, whatever blank it was made of, and without the line break of a wrapped file. */
    private static String trimmed(String element) {
        return element.replace("\r", "")
                .replace("\n", "")
                .replace('\u00a0', ' ')
                .strip();
    }

    static boolean isWord(byte b) {
        return b < 0 || Character.isLetterOrDigit(b);
    }

    /** Of ISA01 to ISA15. */
    String element(int position) {
        return elements.get(position - 1);
    }

    X12Party sender() {
        return new X12Party(element(5), element(6));
    }

    X12Party receiver() {
        return new X12Party(element(7), element(8));
    }

    /** ISA11 is the repetition separator from version 00402 on, where it is not the old U. */
    private boolean repeats() {
        var eleventh = element(11);
        return element(12).compareTo(REPEATING) >= 0
                && eleventh.length() == 1
                && !Character.isLetterOrDigit(eleventh.charAt(0));
    }

    @Override
    public byte repetition() {
        return repeats() ? (byte) element(11).charAt(0) : delimiters.component();
    }

    @Override
    public byte[] head() {
        return delimited("ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *000101*0000*"
                + (repeats() ? element(11) + "*00402" : "U*00401")
                + "*000000001*0*P*:~GS*XX*SENDER*RECEIVER*20000101*0000*1*X*004010~");
    }

    @Override
    public byte[] tail() {
        return delimited("GE*1*1~IEA*1*000000001~");
    }

    @Override
    public byte[] trailer() {
        return delimited("SE*0*0000~");
    }

    private byte[] delimited(String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] == '*') {
                bytes[i] = delimiters.element();
            } else if (bytes[i] == '~') {
                bytes[i] = delimiters.terminator();
            } else if (bytes[i] == ':') {
                bytes[i] = delimiters.component();
            }
        }
        return bytes;
    }

    @Override
    public Schema control(EdiSchemas schemas) {
        return schemas.control();
    }

    @Override
    public Optional<Schema> schema(EdiSchemas schemas, String code) {
        return schemas.set(code);
    }

    @Override
    public Optional<SetGrammar.Loop> grammar(EdiSchemas schemas, String code) {
        return areAscii() ? schemas.grammar(code) : Optional.empty();
    }

    /** Whether no mark is a letter of some language; what those mean is left to the library. */
    private boolean areAscii() {
        return delimiters.element() >= 0
                && delimiters.component() >= 0
                && delimiters.terminator() >= 0
                && (!repeats() || element(11).charAt(0) < 0x80);
    }
}
