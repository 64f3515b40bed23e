package io.serai.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Times as nearly all partners write them, {@code 2025-11-22T11:55:02-03:00} or with {@code Z}, {@code -0300}, a fraction, a blank for
 * the T or no zone, read without a formatter. It takes no others, and of these none that needs a second thought: the formatter of {@link
 * Times} would say the same of each.
 */
final class UsualTime {
    private static final int DATE_LENGTH = "2025-11-22".length();
    private static final int LENGTH = "2025-11-22T11:55:02".length();
    /** Nearer to the limits of what is kept, an offset matters. */
    private static final int FIRST_YEAR = 2;

    private static final int LAST_YEAR = 9998;
    private static final int DAYS_OF_ANY_MONTH = 28;
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final int SECONDS_OF_AN_HOUR = 3_600;
    /** Java knows offsets up to 18 hours. */
    private static final int HOURS_OF_AN_OFFSET = 17;

    private static final int DECIMALS_OF_NANOS = 9;
    private static final int NONE = Integer.MIN_VALUE;

    private UsualTime() {}

    /** Whether a text is the one that its instant would be written as. */
    static boolean isInstant(String text) {
        return instant(text) != null;
    }

    /** Null for any text but the one that its instant would be written as. */
    static @Nullable Instant instant(String text) {
        boolean canBe = text.length() == LENGTH + 1 && text.charAt(DATE_LENGTH) == 'T' && text.charAt(LENGTH) == 'Z';
        return canBe ? read(text, null) : null;
    }

    /**
     * Null for any other text, and for one without a zone if none is given.
     *
     * @param zone of a time without one
     */
    static @Nullable Instant read(String text, @Nullable ZoneId zone) {
        if (!hasMarks(text)) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 2);
        int day = number(text, 8, 2);
        int hour = number(text, 11, 2);
        int minute = number(text, 14, 2);
        int second = number(text, 17, 2);
        boolean usual = in(year, FIRST_YEAR, LAST_YEAR)
                && in(month, 1, 12)
                && in(day, 1, 31)
                && in(hour, 0, 23)
                && in(minute, 0, 59);
        if (!usual || !in(second, 0, 59) || !isDay(year, month, day)) {
            return null;
        }
        int behind = behindFraction(text);
        int nanos = nanos(text, behind);
        if (behind == text.length()) {
            return zone == null || nanos == NONE
                    ? null
                    : LocalDateTime.of(year, month, day, hour, minute, second, nanos)
                            .atZone(zone)
                            .toInstant();
        }
        int offset = offset(text, behind);
        if (offset == NONE || nanos == NONE) {
            return null;
        }
        long midnight = LocalDate.of(year, month, day).toEpochDay() * SECONDS_OF_A_DAY;
        int seconds = hour * SECONDS_OF_AN_HOUR + minute * 60 + second;
        return Instant.ofEpochSecond(midnight + seconds - offset, nanos);
    }

    private static boolean hasMarks(String text) {
        return text.length() >= LENGTH
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (text.charAt(DATE_LENGTH) == 'T' || text.charAt(DATE_LENGTH) == ' ')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    /** Where the zone begins, or the text ends. */
    private static int behindFraction(String text) {
        int at = LENGTH;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            while (at < text.length() && number(text, at, 1) >= 0) {
                at++;
            }
        }
        return at;
    }

    private static int nanos(String text, int behind) {
        int decimals = behind - LENGTH - 1;
        if (decimals < 0) {
            return 0;
        }
        if (!in(decimals, 1, DECIMALS_OF_NANOS)) {
            return NONE;
        }
        int nanos = number(text, LENGTH + 1, decimals);
        for (int i = decimals; i < DECIMALS_OF_NANOS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static boolean isDay(int year, int month, int day) {
        return day <= DAYS_OF_ANY_MONTH || day <= LocalDate.of(year, month, 1).lengthOfMonth();
    }

    /** In seconds. */
    private static int offset(String text, int at) {
        char sign = text.charAt(at);
        int length = text.length() - at - 1;
        if (sign == 'Z' && length == 0) {
            return 0;
        }
        boolean colon = length == "03:00".length() && text.charAt(at + 3) == ':';
        if ((sign != '+' && sign != '-') || !(colon || length == "0300".length())) {
            return NONE;
        }
        int hours = number(text, at + 1, 2);
        int minutes = number(text, text.length() - 2, 2);
        if (!in(hours, 0, HOURS_OF_AN_OFFSET) || !in(minutes, 0, 59)) {
            return NONE;
        }
        int seconds = hours * SECONDS_OF_AN_HOUR + minutes * 60;
        return sign == '-' ? -seconds : seconds;
    }

    private static boolean in(int number, int min, int max) {
        return number >= min && number <= max;
    }

    /** -1 if not all of it are digits. */
    private static int number(String text, int from, int length) {
        int number = 0;
        for (int i = from; i < from + length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
