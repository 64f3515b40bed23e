package io.serai.fulfilment.picking;

import io.serai.contract.PickTask;
import io.serai.fulfilment.work.Fulfilment;
import io.serai.inventory.Lots;
import io.serai.kernel.FulfilmentId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which lots a warehouse should pick: what expires first goes first. It may take others, and says so. */
@Component
class PickAdvice {
    static final Lines NONE = new Lines(Map.of());

    private record Key(FulfilmentId fulfilment, int line) {}

    /** The advice for the lines of fulfilment orders; nothing of a SKU that has no lots. */
    record Lines(Map<Key, List<PickTask.Lot>> lots) {
        List<PickTask.Lot> of(Fulfilment fulfilment, Fulfilment.Line line) {
            return lots.getOrDefault(new Key(fulfilment.id(), line.line()), List.of());
        }
    }

    private final Lots lots;

    PickAdvice(Lots lots) {
        this.lots = lots;
    }

    Lines of(Collection<Fulfilment> fulfilments) {
        var skus = fulfilments.stream()
                .flatMap(each -> each.lines().stream())
                .map(Fulfilment.Line::sku)
                .collect(Collectors.toCollection(HashSet::new));
        skus.retainAll(lots.rules(skus).keySet());
        if (skus.isEmpty()) {
            return NONE;
        }
        var book = lots.book(fulfilments.stream()
                .flatMap(each -> each.lines().stream().map(each::place))
                .filter(place -> skus.contains(place.sku()))
                .toList());
        var advice = new HashMap<Key, List<PickTask.Lot>>();
        for (var fulfilment : fulfilments) {
            for (var line : fulfilment.lines()) {
                if (skus.contains(line.sku())) {
                    var picks = lots.advise(book, fulfilment.order(), fulfilment.place(line), line.quantity());
                    advice.put(
                            new Key(fulfilment.id(), line.line()),
                            picks.stream()
                                    .map(pick -> new PickTask.Lot(pick.lot(), pick.expires(), pick.pieces()))
                                    .toList());
                }
            }
        }
        return new Lines(advice);
    }
}
