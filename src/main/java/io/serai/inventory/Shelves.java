package io.serai.inventory;

import static java.util.stream.Collectors.toSet;

import io.serai.contract.Kit;
import io.serai.inventory.Reservation.Line;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be promised at some places, as one cart after another takes from it. */
final class Shelves {
    private final Map<StockPlace, StockLevel> levels;
    private final StockRules.Of kept;
    private final Map<StockPlace, Integer> taken = new HashMap<>();

    Shelves(Map<StockPlace, StockLevel> levels, StockRules.Of kept) {
        this.levels = levels;
        this.kept = kept;
    }

    /** Where a cart would take each of its lines. */
    Set<StockPlace> best(String channel, List<Bundle> bundles) {
        var left = left(channel, bundles);
        var best = new LinkedHashSet<StockPlace>();
        bundles.forEach(bundle ->
                bundle.best(left).ifPresent(location -> bundle.at(location).forEach(best::add)));
        return best;
    }

    /** Takes all lines of a cart, or none: what is not there is noted as missing. */
    List<Line> take(String channel, List<Bundle> bundles, Map<Sku, Integer> missing) {
        var left = left(channel, bundles);
        var lines = new ArrayList<Line>();
        for (var bundle : bundles) {
            var line = bundle.line();
            var where = bundle.best(left);
            int there = where.map(location -> bundle.whole(location, left)).orElse(0);
            if (there < line.quantity()) {
                missing.merge(line.sku(), line.quantity() - there, Integer::sum);
            } else {
                bundle.parts().forEach(part -> take(part, where.orElseThrow(), line.quantity(), left, lines));
            }
        }
        if (missing.isEmpty()) {
            lines.forEach(line -> taken.merge(line.place(), line.reserved(), Integer::sum));
        }
        return lines;
    }

    private static void take(
            Kit.Part part, LocationId location, int pieces, Map<StockPlace, Integer> left, List<Line> lines) {
        int quantity = part.quantity() * pieces;
        left.merge(new StockPlace(location, part.sku()), -quantity, Integer::sum);
        lines.add(new Line(lines.size() + 1, location, part.sku(), quantity, quantity));
    }

    private Map<StockPlace, Integer> left(String channel, List<Bundle> bundles) {
        var skus = bundles.stream().flatMap(Bundle::skus).collect(toSet());
        var left = new HashMap<StockPlace, Integer>();
        levels.forEach((place, level) -> {
            if (skus.contains(place.sku())) {
                int promisable = level.available(kept.safety(channel, place.location(), place.sku()));
                left.put(place, promisable - taken.getOrDefault(place, 0));
            }
        });
        return left;
    }
}
