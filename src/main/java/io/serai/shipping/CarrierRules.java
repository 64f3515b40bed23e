package io.serai.shipping;

import io.serai.contract.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which carrier takes a parcel: the first rule that fits.
 *
 * @param rules {@code serai.shipping.rules}, in their order
 */
@ConfigurationProperties("serai.shipping")
public record CarrierRules(List<Rule> rules) {

    /** What is not given fits everything. {@code country} is ISO 3166-1 alpha-2, {@code province} as addresses write it. */
    public record Rule(@Nullable String country, @Nullable String province, String carrier) {
        boolean fits(@Nullable Address to) {
            return is(country, to == null ? null : to.country()) && is(province, to == null ? null : to.province());
        }

        private static boolean is(@Nullable String wanted, @Nullable String given) {
            return wanted == null || wanted.equalsIgnoreCase(given);
        }
    }

    public CarrierRules {
        rules = rules == null ? List.of() : List.copyOf(rules);
    }

    /** @throws IllegalStateException if no rule fits: the last one should fit everything */
    public String choose(@Nullable Address to) {
        return rules.stream()
                .filter(rule -> rule.fits(to))
                .findFirst()
                .map(Rule::carrier)
                .orElseThrow(() -> new IllegalStateException("no rule of serai.shipping.rules fits this address"));
    }
}
