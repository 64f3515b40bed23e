package io.serai.edi;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes one EDIFACT interchange of syntax version 3 in UNOC (ISO 8859-1), a line for each segment. Elements are texts, or lists of
 * components; what is null or empty at the end is left out.
 */
final class EdifactWriter {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);

    private final StringBuilder text = new StringBuilder("UNA:+.? '\n");
    private final long control;
    private int messages;
    private int segments;

    /** Back to whom an interchange came from. */
    static EdifactWriter to(EdifactInterchange received, long control, LocalDateTime at) {
        return new EdifactWriter(
                /* sender= */ received.receiver(), /* receiver= */ received.sender(), control, received.test(), at);
    }

    private EdifactWriter(EdifactParty sender, EdifactParty receiver, long control, boolean test, LocalDateTime at) {
        this.control = control;
        segment(
                "UNB",
                List.of("UNOC", "3"),
                List.of(sender.id(), sender.qualifier()),
                List.of(receiver.id(), receiver.qualifier()),
                List.of(DAY.format(at), MINUTE.format(at)),
                Long.toString(control),
                null,
                null,
                null,
                null,
                null,
                test ? "1" : null);
    }

    EdifactWriter start(String... type) {
        messages++;
        segments = 0;
        return segment("UNH", Integer.toString(messages), List.of(type));
    }

    EdifactWriter end() {
        return segment("UNT", Integer.toString(segments + 1), Integer.toString(messages));
    }

    byte[] toByteArray() {
        segment("UNZ", Integer.toString(messages), Long.toString(control));
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** @param elements each a text, a list of texts, or null */
    EdifactWriter segment(String tag, @Nullable Object... elements) {
        segments++;
        var line = new StringBuilder(tag);
        for (var element : elements) {
            line.append('+').append(element instanceof List<?> composite ? joined(composite) : escaped(element));
        }
        text.append(trimmed(line, '+')).append("'\n");
        return this;
    }

    private static String joined(List<?> composite) {
        var joined = new StringBuilder();
        for (int i = 0; i < composite.size(); i++) {
            joined.append(i == 0 ? "" : ":").append(escaped(composite.get(i)));
        }
        return trimmed(joined, ':');
    }

    /** Without what divides nothing; what is released stays. */
    private static String trimmed(StringBuilder line, char separator) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == separator && (end < 2 || line.charAt(end - 2) != '?')) {
            end--;
        }
        return line.substring(0, end);
    }

    private static String escaped(@Nullable Object element) {
        if (element == null) {
            return "";
        }
        var plain = element.toString();
        var latin = plain.chars().allMatch(c -> c < 0x100) ? plain : X12Text.clean(plain);
        return latin.replaceAll("\\p{Cntrl}", " ").replaceAll("[?+:']", "?$0");
    }
}
