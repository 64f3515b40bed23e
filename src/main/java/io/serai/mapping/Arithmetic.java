package io.serai.mapping;

import static io.serai.mapping.Functions.nothing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.serai.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.BinaryOperator;

/** The exact arithmetic that mappings have beside JSLT's own, which is in floating point. Nothing in, nothing out. */
final class Arithmetic {
    private Arithmetic() {}

    static JsonNode decimal(JsonNode[] arguments) {
        var value = arguments[0];
        if (nothing(value)) {
            return NullNode.instance;
        }
        if (arguments.length == 1 && value.isTextual() && Decimals.isPlain(value.textValue())) {
            return value;
        }
        var number = arguments.length == 1 ? Decimals.of(value) : Decimals.of(value, arguments[1].asText());
        return Decimals.text(number, value);
    }

    /** A whole number; what is not whole stays as it is, and the contract refuses it. */
    static JsonNode integer(JsonNode[] arguments) {
        var value = arguments[0];
        if (nothing(value) || value.isInt()) {
            return value;
        }
        try {
            return new Traced.Whole(Decimals.of(value).intValueExact(), value);
        } catch (ArithmeticException e) {
            return value;
        }
    }

    /** The number that a text is; JSLT's own {@code number} goes through floating point. */
    static JsonNode exact(JsonNode[] arguments) {
        var value = arguments[0];
        return nothing(value) || value.isNumber() ? value : new Traced.Exact(Decimals.of(value), value);
    }

    static JsonNode fold(JsonNode[] arguments, BinaryOperator<BigDecimal> step) {
        if (allNothing(arguments)) {
            return NullNode.instance;
        }
        var result = orZero(arguments[0]);
        for (int i = 1; i < arguments.length; i++) {
            result = step.apply(result, orZero(arguments[i]));
        }
        return Decimals.text(result);
    }

    private static boolean allNothing(JsonNode[] values) {
        for (var value : values) {
            if (!nothing(value)) {
                return false;
            }
        }
        return true;
    }

    private static BigDecimal orZero(JsonNode value) {
        return nothing(value) ? BigDecimal.ZERO : Decimals.of(value);
    }

    static JsonNode mul(JsonNode[] arguments) {
        return nothing(arguments[0]) || nothing(arguments[1])
                ? NullNode.instance
                : Decimals.text(Decimals.of(arguments[0]).multiply(Decimals.of(arguments[1])), arguments[0]);
    }

    static JsonNode neg(JsonNode[] arguments) {
        return nothing(arguments[0])
                ? NullNode.instance
                : Decimals.text(Decimals.of(arguments[0]).negate(), arguments[0]);
    }

    static JsonNode sum(JsonNode[] arguments) {
        var values = new JsonNode[arguments[0].size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments[0].get(i);
        }
        return fold(values, BigDecimal::add);
    }

    static JsonNode unitPrice(JsonNode[] arguments) {
        return nothing(arguments[0]) || nothing(arguments[1])
                ? NullNode.instance
                : Decimals.text(
                        Decimals.unitPrice(
                                Decimals.of(arguments[0]),
                                Decimals.of(arguments[1]),
                                arguments.length == 2 ? Decimals.CENTS : decimals(arguments[2])),
                        arguments[0]);
    }

    /** Of a currency; of one that nobody knows two, and the contract refuses it. */
    private static int decimals(JsonNode currency) {
        try {
            return Math.max(0, Money.currency(currency.asText()).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknown) {
            return Decimals.CENTS;
        }
    }

    /** An amount that a partner writes in minor units of its currency, in major units. */
    static JsonNode minor(JsonNode[] arguments) {
        return nothing(arguments[0])
                ? NullNode.instance
                : Traced.text(
                        Decimals.of(arguments[0])
                                .movePointLeft(decimals(arguments[1]))
                                .toPlainString(),
                        arguments[0]);
    }

    /** To the minor unit of a currency, half of one up. */
    static JsonNode round(JsonNode[] arguments) {
        return nothing(arguments[0])
                ? NullNode.instance
                : Traced.text(
                        Decimals.of(arguments[0])
                                .setScale(decimals(arguments[1]), RoundingMode.HALF_UP)
                                .toPlainString(),
                        arguments[0]);
    }

    /** A quotient to the minor unit of a currency, half of one up. */
    static JsonNode div(JsonNode[] arguments) {
        if (nothing(arguments[0]) || nothing(arguments[1])) {
            return NullNode.instance;
        }
        var divisor = Decimals.of(arguments[1]);
        if (divisor.signum() == 0) {
            throw new BadValue("not-a-divisor", arguments[1]);
        }
        return Traced.text(
                Decimals.of(arguments[0])
                        .divide(divisor, decimals(arguments[2]), RoundingMode.HALF_UP)
                        .toPlainString(),
                arguments[0]);
    }
}
