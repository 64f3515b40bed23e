package io.serai.inventory;

import java.time.Duration;

/**
 * Pieces that a channel is not told of, because others will have sold them before it hears the next number. It grows with how long the
 * channel takes to hear and how fast the SKU sells: what is expected to be sold in that time, and once more the spread of it, as sales
 * that come by chance (Poisson) have. A SKU that does not sell needs none.
 */
public final class Buffer {
    private static final double SPREADS = 1.64;

    private Buffer() {}

    /**
     * @param perHour pieces sold in an hour, over all channels
     * @param age since the channel answered last
     */
    public static int pieces(double perHour, Duration age) {
        double sold = Math.max(0, perHour)
                * Math.max(0, age.toMillis())
                / Duration.ofHours(1).toMillis();
        // Less than one piece in twenty such times is no reason to keep one back.
        return sold < 0.05 ? 0 : (int) Math.min(Integer.MAX_VALUE, Math.ceil(sold + SPREADS * Math.sqrt(sold)));
    }
}
