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

/** What can be promised at some places, as one cart after another takes from it: of what is its channel's alone first. */
final class Shelves {
    private final Map<StockPlace, StockLevel> levels;
    private final StockRules.Of kept;
    private final Map<StockPlace, Integer> taken = new HashMap<>();
    private final Map<Fence, Integer> fenced = new HashMap<>();

    Shelves(Map<StockPlace, StockLevel> levels, StockRules.Of kept, List<FenceNotes.Free> fences) {
        this.levels = levels;
        this.kept = kept;
        fences.forEach(each -> fenced.merge(each.fence(), each.pieces(), Integer::sum));
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
        return missing.isEmpty()
                ? lines.stream().map(line -> take(channel, line)).toList()
                : List.of();
    }

    private Line take(String channel, Line line) {
        var fence = new Fence(channel, line.place());
        int there = fenced.getOrDefault(fence, 0);
        var shared = line.ofFence(Math.min(line.reserved(), there));
        fenced.put(fence, there - shared.fenced());
        taken.merge(line.place(), shared.own(), Integer::sum);
        return shared;
    }

    private static void take(
            Kit.Part part, LocationId location, int pieces, Map<StockPlace, Integer> left, List<Line> lines) {
        int quantity = part.quantity() * pieces;
        left.merge(new StockPlace(location, part.sku()), -quantity, Integer::sum);
        lines.add(new Line(lines.size() + 1, location, part.sku(), quantity, quantity, 0));
    }

    private Map<StockPlace, Integer> left(String channel, List<Bundle> bundles) {
        var skus = bundles.stream().flatMap(Bundle::skus).collect(toSet());
        var left = new HashMap<StockPlace, Integer>();
        levels.forEach((place, level) -> {
            if (skus.contains(place.sku())) {
                int promisable = level.available(kept.safety(channel, place.location(), place.sku()));
                left.put(place, Math.max(0, promisable - taken.getOrDefault(place, 0)));
            }
        });
        fenced.forEach((fence, pieces) -> {
            if (fence.channel().equals(channel) && skus.contains(fence.place().sku())) {
                left.merge(fence.place(), pieces, Integer::sum);
            }
        });
        return left;
    }
}
