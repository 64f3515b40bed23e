package io.serai.inventory;

import io.serai.kernel.OrderId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which lots the pieces of orders at some places come from, as their warehouses were advised or have answered. They are no reservations:
 * who takes others does so, and the books follow.
 */
final class LotClaims {
    /** So many pieces of a lot. */
    record Claim(String lot, int pieces) {}

    /** Whose pieces, and where. */
    record Owner(OrderId order, StockPlace place) {}

    /** What is left of a claim; it may be none. */
    record Left(Owner owner, Claim claim) {}

    private final Map<Owner, Map<String, Integer>> claims = new HashMap<>();
    private final Set<Owner> picked = new HashSet<>();
    private final Set<Owner> changed = new HashSet<>();

    void put(OrderId order, StockPlace place, String lot, int pieces, boolean isPicked) {
        var owner = new Owner(order, place);
        if (isPicked) {
            picked.add(owner);
        }
        claims.computeIfAbsent(owner, same -> new TreeMap<>()).merge(lot, pieces, Integer::sum);
    }

    List<Claim> of(OrderId order, StockPlace place) {
        return of(new Owner(order, place));
    }

    /** Whether the order's pieces are off the shelf, and known. */
    boolean isPicked(OrderId order, StockPlace place) {
        return picked.contains(new Owner(order, place));
    }

    /** Pieces of a lot that are off the shelf. */
    int picked(StockPlace place, String lot) {
        return picked.stream()
                .filter(owner -> owner.place().equals(place))
                .mapToInt(owner -> claims.getOrDefault(owner, Map.of()).getOrDefault(lot, 0))
                .sum();
    }

    private List<Claim> of(Owner owner) {
        return claims.getOrDefault(owner, Map.of()).entrySet().stream()
                .map(each -> new Claim(each.getKey(), each.getValue()))
                .toList();
    }

    /** Pieces of a lot that are another order's. */
    int ofOthers(@Nullable OrderId order, StockPlace place, String lot) {
        return claims.entrySet().stream()
                .filter(each -> each.getKey().place().equals(place))
                .filter(each -> !each.getKey().order().equals(order))
                .mapToInt(each -> each.getValue().getOrDefault(lot, 0))
                .sum();
    }

    /** Pieces have gone to the order, as claimed or not. */
    void used(OrderId order, StockPlace place, String lot, int pieces) {
        var owner = new Owner(order, place);
        var own = claims.get(owner);
        if (own != null && own.containsKey(lot)) {
            own.computeIfPresent(lot, (same, before) -> Math.max(0, before - pieces));
            changed.add(owner);
        }
    }

    /** Those of which some were used. */
    List<Left> changed() {
        return changed.stream()
                .flatMap(owner -> of(owner).stream().map(claim -> new Left(owner, claim)))
                .toList();
    }
}
