package io.serai.console;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;

/** Money as the reader's country writes it. */
public final class Amounts {
    /** Java writes ARS1,200.00 in English. */
    private static final Pattern LETTERS_THEN_DIGIT = Pattern.compile("(\\p{L})([-\\d])");

    private Amounts() {}

    /** With the sign or the code of its currency (ISO 4217). @throws IllegalArgumentException if there is no such currency */
    public static String money(String amount, String currency, Locale locale) {
        var format = NumberFormat.getCurrencyInstance(locale);
        var unit = Currency.getInstance(currency);
        format.setCurrency(unit);
        format.setMinimumFractionDigits(unit.getDefaultFractionDigits());
        format.setMaximumFractionDigits(unit.getDefaultFractionDigits());
        return LETTERS_THEN_DIGIT.matcher(format.format(new BigDecimal(amount))).replaceAll("$1\u00a0$2");
    }
}
