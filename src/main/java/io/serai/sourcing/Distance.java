package io.serai.sourcing;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;

/**
 * Distances on Earth in whole millimetres: the geodesic on the WGS 84 ellipsoid (C. F. F. Karney, Algorithms for geodesics, 2013).
 * A millimetre is the resolution, so that equal places tie on every machine.
 */
final class Distance {
    private static final double MILLIMETRES = 1000;
    private static final double MEAN_RADIUS = 6_371_008.8 * MILLIMETRES;

    /** A sphere's distance is off by less than 0.6 % (the radius of curvature along a meridian at the equator). */
    private static final double SURELY = 1 - 0.0065;

    private Distance() {}

    static long between(double latitude, double longitude, double toLatitude, double toLongitude) {
        var line = Geodesic.WGS84.Inverse(latitude, longitude, toLatitude, toLongitude, GeodesicMask.DISTANCE);
        return Math.round(line.s12 * MILLIMETRES);
    }

    /**
     * A cheap lower bound of {@link #between}: the great circle less what a sphere can be off.
     *
     * @param chord the square of the straight line between the two on a sphere of radius 1
     */
    static long atLeast(double chord) {
        double arc = 2 * Math.asin(Math.min(1, Math.sqrt(chord) / 2));
        return (long) Math.max(0, arc * MEAN_RADIUS * SURELY - 1);
    }
}
