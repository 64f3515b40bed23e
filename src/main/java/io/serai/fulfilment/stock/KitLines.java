package io.serai.fulfilment.stock;

import io.serai.contract.Kit;
import io.serai.contract.TillReturn;
import io.serai.kernel.Sku;
import io.serai.orders.Goods;
import io.serai.orders.OrderLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What lies on shelves of the kits that were bought. An order keeps what its kits were when they came into it. */
public final class KitLines {
    private record Bought(String reference, Sku sku) {
        static Bought of(OrderLine line) {
            return new Bought(line.reference(), line.sku());
        }
    }

    private static final int NO_NUMBER = 0;

    private KitLines() {}

    /** The lines of a new order, with the parts that its kits have now. */
    public static List<OrderLine> opened(List<OrderLine> lines, Map<Sku, List<Kit.Part>> kits) {
        return edited(List.of(), lines, kits);
    }

    /**
     * The lines of an order as they are told anew: a line that was there before is made of what it was made of, and its parts keep their
     * numbers.
     */
    public static List<OrderLine> edited(List<OrderLine> before, List<OrderLine> lines, Map<Sku, List<Kit.Part>> kits) {
        var known = new HashMap<Bought, List<OrderLine.Part>>();
        before.forEach(line -> known.put(Bought.of(line), line.parts()));
        var made = lines.stream()
                .map(line -> line.madeOf(
                        Optional.ofNullable(known.get(Bought.of(line))).orElseGet(() -> unnumbered(line, kits))))
                .toList();
        return numbered(made);
    }

    private static List<OrderLine.Part> unnumbered(OrderLine line, Map<Sku, List<Kit.Part>> kits) {
        return kits.getOrDefault(line.sku(), List.of()).stream()
                .map(part -> new OrderLine.Part(NO_NUMBER, part.sku(), part.quantity()))
                .toList();
    }

    private static List<OrderLine> numbered(List<OrderLine> lines) {
        var parts = lines.stream().flatMap(line -> line.parts().stream()).toList();
        var kept = parts.stream()
                .map(OrderLine.Part::line)
                .filter(number -> number > lines.size())
                .toList();
        var numbers = new PartNumbers(lines.size(), parts.size(), kept);
        return lines.stream()
                .map(line -> line.madeOf(line.parts().stream()
                        .map(part -> part.line() > lines.size() ? part : part.numbered(numbers.next()))
                        .toList()))
                .toList();
    }

    /** What comes back onto shelves, of kits as they were in their sale, or as they are now if that is not known. */
    public static Stream<Goods> goods(List<TillReturn.Line> back, List<OrderLine> sale, Map<Sku, List<Kit.Part>> kits) {
        return back.stream().flatMap(line -> {
            var parts = sale.stream()
                    .filter(sold -> sold.sku().equals(line.sku()))
                    .findFirst()
                    .map(sold -> sold.goods(1)
                            .map(goods -> new Kit.Part(goods.sku(), goods.quantity()))
                            .toList())
                    .orElseGet(() -> kits.getOrDefault(line.sku(), List.of(new Kit.Part(line.sku(), 1))));
            return parts.stream().map(part -> new Goods(0, part.sku(), part.quantity() * line.quantity()));
        });
    }
}
