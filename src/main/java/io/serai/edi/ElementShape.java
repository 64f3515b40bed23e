package io.serai.edi;

import io.xlate.edi.schema.EDISimpleType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an element may look like, as far as that is beyond doubt: yes means that the library would find nothing wrong with it, no means
 * that it has to be asked.
 */
record ElementShape(Kind kind, int min, int max, boolean mandatory) {
    private static final int DATE_LENGTH = 8;
    private static final int DAYS_OF_ANY_MONTH = 28;

    private enum Kind {
        TEXT,
        NUMBER,
        DATE,
        TIME
    }

    /** Null for a type that is left to the library: one with a list of codes, or that varies with the version. */
    static @Nullable ElementShape of(EDISimpleType type, boolean mandatory) {
        if (type.hasVersions() || !type.getValueSet().isEmpty()) {
            return null;
        }
        var kind = kind(type.getBase());
        return kind == null
                ? null
                : new ElementShape(kind, (int) type.getMinLength(), (int) type.getMaxLength(), mandatory);
    }

    private static @Nullable Kind kind(EDISimpleType.Base base) {
        return switch (base) {
            case STRING, IDENTIFIER -> Kind.TEXT;
            case NUMERIC, DECIMAL -> Kind.NUMBER;
            case DATE -> Kind.DATE;
            case TIME -> Kind.TIME;
            default -> null;
        };
    }

    /** Of an element that is there; its characters have been looked at. */
    boolean fits(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < min || length > max) {
            return false;
        }
        return switch (kind) {
            case TEXT -> true;
            case NUMBER -> areDigits(bytes, from, to);
            case DATE -> length == DATE_LENGTH && areDigits(bytes, from, to) && isDate(bytes, from);
            case TIME -> areDigits(bytes, from, to) && isTime(bytes, from, length);
        };
    }

    private static boolean areDigits(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isDate(byte[] bytes, int from) {
        int year = number(bytes, from) * 100 + number(bytes, from + 2);
        int month = number(bytes, from + 4);
        int day = number(bytes, from + 6);
        return year > 0
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= DAYS_OF_ANY_MONTH
                        || day <= LocalDate.of(year, month, 1).lengthOfMonth());
    }

    /** HHMM, HHMMSS, or with decimals of a second. */
    private static boolean isTime(byte[] bytes, int from, int length) {
        return length >= 4
                && length != 5
                && number(bytes, from) < 24
                && number(bytes, from + 2) < 60
                && (length == 4 || number(bytes, from + 4) < 60);
    }

    /** Of two digits. */
    private static int number(byte[] bytes, int from) {
        return (bytes[from] - '0') * 10 + bytes[from + 1] - '0';
    }
}
