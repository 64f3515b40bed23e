package io.serai.edi;

import io.xlate.edi.schema.EDIComplexType;
import io.xlate.edi.schema.EDIReference;
import io.xlate.edi.schema.EDISimpleType;
import io.xlate.edi.schema.EDIType;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an element may look like, as far as that is beyond doubt: yes means that the library would find nothing wrong with it, no means
 * that it has to be asked.
 *
 * @param components of a composite, which has nothing else to be looked at; null if it is none
 */
record ElementShape(Kind kind, int min, int max, boolean mandatory, ElementShape @Nullable [] components) {
    private static final int DATE_LENGTH = 8;
    private static final int DAYS_OF_ANY_MONTH = 28;

    private enum Kind {
        TEXT,
        NUMBER,
        DECIMAL,
        DATE,
        TIME,
        COMPOSITE
    }

    /** Null if it has a condition, a repetition, or an element that is left to the library. */
    static ElementShape @Nullable [] all(EDIComplexType type) {
        var references = type.getReferences();
        var shapes = new ElementShape[references.size()];
        for (int i = 0; i < shapes.length; i++) {
            var shape = of(references.get(i));
            if (shape == null) {
                return null;
            }
            shapes[i] = shape;
        }
        List<?> rules = type.getSyntaxRules();
        return rules.isEmpty() ? shapes : null;
    }

    private static @Nullable ElementShape of(EDIReference reference) {
        if (reference.hasVersions() || reference.getMaxOccurs() > 1) {
            return null;
        }
        boolean mandatory = reference.getMinOccurs() > 0;
        if (reference.getReferencedType() instanceof EDISimpleType simple) {
            return of(simple, mandatory);
        }
        if (!(reference.getReferencedType() instanceof EDIComplexType composite)
                || !composite.isType(EDIType.Type.COMPOSITE)) {
            return null;
        }
        var components = all(composite);
        return components == null ? null : new ElementShape(Kind.COMPOSITE, 0, 0, mandatory, components);
    }

    /** Null for a type that is left to the library: one with a list of codes, or that varies with the version. */
    private static @Nullable ElementShape of(EDISimpleType type, boolean mandatory) {
        if (type.hasVersions() || !type.getValueSet().isEmpty()) {
            return null;
        }
        var kind = kind(type.getBase());
        return kind == null
                ? null
                : new ElementShape(kind, (int) type.getMinLength(), (int) type.getMaxLength(), mandatory, null);
    }

    private static @Nullable Kind kind(EDISimpleType.Base base) {
        return switch (base) {
            case STRING, IDENTIFIER -> Kind.TEXT;
            case NUMERIC -> Kind.NUMBER;
            case DECIMAL -> Kind.DECIMAL;
            case DATE -> Kind.DATE;
            case TIME -> Kind.TIME;
            default -> null;
        };
    }

    /** Of an element that is there and no composite; its characters have been looked at. */
    boolean fits(byte[] bytes, int from, int to) {
        int length = to - from;
        if (kind == Kind.DECIMAL) {
            return isDecimal(bytes, from, to);
        }
        if (length < min || length > max) {
            return false;
        }
        return switch (kind) {
            case TEXT -> true;
            case NUMBER -> areDigits(bytes, from, to);
            case DECIMAL, COMPOSITE -> false;
            case DATE -> length == DATE_LENGTH && areDigits(bytes, from, to) && isDate(bytes, from);
            case TIME -> areDigits(bytes, from, to) && isTime(bytes, from, length);
        };
    }

    /** Whether it is a text, of which it does not matter what it says; how long it is. */
    boolean fits(int length) {
        return kind == Kind.TEXT && length >= min && length <= max;
    }

    /** Its point is not counted. One with a sign or an exponent is left to the library. */
    private boolean isDecimal(byte[] bytes, int from, int to) {
        int point = from;
        while (point < to && bytes[point] != '.') {
            point++;
        }
        int digits = point == to ? to - from : to - from - 1;
        return digits >= min
                && digits <= max
                && areDigits(bytes, from, point)
                && (point == to || (point + 1 < to && areDigits(bytes, point + 1, to)));
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
