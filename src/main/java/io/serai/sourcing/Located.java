package io.serai.sourcing;

/** A point on Earth in WGS 84 degrees, and how well it is known. */
public record Located(double latitude, double longitude, Precision precision) {
    private static final double POLE = 90;
    private static final double DATE_LINE = 180;

    /** @throws IllegalArgumentException if this is no point on Earth */
    public Located {
        if (!isOnEarth(latitude, longitude)) {
            throw new IllegalArgumentException("no point on Earth: " + latitude + ", " + longitude);
        }
    }

    static boolean isOnEarth(double latitude, double longitude) {
        return Math.abs(latitude) <= POLE && Math.abs(longitude) <= DATE_LINE;
    }
}
