package io.serai.inventory;

import io.serai.contract.Kit;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A line of a wish, with what one piece of it takes from the shelves of a location: itself, or the parts of a kit, all of which have to
 * be there.
 */
record Bundle(Wish.Line line, List<Kit.Part> parts) {

    static Bundle of(Wish.Line line, Map<Sku, List<Kit.Part>> kits) {
        return new Bundle(line, kits.getOrDefault(line.sku(), List.of(new Kit.Part(line.sku(), 1))));
    }

    Stream<Sku> skus() {
        return parts.stream().map(Kit.Part::sku);
    }

    Stream<StockPlace> at(LocationId location) {
        return skus().map(sku -> new StockPlace(location, sku));
    }

    /** How many of it there are at a location. */
    int whole(LocationId location, Map<StockPlace, Integer> left) {
        return parts.stream()
                .mapToInt(part -> left.getOrDefault(new StockPlace(location, part.sku()), 0) / part.quantity())
                .min()
                .orElse(0);
    }

    /** Where it is asked for, or where there are most of it. */
    Optional<LocationId> best(Map<StockPlace, Integer> left) {
        if (line.location() != null) {
            return Optional.of(line.location());
        }
        return left.keySet().stream()
                .filter(place -> skus().anyMatch(place.sku()::equals))
                .map(StockPlace::location)
                .distinct()
                .max(Comparator.<LocationId>comparingInt(location -> whole(location, left))
                        .thenComparing(Comparator.reverseOrder()));
    }
}
