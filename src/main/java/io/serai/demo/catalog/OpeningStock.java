package io.serai.demo.catalog;

import io.serai.contract.LocationRecord;
import io.serai.contract.StockUpdate;
import io.serai.demo.tools.Dice;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is on the shelves when the demo begins; the same for the same seed. Most articles are plenty at the distribution centre and
 * some at most stores; one in {@value #SCARCE} is only in one store, and little of it, so that some orders are split or wait.
 */
public final class OpeningStock {
    private static final int SCARCE = 20;
    private static final int FEW = 3;
    private static final double STOCKED = 0.65;

    private final Map<LocationId, Map<Sku, Integer>> pieces = new LinkedHashMap<>();

    public OpeningStock(Catalogue catalogue, long seed) {
        var dice = new Dice(seed);
        catalogue.locations().forEach(location -> pieces.put(location.location(), new LinkedHashMap<>()));
        catalogue.articles().forEach(article -> {
            if (dice.between(1, SCARCE) == 1) {
                put(dice.among(catalogue.stores()), article.sku(), dice.between(1, FEW));
            } else {
                plenty(catalogue, article.sku(), dice);
            }
        });
    }

    /** One count for each article that a place has. */
    public List<StockUpdate> counts() {
        var counts = new ArrayList<StockUpdate>();
        pieces.forEach((location, shelves) -> shelves.forEach((sku, quantity) ->
                counts.add(new StockUpdate(location, sku, StockUpdate.Mode.COUNT, quantity, "INVENTARIO-INICIAL"))));
        return counts;
    }

    /** What a place has enough of to sell it over the counter. */
    public List<Sku> plentyAt(LocationId location) {
        return pieces.getOrDefault(location, Map.of()).entrySet().stream()
                .filter(shelf -> shelf.getValue() > FEW)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void plenty(Catalogue catalogue, Sku sku, Dice dice) {
        put(catalogue.centre(), sku, dice.between(60, 120));
        catalogue.stores().stream()
                .filter(store -> dice.falls(STOCKED))
                .forEach(store -> put(store, sku, dice.between(FEW + 2, 15)));
    }

    private void put(LocationRecord location, Sku sku, int quantity) {
        pieces.computeIfAbsent(location.location(), id -> new LinkedHashMap<>()).put(sku, quantity);
    }
}
