package io.serai.fulfilment.returns;

import io.serai.contract.ReturnRequest.Way;
import io.serai.fulfilment.allocation.ComingBack;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Fulfilment;
import io.serai.kernel.LocationId;
import io.serai.orders.OrderLine;
import io.serai.returns.ReturnLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where each line that comes back is expected. Who asked may have said so for all; parcels go to the place that is set for them, if one is;
 * otherwise each line goes where the rules send it. Who brings goods to a store brings all of them to one, if one takes them all.
 */
@Component
class WhereTo {
    private final ComingBack back;
    private final String usual;

    WhereTo(ComingBack back, @Value("${serai.returns.location:}") String usual) {
        this.back = back;
        this.usual = usual;
    }

    /** The lines by the place that they are expected at, numbered from 1 at each; empty if there is no place for one of them. */
    Map<LocationId, List<ReturnLine>> parts(
            Dossier dossier, @Nullable LocationId asked, Way way, List<ReturnLine> lines) {
        if (asked != null) {
            return Map.of(asked, lines);
        }
        if (way == Way.LABEL && !usual.isBlank()) {
            return Map.of(new LocationId(usual), lines);
        }
        var choices = lines.stream().map(line -> choices(dossier, way, line)).toList();
        if (choices.stream().anyMatch(List::isEmpty)) {
            return Map.of();
        }
        var one = way == Way.STORE ? common(choices) : Optional.<LocationId>empty();
        var parts = new LinkedHashMap<LocationId, List<ReturnLine>>();
        for (int i = 0; i < lines.size(); i++) {
            var place = one.orElse(choices.get(i).get(0));
            var there = parts.computeIfAbsent(place, same -> new ArrayList<>());
            there.add(lines.get(i).numbered(there.size() + 1));
        }
        return parts;
    }

    /** The best first. Where no place says that it takes such a line, it goes back to where it came from. */
    private List<LocationId> choices(Dossier dossier, Way way, ReturnLine line) {
        var sender = sender(dossier, line);
        var places = back.places(dossier, line.sku(), line.reason(), way, sender.orElse(null));
        return places.isEmpty() ? sender.stream().toList() : places;
    }

    private static Optional<LocationId> common(List<List<LocationId>> choices) {
        return choices.get(0).stream()
                .filter(place -> choices.stream().allMatch(each -> each.contains(place)))
                .findFirst();
    }

    /** Who sent most of a line, or handed it over. */
    private static Optional<LocationId> sender(Dossier dossier, ReturnLine line) {
        var bought = dossier.lines().stream()
                .filter(each -> Objects.equals(each.line(), line.line()))
                .findFirst();
        return dossier.fulfilments().stream()
                .filter(each -> Returning.LEFT.contains(each.state()))
                .filter(each -> bought.filter(some -> pieces(each, some) > 0).isPresent())
                .max(Comparator.comparingInt((Fulfilment each) ->
                                bought.map(some -> pieces(each, some)).orElse(0))
                        .thenComparing(Comparator.comparingInt(Fulfilment::no).reversed()))
                .map(Fulfilment::location)
                .or(() -> Optional.ofNullable(dossier.order().location()));
    }

    private static int pieces(Fulfilment from, OrderLine bought) {
        return bought.goods(1)
                .flatMap(goods -> from.line(goods.line()).stream())
                .mapToInt(Fulfilment.Line::picked)
                .sum();
    }
}
