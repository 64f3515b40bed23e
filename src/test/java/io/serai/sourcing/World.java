package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Demand.Line;
import io.serai.sourcing.Demand.Shipped;
import io.serai.sourcing.Sourced.Backorder;
import io.serai.sourcing.Sourced.From;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Locations and their stock, for a test to fill. */
final class World {
    static final Shipped ROSARIO = new Shipped("AR", new Located(-32.95, -60.66, Precision.CITY));
    /** A Thursday, 10 in the morning in Argentina. */
    static final Instant NOW = Instant.parse("2026-11-26T13:00:00Z");

    final List<Site> sites = new ArrayList<>();
    private final Map<LocationId, Map<Sku, Integer>> stock = new HashMap<>();
    private final Map<LocationId, Map<Sku, Integer>> paces = new HashMap<>();
    private Rules rules = Rules.named("nearest");

    World by(Rules other) {
        rules = other;
        return this;
    }

    Rules rules() {
        return rules;
    }

    World site(Site site) {
        sites.add(site);
        return this;
    }

    /** A location in Argentina that ships and lets collect. */
    World site(String id, double latitude, double longitude) {
        return site(new Site(new LocationId(id), "Local " + id, "AR", latitude, longitude, true, true, false));
    }

    World has(String id, int quantity, String sku) {
        stock.computeIfAbsent(new LocationId(id), same -> new HashMap<>()).put(new Sku(sku), quantity);
        return this;
    }

    /** So many thousandths of a piece are sold there in a day. */
    World sells(String id, int pace, String sku) {
        paces.computeIfAbsent(new LocationId(id), same -> new HashMap<>()).put(new Sku(sku), pace);
        return this;
    }

    int availableToPromise(LocationId location, Sku sku) {
        return stock.getOrDefault(location, Map.of()).getOrDefault(sku, 0);
    }

    Network network() {
        return Network.of(rules, Sites.of(sites));
    }

    Shelves shelves(Network network) {
        var shelves = Shelves.of(network.sites());
        stock.forEach((location, skus) -> skus.forEach((sku, pieces) -> shelves.add(location, sku, pieces)));
        paces.forEach((location, skus) -> skus.forEach((sku, pace) -> shelves.sells(location, sku, pace)));
        return shelves;
    }

    Decided decide(Demand demand) {
        return decide(Ask.of("shop", demand, NOW));
    }

    Decided decide(Ask ask) {
        var network = network();
        return network.inquire(ask).decide(shelves(network));
    }

    /** What the few first say. */
    Decided decideOnFirst(Demand demand, int count) {
        return decideOnFirst(Ask.of("shop", demand, NOW), count);
    }

    Decided decideOnFirst(Ask ask, int count) {
        var network = network();
        var inquiry = network.inquire(ask);
        inquiry.first(count);
        return inquiry.decideOnFirst(shelves(network));
    }

    Sourced source(Demand demand) {
        return decide(demand).answer();
    }

    static Demand ship(Line... lines) {
        return new Demand(List.of(lines), ROSARIO);
    }

    static Line line(int number, int quantity, String sku) {
        return new Line(number, new Sku(sku), quantity);
    }

    /** Such as {@code A: 2 × S | B: 1 × T}, or {@code backorder [1]}. */
    static String told(Sourced sourced) {
        if (sourced instanceof Backorder backorder) {
            return "backorder " + backorder.lines();
        }
        return ((From) sourced)
                .chosen().parts().stream()
                        .map(part -> part.location() + ": "
                                + part.allocations().stream()
                                        .map(some -> some.line() + "=" + some.quantity() + "×" + some.sku())
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining(" | "));
    }
}
