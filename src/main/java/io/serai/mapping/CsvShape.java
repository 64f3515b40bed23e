package io.serai.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How a CSV is written, found out from itself. */
public final class CsvShape {
    private static final List<Character> SEPARATORS = List.of(';', '\t', '|', ',');
    private static final Charset OLD = Charset.forName("windows-1252");

    private CsvShape() {}

    /** That which the first line has most of outside quotes; a comma if it has none. */
    public static char separator(String text) {
        char found = ',';
        int most = 0;
        for (char separator : SEPARATORS) {
            int count = count(text, separator);
            if (count > most) {
                most = count;
                found = separator;
            }
        }
        return found;
    }

    private static int count(String text, char separator) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                return count;
            } else if (!quoted && c == separator) {
                count++;
            }
        }
        return count;
    }

    /** UTF-8 if the bytes are, otherwise Windows-1252, in which nearly all bytes mean something. A byte order mark wins over both. */
    public static Charset charset(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return OLD;
        }
    }
}
