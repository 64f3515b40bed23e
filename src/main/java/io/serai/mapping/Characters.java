package io.serai.mapping;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Bytes to characters, strictly: what is not in the charset is refused with its offset. A byte order mark wins over the charset. */
final class Characters {
    private static final char REPLACEMENT = '\uFFFD';
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHEST = 0x8080_8080_8080_8080L;

    private Characters() {}

    /** @throws Unreadable if the bytes are not in the charset */
    static String of(byte[] bytes, Charset charset) {
        var marked = mark(bytes);
        if (marked.isPresent()) {
            return strict(bytes, marked.get().equals(StandardCharsets.UTF_8) ? 3 : 2, marked.get());
        }
        if (isUtf16(bytes)) {
            throw wrong(charset, 0, Place.START);
        }
        return strict(bytes, 0, charset);
    }

    /** What a byte order mark says; empty if there is none. */
    static Optional<Charset> mark(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return starts(bytes, 0xFF, 0xFE) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    /** Whether they begin as UTF-16 does, with its byte order mark or without. */
    static boolean isUtf16(byte[] bytes) {
        return utf16(bytes).isPresent();
    }

    /** Which UTF-16 they begin as: without a byte order mark, by the half of the first character that is zero, as it is of all Latin ones. */
    static Optional<Charset> utf16(byte[] bytes) {
        if (bytes.length < 2) {
            return Optional.empty();
        }
        if (starts(bytes, 0xFE, 0xFF) || (bytes[0] == 0 && bytes[1] != 0)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        boolean little = starts(bytes, 0xFF, 0xFE) || (bytes[0] != 0 && bytes[1] == 0);
        return little ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    /**
     * UTF-16 to characters, strictly, also where there is no byte order mark, which no message is read without.
     *
     * @throws Unreadable if the bytes are not
     */
    static String of16(byte[] bytes, Charset utf16) {
        return strict(bytes, mark(bytes).isPresent() ? 2 : 0, utf16);
    }

    /**
     * Whether they are UTF-8 to the last byte, without NUL: what a parser of bytes would take for characters and is none, such as
     * overlong sequences and halves of surrogates, is not. A byte order mark is a character.
     */
    static boolean areUtf8(byte[] bytes) {
        int at = ascii(bytes, 0);
        while (at < bytes.length) {
            int length = sequence(bytes, at);
            if (length == 0) {
                return false;
            }
            at = ascii(bytes, at + length);
        }
        return true;
    }

    /** Where the next byte is that is not ASCII, or is NUL. */
    private static int ascii(byte[] bytes, int from) {
        int at = from;
        while (at <= bytes.length - Long.BYTES) {
            long eight = (long) EIGHT.get(bytes, at);
            // The highest bit of a byte is set where it is not ASCII, or where taking 1 from it borrows: it is zero.
            if (((eight | (eight - ONES)) & HIGHEST) != 0) {
                break;
            }
            at += Long.BYTES;
        }
        while (at < bytes.length && bytes[at] > 0) {
            at++;
        }
        return at;
    }

    /** Where a character of ASCII is next in a text of ASCII or UTF-8; the end if it is not there. */
    static int find(byte[] bytes, char ascii, int from) {
        long wanted = ONES * ascii;
        int at = from;
        while (at <= bytes.length - Long.BYTES) {
            long others = (long) EIGHT.get(bytes, at) ^ wanted;
            // As above: only a byte that is zero borrows and has not had its highest bit.
            if (((others - ONES) & ~others & HIGHEST) != 0) {
                break;
            }
            at += Long.BYTES;
        }
        while (at < bytes.length && bytes[at] != ascii) {
            at++;
        }
        return at;
    }

    /** How long the sequence is that begins at a byte which is not ASCII (Unicode 16, table 3-7); 0 if it is none. */
    private static int sequence(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int second = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : 0;
        int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        boolean begins = first >= 0xC2 && first <= 0xF4 && second >= least && second <= most;
        return begins && continues(bytes, at + 2, at + length) ? length : 0;
    }

    private static boolean continues(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (i >= bytes.length || (bytes[i] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String strict(byte[] bytes, int from, Charset charset) {
        var text = new String(bytes, from, bytes.length - from, charset);
        // The replacement is rare, and only then is it worth a second look whether it was written or put in for bad
        // bytes.
        if (text.indexOf(REPLACEMENT) >= 0) {
            check(bytes, from, charset);
        }
        if (text.indexOf('\0') >= 0) {
            throw new Unreadable("SER-0109", Map.of(), new Source(text).place(text.indexOf('\0')));
        }
        return text;
    }

    private static void check(byte[] bytes, int from, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        var out = CharBuffer.allocate(bytes.length - from);
        if (decoder.decode(in, out, true).isError()) {
            var before = new String(bytes, from, in.position() - from, charset);
            throw wrong(charset, in.position(), new Source(before).place(before.length()));
        }
    }

    private static Unreadable wrong(Charset charset, int offset, Place place) {
        return new Unreadable("SER-0102", Map.of("charset", charset.name(), "offset", Integer.toString(offset)), place);
    }

    private static boolean starts(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
