package io.serai.shipping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A Serial Shipping Container Code: the number of one parcel in all the world (GS1 General Specifications, application identifier
 * 00). 18 digits: extension digit, GS1 company prefix, serial reference, check digit.
 */
public record Sscc(@JsonValue String value) {
    private static final int LENGTH = 18;
    private static final int SHORTEST_PREFIX = 4;
    private static final int LONGEST_PREFIX = 12;

    /** @throws IllegalArgumentException if it is not 18 digits or its check digit is wrong */
    @JsonCreator
    public Sscc {
        if (value.length() != LENGTH || !isDigits(value)) {
            throw new IllegalArgumentException("an SSCC has 18 digits, not '" + value + "'");
        }
        var expected = checkDigit(value.substring(0, LENGTH - 1));
        if (value.charAt(LENGTH - 1) != expected) {
            throw new IllegalArgumentException(
                    "the check digit of SSCC " + value + " should be " + expected + ": a digit was mistaken");
        }
    }

    /** @throws IllegalArgumentException if it is not 18 digits or its check digit is wrong */
    public static Sscc of(String text) {
        return new Sscc(text);
    }

    /**
     * That of the n-th parcel under a company prefix. The extension digit is the first of the serial's digits, so that a prefix of 7
     * digits has 10,000,000,000 parcels.
     *
     * @param companyPrefix 4 to 12 digits, from GS1
     * @param serial from 0; must never come twice
     * @throws IllegalArgumentException if the prefix is none or has no parcels left
     */
    public static Sscc next(String companyPrefix, long serial) {
        if (companyPrefix.length() < SHORTEST_PREFIX
                || companyPrefix.length() > LONGEST_PREFIX
                || !isDigits(companyPrefix)) {
            throw new IllegalArgumentException("a GS1 company prefix has 4 to 12 digits, not '" + companyPrefix + "'");
        }
        var room = LENGTH - 1 - companyPrefix.length();
        var digits = Long.toString(serial);
        if (serial < 0 || digits.length() > room) {
            throw new IllegalArgumentException("serial " + serial + " does not fit: the company prefix " + companyPrefix
                    + " leaves " + room + " digits; another prefix is needed");
        }
        var padded = "0".repeat(room - digits.length()) + digits;
        var body = padded.charAt(0) + companyPrefix + padded.substring(1);
        return new Sscc(body + checkDigit(body));
    }

    @Override
    public String toString() {
        return value;
    }

    /** Modulo 10 with weights 3 and 1 from the right (GS1 General Specifications, 7.9). */
    private static char checkDigit(String body) {
        var sum = 0;
        for (var i = 0; i < body.length(); i++) {
            var weight = (body.length() - i) % 2 == 1 ? 3 : 1;
            sum += weight * (body.charAt(i) - '0');
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
