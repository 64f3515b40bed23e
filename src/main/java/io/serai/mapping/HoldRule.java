package io.serai.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a channel by which new orders are held: one that fits all of its conditions is.
 *
 * @param hold for what
 * @param above the order's total is so much or more, in major units of its currency
 * @param countries the goods go to one of these (ISO 3166-1 alpha-2)
 * @param mailDomains the customer's mail ends with one of these, after the at sign, in any case
 * @param firstOrder no order with the customer's mail has come before
 */
public record HoldRule(
        @JsonProperty(required = true) Hold hold,
        @Nullable BigDecimal above,
        List<String> countries,
        List<String> mailDomains,
        boolean firstOrder) {

    /** What an order is held for; the same words as people use. */
    public enum Hold {
        @JsonProperty("payment")
        PAYMENT,
        @JsonProperty("fraud")
        FRAUD,
        @JsonProperty("address")
        ADDRESS,
        @JsonProperty("stock")
        STOCK,
        @JsonProperty("person")
        PERSON
    }

    public HoldRule {
        countries = List.copyOf(Objects.requireNonNullElse(countries, List.of()));
        mailDomains = List.copyOf(Objects.requireNonNullElse(mailDomains, List.of()));
    }

    /** One that has no condition would hold every order. */
    boolean hasCondition() {
        return above != null || !countries.isEmpty() || !mailDomains.isEmpty() || firstOrder;
    }
}
