package io.serai.mapping;

import io.serai.contract.Address;
import io.serai.contract.Contract;
import io.serai.contract.SalesOrder;
import io.serai.contract.SalesOrder.Mode;
import io.serai.contract.StockPolicy;
import io.serai.contract.StockUpdate;
import io.serai.contract.TillReturn;
import io.serai.kernel.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What a schema cannot say about a contract. Each rule is a method. */
final class ContractChecks {
    private static final String LINES = "/lines/";
    private static final String PAYMENTS = "/payments/";

    /** Of these the quantity says how many were moved. */
    private static final Set<StockUpdate.Mode> MOVES = EnumSet.of(
            StockUpdate.Mode.RECEIPT, StockUpdate.Mode.TRANSFER, StockUpdate.Mode.ARRIVAL, StockUpdate.Mode.CONDITION);

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final int tolerance;
    private final List<Finding> findings = new ArrayList<>(0);

    private ContractChecks(int tolerance) {
        this.tolerance = tolerance;
    }

    /** @param tolerance by how many minor units a total may differ from its sum */
    static List<Finding> of(Contract contract, int tolerance) {
        var checks = new ContractChecks(tolerance);
        if (contract instanceof SalesOrder order) {
            checks.order(order);
        } else if (contract instanceof TillReturn till) {
            checks.till(till);
        } else if (contract instanceof StockUpdate update) {
            checks.stock(update);
        } else if (contract instanceof StockPolicy policy) {
            checks.policy(policy);
        }
        return checks.findings;
    }

    private void order(SalesOrder order) {
        lineIds(order.lines(), SalesOrder.Line::id);
        quantities(order.lines(), SalesOrder.Line::quantity);
        cancelled(order.lines());
        var currency = currency(order.currency());
        if (currency != null && decimals(order, currency)) {
            sum(order, currency);
        }
        refunds(order);
        address(order);
        location(order);
        CardNumbers.in(order, this::cardNumber);
    }

    private void till(TillReturn till) {
        lineIds(till.lines(), TillReturn.Line::id);
        quantities(till.lines(), TillReturn.Line::quantity);
        var currency = currency(till.currency());
        if (currency != null) {
            decimals(till.refunded(), currency, "/refunded");
        }
    }

    private void stock(StockUpdate update) {
        if (MOVES.contains(update.mode()) && update.quantity() < 1) {
            add("SER-0414", Map.of("value", Integer.toString(update.quantity())), "/quantity");
        }
        if (update.mode() == StockUpdate.Mode.TRANSFER && update.towards() == null) {
            add("SER-0417", Map.of("mode", "transfer"), "/towards");
        }
    }

    /** A cap that would have no effect is no policy. */
    private void policy(StockPolicy policy) {
        var location = policy.location();
        if (policy.ahead() != null && location != null) {
            add("SER-0436", Map.of("location", location.value()), "/ahead");
        }
    }

    private void sum(SalesOrder order, Currency currency) {
        var allowed = BigDecimal.valueOf(tolerance, currency.getDefaultFractionDigits());
        if (Sum.difference(order).abs().compareTo(allowed) > 0) {
            var sum = Sum.of(order);
            var args = new HashMap<String, String>();
            sum.parts().forEach((part, amount) -> {
                if (amount.signum() != 0 || part.equals("lines")) {
                    args.put(part, shown(amount, currency));
                }
            });
            args.put("sum", shown(sum.value(), currency));
            args.put("total", shown(sum.total(), currency));
            args.put("currency", currency.getCurrencyCode());
            add("SER-0412", args, "/total");
        }
    }

    private <L> void lineIds(List<L> lines, Function<L, String> id) {
        var seen = new HashSet<String>();
        for (int i = 0; i < lines.size(); i++) {
            var own = id.apply(lines.get(i));
            if (!seen.add(own)) {
                add("SER-0413", Map.of("id", own), "/lines/" + i + "/id");
            }
        }
    }

    private <L> void quantities(List<L> lines, ToIntFunction<L> quantity) {
        for (int i = 0; i < lines.size(); i++) {
            int own = quantity.applyAsInt(lines.get(i));
            if (own < 1) {
                var value = Integer.toString(own);
                add("SER-0414", Map.of("value", value), "/lines/" + i + "/quantity");
            }
        }
    }

    /** No more than there were; and of an order of which nothing is left its channel says that it is cancelled. */
    private void cancelled(List<SalesOrder.Line> lines) {
        boolean nothingWanted = !lines.isEmpty();
        for (int i = 0; i < lines.size(); i++) {
            var cancelled = lines.get(i).cancelled();
            nothingWanted &= lines.get(i).wanted() == 0;
            if (cancelled != null && (cancelled < 0 || lines.get(i).wanted() < 0)) {
                add("SER-0414", Map.of("value", Integer.toString(cancelled)), "/lines/" + i + "/cancelled");
            }
        }
        if (nothingWanted) {
            add("SER-0414", Map.of("value", "0"), "/lines/0/cancelled");
        }
    }

    /** No more is given back than was paid. */
    private void refunds(SalesOrder order) {
        for (int i = 0; i < order.payments().size(); i++) {
            var payment = order.payments().get(i);
            var refunded = payment.refunded();
            if (refunded != null && (refunded.signum() < 0 || refunded.compareTo(payment.amount()) > 0)) {
                var args = Map.of(
                        "refunded", refunded.toPlainString(),
                        "amount", payment.amount().toPlainString(),
                        "currency", order.currency());
                add("SER-0428", args, PAYMENTS + i + "/refunded");
            }
        }
    }

    private @Nullable Currency currency(String code) {
        try {
            return Money.currency(code);
        } catch (IllegalArgumentException e) {
            add("SER-0415", Map.of("value", code), "/currency");
            return null;
        }
    }

    private void address(SalesOrder order) {
        if (order.fulfilment().mode() != Mode.SHIP) {
            return;
        }
        var missing = missing(order.shipTo());
        if (!missing.isEmpty()) {
            add("SER-0416", Map.of("missing", String.join(", ", missing)), "/shipTo");
        }
    }

    /** The names of what a carrier needs and does not find; the bundles have them in words. */
    private static List<String> missing(@Nullable Address address) {
        var missing = new ArrayList<String>();
        if (address == null || address.street().stream().allMatch(String::isBlank)) {
            missing.add("street");
        }
        if (address == null || (blank(address.city()) && blank(address.postcode()))) {
            missing.add("place");
        }
        if (address == null || !COUNTRIES.contains(address.country())) {
            missing.add("country");
        }
        return missing;
    }

    private void location(SalesOrder order) {
        var fulfilment = order.fulfilment();
        if (fulfilment.mode() != Mode.SHIP && fulfilment.location() == null) {
            add("SER-0417", Map.of("mode", fulfilment.mode().name().toLowerCase(Locale.ROOT)), "/fulfilment");
        }
    }

    private boolean decimals(SalesOrder order, Currency currency) {
        int before = findings.size();
        for (int i = 0; i < order.lines().size(); i++) {
            var line = order.lines().get(i);
            decimals(line.unitPrice(), currency, LINES, i, "/unitPrice");
            decimals(line.discount(), currency, LINES, i, "/discount");
            decimals(line.tax(), currency, LINES, i, "/tax");
        }
        decimals(order.tax(), currency, "/tax");
        decimals(order.shipping(), currency, "/shipping");
        decimals(order.fees(), currency, "/fees");
        decimals(order.duties(), currency, "/duties");
        decimals(order.tips(), currency, "/tips");
        decimals(order.discount(), currency, "/discount");
        decimals(order.rounding(), currency, "/rounding");
        decimals(order.total(), currency, "/total");
        for (int i = 0; i < order.payments().size(); i++) {
            decimals(order.payments().get(i).amount(), currency, PAYMENTS, i, "/amount");
            decimals(order.payments().get(i).refunded(), currency, PAYMENTS, i, "/refunded");
        }
        return findings.size() == before;
    }

    private void decimals(@Nullable BigDecimal amount, Currency currency, String pointer) {
        if (tooFine(amount, currency)) {
            decimals(String.valueOf(amount), currency, pointer);
        }
    }

    /** As above; a pointer is put together only where it is needed. */
    private void decimals(@Nullable BigDecimal amount, Currency currency, String before, int i, String behind) {
        if (tooFine(amount, currency)) {
            decimals(String.valueOf(amount), currency, before + i + behind);
        }
    }

    private void decimals(String amount, Currency currency, String pointer) {
        var args = Map.of(
                "value", amount,
                "currency", currency.getCurrencyCode(),
                "decimals", Integer.toString(currency.getDefaultFractionDigits()));
        add("SER-0418", args, pointer);
    }

    private static boolean tooFine(@Nullable BigDecimal amount, Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        return amount != null
                && amount.scale() > digits
                && amount.stripTrailingZeros().scale() > digits;
    }

    private void cardNumber(String pointer) {
        add("SER-0419", Map.of(), pointer);
    }

    private void add(String code, Map<String, String> args, String pointer) {
        findings.add(new Finding(code, args, pointer));
    }

    private static String shown(BigDecimal amount, Currency currency) {
        return amount.setScale(Math.max(amount.scale(), currency.getDefaultFractionDigits()))
                .stripTrailingZeros()
                .setScale(currency.getDefaultFractionDigits())
                .toPlainString();
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
