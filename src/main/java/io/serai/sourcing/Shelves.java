package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What can be promised of each SKU at each location of a network, as rows of numbers. Not for use by several threads. */
public final class Shelves {
    private final Sites sites;
    private final Map<Sku, int[]> rows = new HashMap<>();

    Shelves(Sites sites) {
        this.sites = sites;
    }

    /** None anywhere, to be filled. */
    public static Shelves of(Sites sites) {
        return new Shelves(sites);
    }

    /** There are so many more, or fewer, of a SKU at a location. */
    public void add(LocationId location, Sku sku, int pieces) {
        int site = sites.index(location);
        if (site >= 0) {
            rows.computeIfAbsent(sku, same -> new int[sites.size()])[site] += pieces;
        }
    }

    public int available(LocationId location, Sku sku) {
        int site = sites.index(location);
        return site < 0 ? 0 : row(sku)[site];
    }

    /** By the index of the site; not to be changed. */
    int[] row(Sku sku) {
        var row = rows.get(sku);
        return row == null ? sites.nothing() : row;
    }

    /** What there is of a SKU, by location; without those that have none. */
    Map<LocationId, Integer> of(Sku sku) {
        var found = new TreeMap<LocationId, Integer>();
        var row = row(sku);
        for (int site = 0; site < row.length; site++) {
            if (row[site] > 0) {
                found.put(sites.get(site).id(), row[site]);
            }
        }
        return found;
    }
}
