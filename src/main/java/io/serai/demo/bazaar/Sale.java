package io.serai.demo.bazaar;

import io.serai.demo.buyers.Basket;
import io.serai.demo.buyers.Buyer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Pieces of one article that were bought at a channel, paid there, and are sent at no cost.
 *
 * @param number 13 digits, which are in every name that the channel gives the order
 * @param words what its documents tell of it: the words that stand in them as <code>${word}</code>
 */
record Sale(String channel, long number, Instant at, String zone, Map<String, String> words) {
    /** What one of a currency is in ARS. */
    private static final Map<String, BigDecimal> RATES =
            Map.of("ARS", BigDecimal.ONE, "USD", new BigDecimal("1450"), "EUR", new BigDecimal("1600"));

    private static final long NINE_DIGITS = 1_000_000_000L;

    static Sale of(Channel channel, long number, Instant at, Buyer buyer, Basket.Line line) {
        var words = new HashMap<String, String>();
        words.put("number", Long.toString(number));
        words.put("short", String.format(Locale.ROOT, "%09d", number % NINE_DIGITS));
        words.put("at", at.toString());
        words.put("millis", Long.toString(at.toEpochMilli()));
        words.put("place", channel.place());
        words.put("currency", channel.currency());
        tell(words, buyer);
        tell(words, line, RATES.getOrDefault(channel.currency(), BigDecimal.ONE));
        return new Sale(channel.name(), number, at, channel.zone(), words);
    }

    private static void tell(Map<String, String> words, Buyer buyer) {
        words.put("first", buyer.first());
        words.put("last", buyer.last());
        words.put("name", buyer.name());
        words.put("email", buyer.email());
        words.put("phone", buyer.phone());
        words.put("street", buyer.street());
        words.put("city", buyer.city().city());
        words.put("province", buyer.city().province());
        words.put("code", buyer.city().code());
        words.put("postcode", buyer.city().postcode());
        words.put("country", buyer.city().country());
        words.put("country3", new Locale("", buyer.city().country()).getISO3Country());
    }

    private static void tell(Map<String, String> words, Basket.Line line, BigDecimal rate) {
        var price = line.article().price().divide(rate, 2, RoundingMode.HALF_UP);
        var total = price.multiply(BigDecimal.valueOf(line.quantity()));
        var tax = Basket.taxInside(total);
        words.put("sku", line.article().sku().value());
        words.put("gtin", line.article().product().gtin());
        words.put("title", line.article().product().title());
        words.put("quantity", Integer.toString(line.quantity()));
        words.put("price", price.toPlainString());
        words.put("priceComma", price.toPlainString().replace('.', ','));
        words.put("pieceCents", price.unscaledValue().toString());
        words.put("total", total.toPlainString());
        words.put("totalComma", total.toPlainString().replace('.', ','));
        words.put("cents", total.unscaledValue().toString());
        words.put("tax", tax.toPlainString());
        words.put("net", total.subtract(tax).toPlainString());
    }
}
