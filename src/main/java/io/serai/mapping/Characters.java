package io.serai.mapping;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Bytes to characters, strictly: what is not in the charset is refused with its offset. A byte order mark wins over the charset. */
final class Characters {
    private static final char REPLACEMENT = '\uFFFD';

    private Characters() {}

    /** @throws Unreadable if the bytes are not in the charset */
    static String of(byte[] bytes, Charset charset) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return strict(bytes, 3, StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return strict(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return strict(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (isUtf16(bytes)) {
            throw wrong(charset, 0, Place.START);
        }
        return strict(bytes, 0, charset);
    }

    /** Whether they begin as UTF-16 does, with its byte order mark or without. */
    static boolean isUtf16(byte[] bytes) {
        return starts(bytes, 0xFE, 0xFF)
                || starts(bytes, 0xFF, 0xFE)
                || (bytes.length > 1 && (bytes[0] == 0) != (bytes[1] == 0));
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
