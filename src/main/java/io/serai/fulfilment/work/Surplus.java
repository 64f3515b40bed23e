package io.serai.fulfilment.work;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.orders.OrderLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What fulfilment orders have taken on of an order beyond what is wanted of it from now on. Who has come least far gives up first, of those who
 * have come as far who was made last: the same change always takes the same pieces. What has left nobody gives up.
 *
 * <p>A line that is told anew is the same if it has the same reference and SKU. Its number, or that of a part of a kit, may be another
 * from now on: then the warehouse has to hear of it, and whoever has pieces of it is among the holders.
 *
 * @param holders who has too much, or has something under another number; who keeps longest comes first
 * @param numbers of goods, as they are and as they will be; without those that are not wanted at all
 * @param given up by whom
 */
public record Surplus(Dossier dossier, List<Fulfilment> holders, Map<Integer, Integer> numbers, List<Given> given) {
    /** So many pieces are no longer wanted from there. */
    public record Given(Sku sku, LocationId location, int pieces) {
        @Override
        public String toString() {
            return pieces + " × " + sku + " (" + location + ")";
        }
    }

    private static final Comparator<Fulfilment> KEEPS_LONGEST =
            Comparator.comparing(Fulfilment::state).reversed().thenComparing(Fulfilment::no);

    public Surplus {
        holders = List.copyOf(holders);
        numbers = Map.copyOf(numbers);
        given = List.copyOf(given);
    }

    /** @param wanted the lines of the order from now on, with their numbers */
    public static Surplus of(Dossier dossier, List<OrderLine> wanted) {
        var numbers = numbers(dossier.lines(), wanted);
        var left = left(dossier, wanted, numbers);
        var holders = new ArrayList<Fulfilment>();
        var given = new ArrayList<Given>();
        dossier.fulfilments().stream()
                .filter(dossier::canBeTakenBack)
                .sorted(KEEPS_LONGEST)
                .forEach(each -> {
                    boolean moves = each.lines().isEmpty();
                    for (var line : each.lines()) {
                        int taken = each.covers(line.line());
                        int number = numbers.getOrDefault(line.line(), 0);
                        int kept = Math.max(0, Math.min(taken, left.getOrDefault(number, 0)));
                        left.merge(number, -kept, Integer::sum);
                        if (kept < taken) {
                            given.add(new Given(line.sku(), each.location(), taken - kept));
                        }
                        moves |= kept < taken || (kept > 0 && number != line.line());
                    }
                    if (moves) {
                        holders.add(each);
                    }
                });
        return new Surplus(dossier, holders, numbers, given);
    }

    /** Pieces of goods, by their new number, that what has left does not cover. */
    private static Map<Integer, Integer> left(Dossier dossier, List<OrderLine> wanted, Map<Integer, Integer> numbers) {
        var left = new HashMap<Integer, Integer>();
        wanted.stream()
                .flatMap(line -> line.goods(line.wanted()))
                .forEach(goods -> left.put(goods.line(), goods.quantity()));
        dossier.fulfilments().stream()
                .filter(each -> !dossier.canBeTakenBack(each))
                .forEach(each -> numbers.forEach((before, now) -> left.merge(now, -each.covers(before), Integer::sum)));
        return left;
    }

    private static Map<Integer, Integer> numbers(List<OrderLine> before, List<OrderLine> wanted) {
        var numbers = new HashMap<Integer, Integer>();
        for (var line : before) {
            same(line, wanted).ifPresent(now -> {
                var goods = line.goods(1).toList();
                var goodsNow = now.goods(1).toList();
                for (int i = 0; i < Math.min(goods.size(), goodsNow.size()); i++) {
                    numbers.put(goods.get(i).line(), goodsNow.get(i).line());
                }
            });
        }
        return numbers;
    }

    private static Optional<OrderLine> same(OrderLine line, List<OrderLine> wanted) {
        return wanted.stream()
                .filter(each ->
                        each.reference().equals(line.reference()) && each.sku().equals(line.sku()))
                .findFirst();
    }

    /** The holders as they are, under the numbers that there are from now on. */
    List<Fulfilment> renumbered() {
        return holders.stream()
                .map(each -> each.of(each.lines().stream()
                        .filter(line -> numbers.containsKey(line.line()))
                        .map(line -> line.numbered(numbers.getOrDefault(line.line(), 0)))
                        .toList()))
                .toList();
    }
}
