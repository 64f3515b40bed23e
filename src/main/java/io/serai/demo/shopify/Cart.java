package io.serai.demo.shopify;

import io.serai.contract.LocationRecord;
import io.serai.demo.buyers.Basket;
import io.serai.demo.buyers.Buyer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What a buyer has put together in the web shop; {@code pickup} is the store where it is collected, null if it is sent. */
public record Cart(Buyer buyer, Basket basket, @Nullable LocationRecord pickup) {
    private static final BigDecimal FREE_FROM = new BigDecimal("150000.00");
    private static final BigDecimal AT_HOME = new BigDecimal("6900.00");
    private static final BigDecimal ABROAD = new BigDecimal("28500.00");
    private static final BigDecimal COUPON_FROM = new BigDecimal("200000.00");
    private static final BigDecimal COUPON = new BigDecimal("0.10");

    BigDecimal discount() {
        var amount = basket.amount();
        return amount.compareTo(COUPON_FROM) < 0
                ? new BigDecimal("0.00")
                : amount.multiply(COUPON).setScale(2, RoundingMode.HALF_UP);
    }

    BigDecimal shipping() {
        if (pickup != null) {
            return new BigDecimal("0.00");
        }
        if (buyer.city().abroad()) {
            return ABROAD;
        }
        return basket.amount().compareTo(FREE_FROM) < 0 ? AT_HOME : new BigDecimal("0.00");
    }

    BigDecimal total() {
        return basket.amount().subtract(discount()).add(shipping());
    }
}
