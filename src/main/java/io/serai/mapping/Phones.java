package io.serai.mapping;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers as carriers can dial them: E.164, such as {@code +5493515550124}. One for each contract: what it says of a customer and
 * of two addresses is mostly the same number.
 */
final class Phones {
    private static final Pattern E164 = Pattern.compile("[+][1-9][0-9]{6,14}");
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
        if (text.isBlank() || text.length() > LONGEST || E164.matcher(text).matches()) {
            return Optional.empty();
        }
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
