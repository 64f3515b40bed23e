package io.serai.sourcing;

import io.serai.kernel.LocationId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Locations, sorted by id, prepared for comparison: where each is on the unit sphere is computed once, so that a thousand are compared in
 * microseconds.
 */
public final class Sites {
    private final List<Site> all;
    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final Map<LocationId, Integer> indexes = new HashMap<>();
    private final int[] nothing;
    private @Nullable String digest;

    private Sites(List<Site> all) {
        this.all = all;
        nothing = new int[all.size()];
        x = new double[all.size()];
        y = new double[all.size()];
        z = new double[all.size()];
        for (int i = 0; i < all.size(); i++) {
            indexes.put(all.get(i).id(), i);
            double phi = Math.toRadians(all.get(i).latitude());
            double lambda = Math.toRadians(all.get(i).longitude());
            x[i] = StrictMath.cos(phi) * StrictMath.cos(lambda);
            y[i] = StrictMath.cos(phi) * StrictMath.sin(lambda);
            z[i] = StrictMath.sin(phi);
        }
    }

    public static Sites of(Collection<Site> sites) {
        return new Sites(sites.stream().sorted(Comparator.comparing(Site::id)).toList());
    }

    public List<Site> all() {
        return all;
    }

    int size() {
        return all.size();
    }

    Site get(int index) {
        return all.get(index);
    }

    /** -1 if there is none of that id. */
    int index(LocationId id) {
        return indexes.getOrDefault(id, -1);
    }

    /** The great circle between two locations; 0 if there is none of either id. */
    public long metres(LocationId one, LocationId other) {
        int from = index(one);
        int to = index(other);
        return from < 0 || to < 0
                ? 0
                : Arc.metres(chordsTo(all.get(from).latitude(), all.get(from).longitude())[to]);
    }

    /** A row of zeros, one for each. */
    int[] nothing() {
        return nothing;
    }

    /** SHA-256 of what they are: equal ones decide alike. */
    public String digest() {
        var known = digest;
        if (known == null) {
            known = Digest.of(all.toString());
            digest = known;
        }
        return known;
    }

    /** The squares of the straight lines through the sphere from each location to a point. They grow with the distance. */
    double[] chordsTo(double latitude, double longitude) {
        double phi = Math.toRadians(latitude);
        double lambda = Math.toRadians(longitude);
        double toX = StrictMath.cos(phi) * StrictMath.cos(lambda);
        double toY = StrictMath.cos(phi) * StrictMath.sin(lambda);
        double toZ = StrictMath.sin(phi);
        var squares = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double dx = x[i] - toX;
            double dy = y[i] - toY;
            double dz = z[i] - toZ;
            squares[i] = dx * dx + dy * dy + dz * dz;
        }
        return squares;
    }
}
