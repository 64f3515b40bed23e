package io.serai.fulfilment.work;

import io.serai.orders.OrderLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of an order has not left and is still wanted, in lines as they were bought. A kit of which a part has left is no longer among it:
 * nobody gives back the money for half of one, so that its other parts go, too.
 *
 * @param pieces by the number of their line, each 1 or more
 */
public record Rest(Dossier dossier, Map<Integer, Integer> pieces) {
    public Rest {
        pieces = Map.copyOf(pieces);
    }

    public static Rest of(Dossier dossier) {
        var pieces = new LinkedHashMap<Integer, Integer>();
        for (var line : dossier.lines()) {
            int open = line.wanted() - begun(dossier, line);
            if (open > 0) {
                pieces.put(line.line(), open);
            }
        }
        return new Rest(dossier, pieces);
    }

    /** Pieces of a line that have left; of a kit those of which some part has. */
    public static int begun(Dossier dossier, OrderLine line) {
        return line.isKit()
                ? line.parts().stream()
                        .mapToInt(part -> (gone(dossier, part.line()) + part.each() - 1) / part.each())
                        .max()
                        .orElse(0)
                : gone(dossier, line.line());
    }

    private static int gone(Dossier dossier, int number) {
        return dossier.fulfilments().stream()
                .filter(dossier::isGone)
                .mapToInt(each -> each.covers(number))
                .sum();
    }

    /** The lines of the order without it. */
    public List<OrderLine> wanted() {
        return dossier.lines().stream().map(line -> line.without(of(line))).toList();
    }

    public boolean isEmpty() {
        return pieces.isEmpty();
    }

    public int of(OrderLine line) {
        return pieces.getOrDefault(line.line(), 0);
    }
}
