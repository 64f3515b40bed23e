package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Demand.Line;
import io.serai.sourcing.Demand.Shipped;
import io.serai.sourcing.Sourced.Backorder;
import io.serai.sourcing.Sourced.From;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Locations and their stock, for a test to fill. */
final class World {
    static final Shipped ROSARIO = new Shipped("AR", new Located(-32.95, -60.66, Precision.CITY));

    final List<Site> sites = new ArrayList<>();
    private final Map<String, Integer> stock = new HashMap<>();

    World site(Site site) {
        sites.add(site);
        return this;
    }

    /** A location in Argentina that ships and lets collect. */
    World site(String id, double latitude, double longitude) {
        return site(new Site(new LocationId(id), "Local " + id, "AR", latitude, longitude, true, true, false));
    }

    World has(String id, int quantity, String sku) {
        stock.put(id + "/" + sku, quantity);
        return this;
    }

    int availableToPromise(LocationId location, Sku sku) {
        return stock.getOrDefault(location + "/" + sku, 0);
    }

    Availability all() {
        return Availability.of(sites, this::availableToPromise);
    }

    Sourced source(Demand demand) {
        return Sourcing.nearest().source(demand, all());
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
