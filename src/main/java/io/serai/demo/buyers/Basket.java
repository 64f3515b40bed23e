package io.serai.demo.buyers;

import io.serai.demo.catalog.Article;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What a buyer wants; no article twice. */
public record Basket(List<Line> lines) {

    public record Line(Article article, int quantity) {
        /** In ARS, tax inside. */
        public BigDecimal amount() {
            return article.price().multiply(BigDecimal.valueOf(quantity));
        }
    }

    /** In ARS, tax inside. */
    public BigDecimal amount() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public int pieces() {
        return lines.stream().mapToInt(Line::quantity).sum();
    }

    /** The value added tax of Argentina inside an amount, rounded to cents. */
    public static BigDecimal taxInside(BigDecimal amount) {
        var rate = new BigDecimal("0.21");
        return amount.multiply(rate).divide(BigDecimal.ONE.add(rate), 2, RoundingMode.HALF_UP);
    }
}
