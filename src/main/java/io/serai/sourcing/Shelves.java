package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What can be promised of each SKU at each location of a network, as rows of numbers. Not for use by several threads. */
public final class Shelves {
    private final Sites sites;
    private final Map<Sku, int[]> rows = new HashMap<>();
    private final Map<Sku, int[]> paces = new HashMap<>();
    /** The pairs of all locations, for as long as a row stays as it is: a cart is decided on in several ways. */
    private final Map<Sku, List<Integer>> allPairs = new HashMap<>();

    private boolean paced;

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
            allPairs.remove(sku);
        }
    }

    /** So many thousandths of a piece are sold there in a day; what nobody says is not sold. */
    public void sells(LocationId location, Sku sku, int pace) {
        paced = true;
        int site = sites.index(location);
        if (site >= 0) {
            paces.computeIfAbsent(sku, same -> new int[sites.size()])[site] = pace;
        }
    }

    /** It is known how fast everything is sold, though nothing was. */
    public Shelves paced() {
        paced = true;
        return this;
    }

    boolean isPaced() {
        return paced;
    }

    public int available(LocationId location, Sku sku) {
        int site = sites.index(location);
        return site < 0 ? 0 : row(sku)[site];
    }

    /** What there is of some SKUs at some sites, by their index; and how fast it is sold. */
    Shelves only(Set<Sku> skus, IntPredicate some) {
        var other = new Shelves(sites);
        other.paced = paced;
        other.paces.putAll(paces);
        for (var sku : skus) {
            var row = row(sku).clone();
            for (int site = 0; site < row.length; site++) {
                row[site] = row[site] > 0 && some.test(site) ? row[site] : 0;
            }
            other.rows.put(sku, row);
        }
        return other;
    }

    /** How many there are of a SKU at all locations together. */
    long left(Sku sku) {
        return Arrays.stream(row(sku))
                .filter(pieces -> pieces > 0)
                .asLongStream()
                .sum();
    }

    /** By the index of the site; not to be changed. */
    int[] row(Sku sku) {
        var row = rows.get(sku);
        return row == null ? sites.nothing() : row;
    }

    /** Thousandths of a piece in a day, by the index of the site; not to be changed. */
    int[] paces(Sku sku) {
        var row = paces.get(sku);
        return row == null ? sites.nothing() : row;
    }

    /** The same as {@link #pairs} of how fast it is sold, where there is some. */
    List<Integer> pacePairs(Sku sku, @Nullable Set<LocationId> among) {
        var pairs = new ArrayList<Integer>();
        var row = row(sku);
        var sold = paces(sku);
        for (int site = 0; site < row.length; site++) {
            if (row[site] > 0
                    && sold[site] > 0
                    && (among == null || among.contains(sites.get(site).id()))) {
                pairs.add(site);
                pairs.add(sold[site]);
            }
        }
        return pairs;
    }

    /** The index of a location and what there is of a SKU, in turn; of all locations or of some, without those that have none. */
    List<Integer> pairs(Sku sku, @Nullable Set<LocationId> among) {
        return among == null ? allPairs.computeIfAbsent(sku, same -> pairsAmong(sku, null)) : pairsAmong(sku, among);
    }

    private List<Integer> pairsAmong(Sku sku, @Nullable Set<LocationId> among) {
        var pairs = new ArrayList<Integer>();
        var row = row(sku);
        for (int site = 0; site < row.length; site++) {
            if (row[site] > 0
                    && (among == null || among.contains(sites.get(site).id()))) {
                pairs.add(site);
                pairs.add(row[site]);
            }
        }
        return List.copyOf(pairs);
    }
}
