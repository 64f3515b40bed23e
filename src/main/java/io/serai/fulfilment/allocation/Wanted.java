package io.serai.fulfilment.allocation;

import io.serai.inventory.Catalogue;
import io.serai.inventory.Location;
import io.serai.inventory.SalesRates;
import io.serai.inventory.Stock;
import io.serai.inventory.StockLevel;
import io.serai.inventory.StockPlace;
import io.serai.inventory.StockRule;
import io.serai.inventory.StockRules;
import io.serai.inventory.WaitingLines;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Demand;
import io.serai.sourcing.Network;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Where an article is wanted most that lies where nobody buys it: where orders wait for it first, then where it lasts for the fewest days.
 * A location sells an article if it sends it by the rule set that counts, has a stock policy for it, or has sold some.
 */
@Component
public class Wanted {
    private static final double PARTS = 1000;

    /**
     * A location that wants an article.
     *
     * @param waiting pieces that orders wait for that it could send or hand over, beyond what is on its way to it
     * @param days for how long lasts what is there and on its way, by what is sold there; infinite where none is
     */
    public record Place(LocationId location, int waiting, double days) {}

    private final Catalogue catalogue;
    private final SourcingSites sites;
    private final RuleBook book;
    private final StockRules policies;
    private final SalesRates rates;
    private final Stock stock;
    private final WaitingLines waiting;
    private final Clock clock;

    Wanted(
            Catalogue catalogue,
            SourcingSites sites,
            RuleBook book,
            StockRules policies,
            SalesRates rates,
            Stock stock,
            WaitingLines waiting,
            Clock clock) {
        this.catalogue = catalogue;
        this.sites = sites;
        this.book = book;
        this.policies = policies;
        this.rates = rates;
        this.stock = stock;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** Of the same country; empty if {@code here} sells it itself, or no other location does. */
    public Optional<Place> elsewhere(Sku sku, LocationId here) {
        var network = book.network(sites.all());
        var paces = rates.of(List.of(sku), clock.instant());
        var stores = new HashMap<LocationId, Integer>();
        int shipped = 0;
        for (var each : waiting.at(sku)) {
            if (each.location() == null) {
                shipped = each.quantity();
            } else {
                stores.put(each.location(), each.quantity());
            }
        }
        var sellers = sellers(sku, network, paces);
        if (sellers.contains(here) || stores.containsKey(here)) {
            return Optional.empty();
        }
        sellers.addAll(stores.keySet());
        var others = sellers.stream().filter(place -> isNearby(place, here)).toList();
        var levels = stock.levels(
                others.stream().map(place -> new StockPlace(place, sku)).toList());
        var line = line(sku);
        int toShip = shipped;
        return others.stream()
                .map(location -> {
                    var place = new StockPlace(location, sku);
                    var level = levels.getOrDefault(place, StockLevel.NONE);
                    int wanted = stores.getOrDefault(location, 0) + (network.sends(location, line) ? toShip : 0);
                    int there = level.onHand() + level.inTransit();
                    int pace = paces.getOrDefault(place, 0);
                    return new Place(
                            location,
                            Math.max(0, wanted - level.inTransit()),
                            pace == 0 ? Double.POSITIVE_INFINITY : there * PARTS / pace);
                })
                .min(Comparator.comparingInt((Place place) -> -place.waiting())
                        .thenComparingDouble(Place::days)
                        .thenComparingLong(place -> network.sites().metres(here, place.location()))
                        .thenComparing(Place::location));
    }

    private Set<LocationId> sellers(Sku sku, Network network, Map<StockPlace, Integer> paces) {
        var sellers = new HashSet<LocationId>();
        var line = line(sku);
        catalogue.locations().stream()
                .map(Location::id)
                .filter(place -> network.sends(place, line))
                .forEach(sellers::add);
        policies.of(List.of(sku)).rules().stream()
                .filter(rule -> sku.equals(rule.sku()))
                .map(StockRule::location)
                .filter(Objects::nonNull)
                .forEach(sellers::add);
        paces.forEach((place, pace) -> {
            if (pace > 0) {
                sellers.add(place.location());
            }
        });
        return sellers;
    }

    private boolean isNearby(LocationId place, LocationId here) {
        return !place.equals(here)
                && catalogue
                        .location(place)
                        .flatMap(there -> catalogue
                                .location(here)
                                .filter(from -> from.address()
                                        .country()
                                        .equals(there.address().country())))
                        .isPresent();
    }

    private Demand.Line line(Sku sku) {
        return DemandLines.of(1, sku, 1, catalogue.products(Set.of(sku)).get(sku));
    }
}
