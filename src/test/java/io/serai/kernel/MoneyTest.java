package io.serai.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class MoneyTest {
    private static final Currency ARS = Money.currency("ARS");
    private static final Currency JPY = Money.currency("JPY");
    private static final Currency KWD = Money.currency("KWD");

    @Property
    void an_amount_comes_back_as_it_went_in(@ForAll long minor, @ForAll("currencies") Currency currency) {
        var money = new Money(minor, currency);

        assertThat(Money.of(money.amount(), currency)).isEqualTo(money);
        assertThat(money.amount().scale()).isEqualTo(currency.getDefaultFractionDigits());
    }

    @Property
    void one_decimal_more_than_the_currency_has_is_refused(
            @ForAll @IntRange(min = 1, max = 9) int digit, @ForAll("currencies") Currency currency) {
        var tooFine = BigDecimal.valueOf(digit, currency.getDefaultFractionDigits() + 1);

        assertThatThrownBy(() -> Money.of(tooFine, currency)).isInstanceOf(ArithmeticException.class);
    }

    @Property
    void zeros_behind_the_last_decimal_are_no_decimals(@ForAll int minor, @ForAll("currencies") Currency currency) {
        var money = new Money(minor, currency);
        var padded = money.amount().setScale(currency.getDefaultFractionDigits() + 4);

        assertThat(Money.of(padded, currency)).isEqualTo(money);
    }

    @Property
    void what_is_added_can_be_taken_away(@ForAll int a, @ForAll int b) {
        var money = new Money(a, ARS);

        assertThat(money.plus(new Money(b, ARS)).minus(new Money(b, ARS))).isEqualTo(money);
    }

    @Example
    void each_currency_has_its_own_decimals() {
        assertThat(Money.of(new BigDecimal("19.90"), ARS).minor()).isEqualTo(1990);
        assertThat(Money.of(new BigDecimal("1990"), JPY).minor()).isEqualTo(1990);
        assertThat(Money.of(new BigDecimal("1.990"), KWD).minor()).isEqualTo(1990);
        assertThat(new Money(-5, ARS)).hasToString("-0.05 ARS");
    }

    @Example
    void what_does_not_fit_is_refused_and_never_wraps_around() {
        var most = new Money(Long.MAX_VALUE, ARS);
        var one = new Money(1, ARS);

        assertThatThrownBy(() -> most.plus(one)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Long.MIN_VALUE, ARS).minus(one)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of(new BigDecimal("92233720368547758.08"), ARS))
                .isInstanceOf(ArithmeticException.class);
    }

    @Example
    void currencies_do_not_mix() {
        var pesos = new Money(1, ARS);
        var yen = new Money(1, JPY);

        assertThatThrownBy(() -> pesos.plus(yen)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> pesos.compareTo(yen)).isInstanceOf(ArithmeticException.class);
    }

    @Example
    void nobody_pays_in_what_is_no_money() {
        assertThatThrownBy(() -> Money.currency("XXX")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.currency("ars")).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Currency> currencies() {
        return Arbitraries.of(Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .toList());
    }
}
