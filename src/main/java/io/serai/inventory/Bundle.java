package io.serai.inventory;

import io.serai.contract.Kit;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * A line of a wish, with what one piece of it takes from the shelves of a location: itself, or the parts of a kit, all of which have to
 * be there.
 *
 * @param senders where it may be held if it names no place
 */
record Bundle(Wish.Line line, List<Kit.Part> parts, Set<LocationId> senders) {
    /** A line is held at so many places at most. */
    private static final int MOST_PLACES = 10;

    static Bundle of(Wish.Line line, Map<Sku, List<Kit.Part>> kits, Set<LocationId> senders) {
        return new Bundle(line, kits.getOrDefault(line.sku(), List.of(new Kit.Part(line.sku(), 1))), senders);
    }

    Stream<Sku> skus() {
        return parts.stream().map(Kit.Part::sku);
    }

    Stream<StockPlace> at(LocationId location) {
        return skus().map(sku -> new StockPlace(location, sku));
    }

    /** How many of it there are at a location. */
    int whole(LocationId location, ToIntFunction<StockPlace> left) {
        return parts.stream()
                .mapToInt(part -> left.applyAsInt(new StockPlace(location, part.sku())) / part.quantity())
                .min()
                .orElse(0);
    }

    /** Where it is asked for; or those places that may send it and have any, where there are most of it first: so it is held at as few as can be. */
    List<LocationId> best(Collection<StockPlace> places, ToIntFunction<StockPlace> left) {
        if (line.location() != null) {
            return List.of(line.location());
        }
        return places.stream()
                .filter(place -> skus().anyMatch(place.sku()::equals))
                .map(StockPlace::location)
                .distinct()
                .filter(location -> senders.contains(location) && whole(location, left) > 0)
                .sorted(Comparator.<LocationId>comparingInt(location -> -whole(location, left))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_PLACES)
                .toList();
    }
}
