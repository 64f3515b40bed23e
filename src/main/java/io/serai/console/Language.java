package io.serai.console;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that the hub speaks: English, which is also the answer to all others, and Spanish. */
public final class Language {
    public static final Locale ENGLISH = Locale.ENGLISH;
    public static final Locale SPANISH = Locale.forLanguageTag("es");
    public static final List<Locale> ALL = List.of(ENGLISH, SPANISH);

    /** A longer header is not looked at. */
    private static final int MAX_HEADER = 500;

    private Language() {}

    /**
     * The reader's language by an {@code Accept-Language} header (RFC 9110). The country is kept, because it decides how numbers
     * and dates look: {@code es-AR, en;q=0.8} is {@code es-AR}. English where nothing fits.
     */
    public static Locale of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > MAX_HEADER) {
            return ENGLISH;
        }
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> Locale.forLanguageTag(range.getRange()))
                    .filter(Language::isSpoken)
                    .findFirst()
                    .orElse(ENGLISH);
        } catch (IllegalArgumentException e) {
            return ENGLISH;
        }
    }

    /** Whether texts are there in the language of a locale. */
    public static boolean isSpoken(Locale locale) {
        return ALL.stream().anyMatch(spoken -> spoken.getLanguage().equals(locale.getLanguage()));
    }
}
