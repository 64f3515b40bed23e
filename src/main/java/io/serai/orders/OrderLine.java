package io.serai.orders;

import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order as it was bought; {@code line} counts from 1. Amounts are in minor units of the order's currency.
 *
 * @param parts what lies on the shelf of it if it is a kit, as that was when the order was opened; otherwise none
 */
public record OrderLine(
        OrderId order,
        int line,
        String reference,
        Sku sku,
        @Nullable String title,
        int quantity,
        int cancelled,
        long unitPrice,
        long discount,
        long tax,
        List<Part> parts) {
    public OrderLine {
        parts = List.copyOf(parts);
    }

    /** {@code line} is its own number, after those of all that was bought; {@code each} are pieces in one kit, 1 or more. */
    public record Part(int line, Sku sku, int each) {
        public Part numbered(int number) {
            return new Part(number, sku, each);
        }
    }

    /** Pieces that the customer still wants. */
    public int wanted() {
        return quantity - cancelled;
    }

    /** Its channel has left it out, since when it costs nothing: it stays for the sake of its number. */
    public boolean isLeftOut() {
        return wanted() == 0 && unitPrice > 0 && discount == Math.multiplyExact(unitPrice, quantity);
    }

    public boolean isKit() {
        return !parts.isEmpty();
    }

    /** What has to be found on shelves for so many of it. */
    public Stream<Goods> goods(int pieces) {
        return isKit()
                ? parts.stream()
                        .map(part -> new Goods(part.line(), part.sku(), Math.multiplyExact(part.each(), pieces)))
                : Stream.of(new Goods(line, sku, pieces));
    }

    /** How many of it can be made of what is there: pieces of goods by their number. */
    public int whole(IntUnaryOperator there) {
        return isKit()
                ? parts.stream()
                        .mapToInt(part -> there.applyAsInt(part.line()) / part.each())
                        .min()
                        .orElse(0)
                : there.applyAsInt(line);
    }

    /** When so many more of it are no longer wanted. */
    public OrderLine without(int pieces) {
        return new OrderLine(
                order, line, reference, sku, title, quantity, cancelled + pieces, unitPrice, discount, tax, parts);
    }

    public OrderLine madeOf(List<Part> made) {
        return new OrderLine(order, line, reference, sku, title, quantity, cancelled, unitPrice, discount, tax, made);
    }
}
