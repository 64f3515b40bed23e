package io.serai.fulfilment.allocation;

import io.serai.contract.Address;
import io.serai.fulfilment.work.Loads;
import io.serai.inventory.Catalogue;
import io.serai.inventory.SalesRates;
import io.serai.inventory.Senders;
import io.serai.inventory.StockPlace;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Ask;
import io.serai.sourcing.Ask.Load;
import io.serai.sourcing.Demand;
import io.serai.sourcing.Network;
import io.serai.sourcing.Places;
import io.serai.sourcing.Shelves;
import io.serai.sourcing.Sourced;
import io.serai.sourcing.Split;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A cart is held where the rule set that counts would let its order be sent from; and, once it says where it goes, from where that rule set would
 * send it.
 */
@Component
class CartSenders implements Senders {
    private final RuleBook book;
    private final SourcingSites sites;
    private final Places places;
    private final Catalogue catalogue;
    private final Loads loads;
    private final SalesRates rates;
    private final Clock clock;

    CartSenders(
            RuleBook book,
            SourcingSites sites,
            Places places,
            Catalogue catalogue,
            Loads loads,
            SalesRates rates,
            Clock clock) {
        this.book = book;
        this.sites = sites;
        this.places = places;
        this.catalogue = catalogue;
        this.loads = loads;
        this.rates = rates;
        this.clock = clock;
    }

    @Override
    public Set<LocationId> of(String channel, @Nullable String country) {
        var network = book.network(sites.all());
        return country == null ? network.senders() : network.senders(channel, country);
    }

    @Override
    public Map<Sku, List<LocationId>> towards(
            String channel, Address to, Map<Sku, Integer> pieces, Map<StockPlace, Integer> there) {
        return places.locate(to)
                .map(located -> source(channel, new Demand.Shipped(to.country(), located), pieces, there))
                .filter(Sourced.From.class::isInstance)
                .map(Sourced.From.class::cast)
                .map(from -> most(from.chosen()))
                .orElse(Map.of());
    }

    private Sourced source(
            String channel, Demand.Shipped to, Map<Sku, Integer> pieces, Map<StockPlace, Integer> there) {
        var network = book.network(sites.all());
        var at = clock.instant();
        Map<LocationId, Load> given = network.rules().countsParcels() ? loads.of(network.slots(at)) : Map.of();
        var ask = new Ask(channel, new Demand(lines(pieces), to), at, null, List.of(), given);
        return network.inquire(ask)
                .decide(shelves(network, pieces.keySet(), there))
                .answer();
    }

    private List<Demand.Line> lines(Map<Sku, Integer> pieces) {
        var products = catalogue.products(pieces.keySet());
        var lines = new ArrayList<Demand.Line>();
        // Always in the same order, so that the same cart is held at the same places.
        new TreeMap<>(pieces)
                .forEach((sku, many) -> lines.add(DemandLines.of(lines.size() + 1, sku, many, products.get(sku))));
        return lines;
    }

    private Shelves shelves(Network network, Set<Sku> skus, Map<StockPlace, Integer> there) {
        var shelves = Shelves.of(network.sites());
        there.forEach((place, some) -> shelves.add(place.location(), place.sku(), some));
        if (network.rules().countsSales()) {
            rates.lately(skus).forEach((place, pace) -> shelves.sells(place.location(), place.sku(), pace));
        }
        return shelves;
    }

    /** By SKU, who gives most of it first. */
    private static Map<Sku, List<LocationId>> most(Split split) {
        var given = new HashMap<Sku, Map<LocationId, Integer>>();
        split.parts()
                .forEach(part -> part.allocations()
                        .forEach(some -> given.computeIfAbsent(some.sku(), sku -> new TreeMap<>())
                                .merge(part.location(), some.quantity(), Integer::sum)));
        var most = new HashMap<Sku, List<LocationId>>();
        given.forEach((sku, from) -> most.put(
                sku,
                from.entrySet().stream()
                        .sorted(Map.Entry.<LocationId, Integer>comparingByValue()
                                .reversed())
                        .map(Map.Entry::getKey)
                        .toList()));
        return most;
    }
}
