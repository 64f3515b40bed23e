package io.serai.fulfilment.orders;

import io.serai.contract.SalesOrder;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Rest;
import io.serai.orders.OrderLine;
import java.util.HashMap;
import java.util.Objects;

/**
 * An edit of an order of which a part has left, which a person may grant: how many pieces of each line are wanted. A line of which nothing has
 * left may be left out: none of it are.
 */
final class LateEdit {
    private LateEdit() {}

    /**
     * Whether an edit that came late can be done: nothing has left, or what is asked is only how many pieces of each line are wanted, and
     * all that have left are.
     */
    static boolean isPossible(Dossier dossier, SalesOrder asTold) {
        var told = Confirmations.granted(dossier, asTold);
        var lines = dossier.lines();
        return !dossier.someGone()
                || (Objects.equals(dossier.document().shipTo(), told.shipTo())
                        && dossier.document().fulfilment().equals(told.fulfilment())
                        && lines.size() == told.lines().size()
                        && lines.stream().allMatch(line -> fits(told.lines().get(line.line() - 1), line, dossier)));
    }

    private static boolean fits(SalesOrder.Line told, OrderLine line, Dossier dossier) {
        return told.id().equals(line.reference())
                && told.sku().equals(line.sku())
                && told.wanted() >= Rest.begun(dossier, line);
    }

    /** What of a possible one is wanted no longer. */
    static Rest fewer(Dossier dossier, SalesOrder told) {
        var fewer = new HashMap<Integer, Integer>();
        for (var line : dossier.lines()) {
            int pieces = line.wanted() - told.lines().get(line.line() - 1).wanted();
            if (pieces > 0) {
                fewer.put(line.line(), pieces);
            }
        }
        return new Rest(dossier, fewer);
    }
}
