package io.serai.demo.amazon;

import io.serai.demo.buyers.Basket;
import io.serai.demo.buyers.Buyer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An order of the marketplace, in USD. It is Pending until its payment is through at {@code ready}, then Unshipped, and Shipped when
 * the seller has confirmed all pieces.
 */
record AmazonOrder(
        String id, Instant purchased, Instant ready, Buyer buyer, List<Item> items, List<Confirmation> confirmations) {
    /** How many pesos make a dollar here. */
    private static final BigDecimal RATE = new BigDecimal("1450");

    private static final BigDecimal SHIPPING = new BigDecimal("4.99");

    /** {@code price} is of one piece. */
    record Item(String id, String sku, String title, int quantity, BigDecimal price, BigDecimal shipping) {
        BigDecimal amount() {
            return price.multiply(BigDecimal.valueOf(quantity));
        }
    }

    /** That the seller has shipped a package; the same {@code reference} again corrects the earlier one. */
    record Confirmation(String reference, String carrier, String tracking, int pieces, Instant at) {}

    static AmazonOrder of(long number, Buyer buyer, Basket basket, Instant at, Duration pending) {
        var digits = String.format(Locale.ROOT, "%014d", number);
        var items = new ArrayList<Item>();
        for (var line : basket.lines()) {
            items.add(new Item(
                    Long.toString(number * 10 + items.size()),
                    line.article().sku().value(),
                    line.article().product().title(),
                    line.quantity(),
                    line.article().price().divide(RATE, 2, RoundingMode.HALF_UP),
                    items.isEmpty() ? SHIPPING : new BigDecimal("0.00")));
        }
        return new AmazonOrder(
                "702-" + digits.substring(0, 7) + "-" + digits.substring(7),
                at,
                at.plus(pending),
                buyer,
                items,
                List.of());
    }

    AmazonOrder confirmed(Confirmation confirmation) {
        var all = new ArrayList<>(confirmations);
        all.removeIf(earlier -> earlier.reference().equals(confirmation.reference()));
        all.add(confirmation);
        return new AmazonOrder(id, purchased, ready, buyer, items, List.copyOf(all));
    }

    boolean pending(Instant now) {
        return now.isBefore(ready);
    }

    String status(Instant now) {
        if (pending(now)) {
            return "Pending";
        }
        return shipped() == 0 ? "Unshipped" : shipped() < pieces() ? "PartiallyShipped" : "Shipped";
    }

    Instant changed(Instant now) {
        var settled = pending(now) ? purchased : ready;
        return confirmations.stream().map(Confirmation::at).reduce(settled, (a, b) -> b.isAfter(a) ? b : a);
    }

    int pieces() {
        return items.stream().mapToInt(Item::quantity).sum();
    }

    int shipped() {
        return confirmations.stream().mapToInt(Confirmation::pieces).sum();
    }

    BigDecimal total() {
        return items.stream().map(item -> item.amount().add(item.shipping())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
