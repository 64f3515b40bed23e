package io.serai.sourcing;

import io.serai.sourcing.Demand.Shipped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Locations prepared for ranking: where each is on the unit sphere is computed once, so that a thousand are compared in microseconds. */
public final class Sites {
    private final List<Site> all;
    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final Map<String, int[]> eligible = new ConcurrentHashMap<>();

    private Sites(List<Site> all) {
        this.all = all;
        x = new double[all.size()];
        y = new double[all.size()];
        z = new double[all.size()];
        for (int i = 0; i < all.size(); i++) {
            double phi = Math.toRadians(all.get(i).latitude());
            double lambda = Math.toRadians(all.get(i).longitude());
            x[i] = Math.cos(phi) * Math.cos(lambda);
            y[i] = Math.cos(phi) * Math.sin(lambda);
            z[i] = Math.sin(phi);
        }
    }

    public static Sites of(Collection<Site> sites) {
        return new Sites(List.copyOf(sites));
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

    /** The indexes of those that {@linkplain Eligibility may} ship there; for the caller to keep and change. */
    int[] eligible(Shipped to) {
        return eligible.computeIfAbsent(
                        to.country(),
                        country -> IntStream.range(0, all.size())
                                .filter(i -> Eligibility.refusal(all.get(i), to).isEmpty())
                                .toArray())
                .clone();
    }

    /** The squares of the straight lines through the sphere from each location to a point. They grow with the distance. */
    double[] chordsTo(double latitude, double longitude) {
        double phi = Math.toRadians(latitude);
        double lambda = Math.toRadians(longitude);
        double toX = Math.cos(phi) * Math.cos(lambda);
        double toY = Math.cos(phi) * Math.sin(lambda);
        double toZ = Math.sin(phi);
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
