package io.serai.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in one currency, counted in its minor units (ISO 4217: cents for ARS, yen for JPY). Exact; arithmetic that overflows
 * or mixes currencies throws {@link ArithmeticException}.
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** @throws ArithmeticException if the amount has more decimals than the currency, other than zeros */
    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(
                amount.setScale(digits(currency), RoundingMode.UNNECESSARY)
                        .unscaledValue()
                        .longValueExact(),
                currency);
    }

    /** The currency of an ISO 4217 code. @throws IllegalArgumentException if there is none, or it is none that one can pay in */
    public static Currency currency(String code) {
        var currency = Currency.getInstance(code);
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(code + " is not a currency that one can pay in");
        }
        return currency;
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public Money times(int factor) {
        return new Money(Math.multiplyExact(minor, (long) factor), currency);
    }

    public boolean isZero() {
        return minor == 0;
    }

    /** The amount in major units with the decimals of the currency. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, digits(currency));
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, same(other).minor);
    }

    /** For logs and events; pages format with the reader's locale. */
    @Override
    public String toString() {
        return amount().toPlainString() + " " + currency.getCurrencyCode();
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new ArithmeticException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
