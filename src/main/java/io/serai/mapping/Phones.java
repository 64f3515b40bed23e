package io.serai.mapping;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers as carriers can dial them: E.164, such as {@code +5493515550124}. One for each contract: what it says of a customer and
 * of two addresses is mostly the same number.
 */
final class Phones {
    private static final int SHORTEST_E164 = "+1234567".length();
    private static final int LONGEST_E164 = "+123456789012345".length();
    private static final int FEWEST_DIGITS = 5;
    private static final int MOST_DIGITS = 17;
    /** Longer texts are notes, not numbers. */
    private static final int LONGEST = 40;

    private @Nullable String text;
    private @Nullable String country;
    private Optional<String> number = Optional.empty();

    /**
     * Empty if it is so already, or if nobody can tell what was meant: then it stays as it was written.
     *
     * @param in ISO 3166-1 alpha-2, of which a number without a country's code is; null: unknown
     */
    Optional<String> e164(String written, @Nullable String in) {
        if (!written.equals(text) || !Objects.equals(in, country)) {
            text = written;
            country = in;
            number = read(written, in);
        }
        return number;
    }

    private static Optional<String> read(String text, @Nullable String country) {
        if (text.isBlank() || text.length() > LONGEST || isE164(text)) {
            return Optional.empty();
        }
        var usual = usual(text, country);
        return usual != null ? Optional.of(usual) : byLibrary(text, country);
    }

    private static boolean isE164(String text) {
        if (text.length() < SHORTEST_E164
                || text.length() > LONGEST_E164
                || text.charAt(0) != '+'
                || text.charAt(1) == '0') {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * Of digits with nothing but blanks, hyphens, points and parentheses between them, as nearly all are written, where it is sure what the
     * library would say. Null: ask it.
     */
    static @Nullable String usual(String text, @Nullable String country) {
        var digits = new StringBuilder(text.length());
        boolean plus = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                digits.append(c);
            } else if (c == '+' && !plus && digits.isEmpty()) {
                plus = true;
            } else if (c != ' ' && c != '-' && c != '.' && c != '(' && c != ')') {
                return null;
            }
        }
        if (digits.length() < FEWEST_DIGITS || digits.length() > MOST_DIGITS) {
            return null;
        }
        if (plus) {
            return DiallingPlan.international(digits.toString());
        }
        return country == null ? null : DiallingPlan.national(digits.toString(), country);
    }

    /** What the library says, which knows all ways to write a number. */
    static Optional<String> byLibrary(String text, @Nullable String country) {
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(text, country);
            return numbers.isValidNumber(number) && !number.hasExtension()
                    ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
