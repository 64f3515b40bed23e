package io.serai.returns;

import io.serai.contract.SalesOrder;
import io.serai.kernel.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was paid for each line of an order, exact in minor units: its price less its discount, its share of the order's discount, of
 * the tax that is not inside the prices, and of the rounding. Shipping, fees, duties and tips are no line's.
 */
public final class PaidLines {
    private final List<Long> worth;
    private final List<Integer> quantities;

    private PaidLines(List<Long> worth, List<Integer> quantities) {
        this.worth = List.copyOf(worth);
        this.quantities = List.copyOf(quantities);
    }

    public static PaidLines of(SalesOrder order) {
        var currency = Money.currency(order.currency());
        var gross = order.lines().stream().map(line -> gross(line, currency)).toList();
        long goods = gross.stream().reduce(0L, Math::addExact);
        long discount = Math.min(Math.max(0, minor(order.discount(), currency)), goods);
        var net = plus(gross, Shares.spread(-discount, gross));
        var taxed = order.taxIncluded() ? net : plus(net, tax(order, net, currency));
        long rounding = minor(order.rounding(), currency);
        long all = taxed.stream().reduce(0L, Math::addExact);
        var paid = plus(taxed, Shares.spread(Math.max(rounding, -all), taxed));
        return new PaidLines(
                paid, order.lines().stream().map(SalesOrder.Line::quantity).toList());
    }

    private static long gross(SalesOrder.Line line, Currency currency) {
        long price = Math.multiplyExact(minor(line.unitPrice(), currency), (long) line.quantity());
        return Math.max(0, Math.subtractExact(price, minor(line.discount(), currency)));
    }

    /** As the channel told it of each line, if that is all of it; otherwise by what the lines cost. */
    private static List<Long> tax(SalesOrder order, List<Long> net, Currency currency) {
        long all = Math.max(0, minor(order.tax(), currency));
        var told =
                order.lines().stream().map(line -> minor(line.tax(), currency)).toList();
        boolean complete =
                told.stream().noneMatch(each -> each < 0) && told.stream().reduce(0L, Math::addExact) == all;
        return complete ? told : Shares.spread(all, net);
    }

    private static List<Long> plus(List<Long> one, List<Long> other) {
        var sums = new ArrayList<Long>(one.size());
        for (int i = 0; i < one.size(); i++) {
            sums.add(Math.addExact(one.get(i), other.get(i)));
        }
        return sums;
    }

    private static long minor(@Nullable BigDecimal amount, Currency currency) {
        return amount == null ? 0 : Money.of(amount, currency).minor();
    }

    /** What was paid for all pieces of a line; {@code line} counts from 1. */
    public long of(int line) {
        return worth.get(line - 1);
    }

    /** What was paid for some pieces of a line, when {@code before} pieces of it have had their share. */
    public long of(int line, int before, int pieces) {
        return Shares.ofPieces(of(line), before, pieces, quantities.get(line - 1));
    }
}
