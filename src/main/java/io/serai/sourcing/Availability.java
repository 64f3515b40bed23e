package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.util.List;

/**
 * What sourcing may look at: locations, and what each could promise now. To spare reads a caller first gives only the nearest
 * ({@link Ranking#first}); if the answer is then not {@linkplain Sourced#settled settled}, it asks again with all of them.
 */
public record Availability(List<Site> sites, Stock stock, boolean everySite) {

    public Availability {
        sites = List.copyOf(sites);
    }

    /** All locations that there are. */
    public static Availability of(List<Site> sites, Stock stock) {
        return new Availability(sites, stock, true);
    }

    /** Only the nearest of those that can serve the demand: none that is left out is nearer than one that is given. */
    public static Availability ofNearest(List<Site> nearest, Stock stock) {
        return new Availability(nearest, stock, false);
    }

    /** What can be promised of a SKU at a location; 0 or less is nothing. Gives the same answer as long as one decision takes. */
    @FunctionalInterface
    public interface Stock {
        int availableToPromise(LocationId location, Sku sku);
    }
}
