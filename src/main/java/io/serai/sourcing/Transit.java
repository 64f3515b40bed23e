package io.serai.sourcing;

/** How many days a parcel is on its way where no carrier's zones say it: an estimate by the distance alone. */
final class Transit {
    /** What a van or a truck covers in a working day, with its stops. */
    private static final long METRES_A_DAY = 500_000;

    private Transit() {}

    /** One day, and one more for each 500 km. */
    static int estimate(long metres) {
        return Math.toIntExact(1 + metres / METRES_A_DAY);
    }
}
