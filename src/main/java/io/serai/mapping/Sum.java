package io.serai.mapping;

import io.serai.contract.SalesOrder;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sum of an order in major units, exact: lines + tax (unless inside) + shipping + fees + duties + tips − discount + rounding,
 * where a line is quantity × unit price − discount.
 */
record Sum(Map<String, BigDecimal> parts, BigDecimal total) {

    static Sum of(SalesOrder order) {
        var parts = new LinkedHashMap<String, BigDecimal>();
        parts.put("lines", order.lines().stream().map(Sum::line).reduce(BigDecimal.ZERO, BigDecimal::add));
        parts.put("tax", order.taxIncluded() ? BigDecimal.ZERO : orZero(order.tax()));
        parts.put("shipping", orZero(order.shipping()));
        parts.put("fees", orZero(order.fees()));
        parts.put("duties", orZero(order.duties()));
        parts.put("tips", orZero(order.tips()));
        parts.put("discount", orZero(order.discount()).negate());
        parts.put("rounding", orZero(order.rounding()));
        return new Sum(parts, order.total());
    }

    /** What the total says more than the sum, without telling the parts. */
    static BigDecimal difference(SalesOrder order) {
        var sum = orZero(order.shipping())
                .add(orZero(order.fees()))
                .add(orZero(order.duties()))
                .add(orZero(order.tips()))
                .subtract(orZero(order.discount()))
                .add(orZero(order.rounding()));
        for (var line : order.lines()) {
            sum = sum.add(line(line));
        }
        return order.total().subtract(order.taxIncluded() ? sum : sum.add(orZero(order.tax())));
    }

    BigDecimal value() {
        return parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal line(SalesOrder.Line line) {
        return line.unitPrice().multiply(BigDecimal.valueOf(line.quantity())).subtract(orZero(line.discount()));
    }

    static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
