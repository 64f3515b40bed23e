package io.serai.mapping;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a message is written, as it is read: told by its settings, or found in itself.
 *
 * @param charset the name of its character set
 * @param mark whether it begins with a byte order mark, which wins over what its settings say
 * @param separator what is between the cells of a CSV, {@code tab} if that cannot be seen; null: it is none, or cannot be read
 */
public record Writing(
        String charset, boolean mark, @Nullable String separator) {

    /** Of a piece it is that of its file; empty if it names characters that nobody knows. */
    public static Optional<Writing> of(Partner partner, byte[] bytes) {
        try {
            var charset = charset(partner, bytes);
            return Optional.of(new Writing(
                    charset.name(),
                    Characters.mark(bytes).isPresent(),
                    partner.format() == Partner.Format.CSV
                            ? text(partner, bytes)
                                    .map(text -> separator(partner, text))
                                    .orElse(null)
                            : null));
        } catch (Unreadable unknown) {
            return Optional.empty();
        }
    }

    /** Its characters; empty if it is no text. */
    public static Optional<String> text(Partner partner, byte[] bytes) {
        try {
            return Optional.of(Characters.of(bytes, charset(partner, bytes)));
        } catch (Unreadable noText) {
            return Optional.empty();
        }
    }

    private static Charset charset(Partner partner, byte[] bytes) {
        return Characters.mark(bytes)
                .orElseGet(
                        () -> Characters.isUtf16(bytes) ? StandardCharsets.UTF_16 : Decoders.charset(partner, bytes));
    }

    private static String separator(Partner partner, String text) {
        var told = partner.csv().separator();
        char separator = told == null ? CsvShape.separator(text) : told;
        return separator == '\t' ? PartnerFile.TAB : String.valueOf(separator);
    }
}
