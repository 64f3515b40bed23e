package io.serai.sourcing;

import io.serai.kernel.Money;
import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Amounts as a reader of a language writes them, with the code of the currency. */
final class Amounts {
    private Amounts() {}

    static String money(long minor, @Nullable String currency, Locale locale) {
        if (currency == null) {
            return Long.toString(minor);
        }
        var money = new Money(minor, Money.currency(currency));
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(money.amount().scale());
        return format.format(money.amount()) + " " + currency;
    }
}
