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
 * @param first where it is held before all others of these, as its order would be sent from there
 */
record Bundle(Wish.Line line, List<Kit.Part> parts, Set<LocationId> senders, List<LocationId> first) {
    /** A line is held at so many places at most. */
    private static final int MOST_PLACES = 10;

    static Bundle of(Wish.Line line, Map<Sku, List<Kit.Part>> kits, Set<LocationId> senders) {
        return new Bundle(
                line, kits.getOrDefault(line.sku(), List.of(new Kit.Part(line.sku(), 1))), senders, List.of());
    }

    /** The same, by who would send its parts. */
    Bundle from(Map<Sku, List<LocationId>> chosen) {
        return new Bundle(
                line,
                parts,
                senders,
                skus().flatMap(sku -> chosen.getOrDefault(sku, List.of()).stream())
                        .distinct()
                        .toList());
    }

    boolean isAnywhere() {
        return line.location() == null;
    }

    /** Adds what it wants from shelves, in pieces. */
    void addTo(Map<Sku, Long> pieces) {
        parts.forEach(part -> pieces.merge(part.sku(), (long) part.quantity() * line.quantity(), Long::sum));
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

    /**
     * Where it is asked for; or those places that may send it and have any: those that would, and then where there are most of it first, so that it is
     * held at as few as can be.
     */
    List<LocationId> best(Collection<StockPlace> places, ToIntFunction<StockPlace> left) {
        if (line.location() != null) {
            return List.of(line.location());
        }
        return places.stream()
                .filter(place -> skus().anyMatch(place.sku()::equals))
                .map(StockPlace::location)
                .distinct()
                .filter(location -> senders.contains(location) && whole(location, left) > 0)
                .sorted(Comparator.comparingInt(this::rank)
                        .thenComparingInt(location -> -whole(location, left))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_PLACES)
                .toList();
    }

    private int rank(LocationId location) {
        int rank = first.indexOf(location);
        return rank < 0 ? first.size() : rank;
    }
}
