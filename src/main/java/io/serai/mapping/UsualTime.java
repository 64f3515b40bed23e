package io.serai.mapping;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Times as nearly all partners write them, {@code 2025-11-22T11:55:02-03:00} or with {@code Z}, read without a formatter. It takes
 * no others, and of these none that needs a second thought: the formatter of {@link Times} would say the same of each.
 */
final class UsualTime {
    private static final int LENGTH = "2025-11-22T11:55:02".length();
    private static final int OFFSET_LENGTH = "-03:00".length();
    /** Nearer to the limits of what is kept, an offset matters. */
    private static final int FIRST_YEAR = 2;

    private static final int LAST_YEAR = 9998;
    private static final int DAYS_OF_ANY_MONTH = 28;
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final int SECONDS_OF_AN_HOUR = 3_600;
    /** Java knows offsets up to 18 hours. */
    private static final int HOURS_OF_AN_OFFSET = 17;

    private UsualTime() {}

    /** Whether a text is the one that its instant would be written as. */
    static boolean isInstant(String text) {
        return text.length() == LENGTH + 1 && read(text) != null;
    }

    /** Null for any other text. */
    static @Nullable Instant read(String text) {
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
        int offset = offset(text);
        if (!usual || !in(second, 0, 59) || offset == Integer.MIN_VALUE || !isDay(year, month, day)) {
            return null;
        }
        long midnight = LocalDate.of(year, month, day).toEpochDay() * SECONDS_OF_A_DAY;
        int seconds = hour * SECONDS_OF_AN_HOUR + minute * 60 + second;
        return Instant.ofEpochSecond(midnight + seconds - offset);
    }

    private static boolean hasMarks(String text) {
        return text.length() > LENGTH
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static boolean isDay(int year, int month, int day) {
        return day <= DAYS_OF_ANY_MONTH || day <= LocalDate.of(year, month, 1).lengthOfMonth();
    }

    /** In seconds; the least number if there is none, or an unusual one. */
    private static int offset(String text) {
        char sign = text.charAt(LENGTH);
        if (sign == 'Z') {
            return text.length() == LENGTH + 1 ? 0 : Integer.MIN_VALUE;
        }
        if ((sign != '+' && sign != '-') || text.length() != LENGTH + OFFSET_LENGTH || text.charAt(LENGTH + 3) != ':') {
            return Integer.MIN_VALUE;
        }
        int hours = number(text, LENGTH + 1, 2);
        int minutes = number(text, LENGTH + 4, 2);
        if (!in(hours, 0, HOURS_OF_AN_OFFSET) || !in(minutes, 0, 59)) {
            return Integer.MIN_VALUE;
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
