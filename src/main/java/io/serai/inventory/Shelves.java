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

/**
 * What can be promised at some places, as one cart after another takes from it: of what is its channel's alone first, and nothing that orders
 * wait for.
 */
final class Shelves {
    private final Map<StockPlace, StockLevel> levels;
    private final Map<StockPlace, StockLevel> elsewhere;
    private final StockRules.Of kept;
    private final Owed owed;
    private final Map<StockPlace, Integer> taken = new HashMap<>();
    private final Map<Fence, Integer> fenced = new HashMap<>();

    /** @param elsewhere where there is more of what orders wait for: nothing is taken there, but those may have theirs of it */
    Shelves(
            Map<StockPlace, StockLevel> levels,
            Map<StockPlace, StockLevel> elsewhere,
            StockRules.Of kept,
            Owed owed,
            List<FenceNotes.Free> fences) {
        this.levels = levels;
        this.elsewhere = elsewhere;
        this.kept = kept;
        this.owed = owed;
        fences.forEach(each -> fenced.merge(each.fence(), each.pieces(), Integer::sum));
    }

    /** What one cart may have, as its lines take from it. {@code most}: of what orders wait for, at all places that send together. */
    private record Rest(Map<StockPlace, Integer> at, Map<Sku, Owed.Left> most, Map<Sku, Integer> sent) {
        int pieces(StockPlace place) {
            int there = at.getOrDefault(place, 0);
            var all = most.get(place.sku());
            return all == null || !all.senders().contains(place.location())
                    ? there
                    : Math.max(0, Math.min(there, all.most() - sent.getOrDefault(place.sku(), 0)));
        }

        void take(StockPlace place, int pieces) {
            at.merge(place, -pieces, Integer::sum);
            var all = most.get(place.sku());
            if (all != null && all.senders().contains(place.location())) {
                sent.merge(place.sku(), pieces, Integer::sum);
            }
        }
    }

    /** Where a cart would take its lines, each from one place or, where none has it whole, from several; what it takes is gone for the next one. */
    Set<StockPlace> best(String channel, List<Bundle> bundles) {
        var missing = new HashMap<Sku, Integer>();
        var best = new LinkedHashSet<StockPlace>();
        var open = bundles.stream().filter(Bundle::isAnywhere).toList();
        var lines = lines(rest(channel, open), open, missing);
        lines.forEach(line -> best.add(line.place()));
        for (var bundle : bundles) {
            if (bundle.line().location() != null) {
                bundle.at(bundle.line().location()).forEach(best::add);
            }
        }
        if (missing.isEmpty()) {
            lines.forEach(line -> take(channel, line));
        }
        return best;
    }

    /** What one cart may have of these, before it takes any. */
    Map<StockPlace, Integer> there(String channel, List<Bundle> bundles) {
        var rest = rest(channel, bundles);
        var there = new HashMap<StockPlace, Integer>();
        rest.at().keySet().forEach(place -> {
            int pieces = rest.pieces(place);
            if (pieces > 0) {
                there.put(place, pieces);
            }
        });
        return there;
    }

    /** Takes all lines of a cart, or none: what is not there is noted as missing. */
    List<Line> take(String channel, List<Bundle> bundles, Map<Sku, Integer> missing) {
        var lines = lines(rest(channel, bundles), bundles, missing);
        return missing.isEmpty()
                ? lines.stream().map(line -> take(channel, line)).toList()
                : List.of();
    }

    private List<Line> lines(Rest rest, List<Bundle> bundles, Map<Sku, Integer> missing) {
        var lines = new ArrayList<Line>();
        for (var bundle : bundles) {
            int lacking = bundle.line().quantity();
            for (var location : bundle.best(rest.at().keySet(), rest::pieces)) {
                int pieces = Math.min(lacking, bundle.whole(location, rest::pieces));
                if (pieces > 0) {
                    bundle.parts().forEach(part -> lines.add(line(part, location, pieces, rest, lines.size() + 1)));
                    lacking -= pieces;
                }
            }
            if (lacking > 0) {
                missing.merge(bundle.line().sku(), lacking, Integer::sum);
            }
        }
        return lines;
    }

    private static Line line(Kit.Part part, LocationId location, int pieces, Rest rest, int no) {
        int quantity = part.quantity() * pieces;
        rest.take(new StockPlace(location, part.sku()), quantity);
        return new Line(no, location, part.sku(), quantity, quantity, 0);
    }

    private Line take(String channel, Line line) {
        var fence = new Fence(channel, line.place());
        int there = fenced.getOrDefault(fence, 0);
        var shared = line.ofFence(Math.min(line.reserved(), there));
        fenced.put(fence, there - shared.fenced());
        taken.merge(line.place(), shared.own(), Integer::sum);
        return shared;
    }

    private Rest rest(String channel, List<Bundle> bundles) {
        var skus = bundles.stream().flatMap(Bundle::skus).collect(toSet());
        var left = new HashMap<StockPlace, Integer>();
        levels.forEach((place, level) -> {
            if (skus.contains(place.sku())) {
                left.put(place, promisable(channel, place, level));
            }
        });
        fenced.forEach((fence, pieces) -> {
            if (fence.channel().equals(channel) && skus.contains(fence.place().sku())) {
                left.merge(fence.place(), pieces, Integer::sum);
            }
        });
        var most = new HashMap<Sku, Owed.Left>();
        skus.stream().filter(owed::isOf).forEach(sku -> most.put(sku, left(channel, sku)));
        left.replaceAll((place, pieces) -> {
            var all = most.get(place.sku());
            return all == null ? pieces : Math.min(pieces, all.at().getOrDefault(place.location(), 0));
        });
        return new Rest(left, most, new HashMap<>());
    }

    private int promisable(String channel, StockPlace place, StockLevel level) {
        int promisable = level.available(kept.safety(channel, place.location(), place.sku()));
        return Math.max(0, promisable - taken.getOrDefault(place, 0));
    }

    /** Of a SKU that orders wait for, at all places. */
    private Owed.Left left(String channel, Sku sku) {
        var free = new HashMap<LocationId, Integer>();
        var own = new HashMap<LocationId, Integer>();
        var all = new HashMap<>(elsewhere);
        all.putAll(levels);
        all.forEach((place, level) -> {
            if (place.sku().equals(sku)) {
                free.put(place.location(), promisable(channel, place, level));
            }
        });
        fenced.forEach((fence, pieces) -> {
            if (fence.channel().equals(channel) && fence.place().sku().equals(sku)) {
                own.merge(fence.place().location(), pieces, Integer::sum);
            }
        });
        return owed.left(channel, sku, free, own);
    }
}
