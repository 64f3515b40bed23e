package io.serai.returns;

import java.math.BigInteger;
import java.util.List;

/**
 * Exact shares of an amount in minor units. Each share is the difference of two running sums that are rounded down, so that all shares
 * add up to the amount, in whatever portions they are asked for, and no rest is lost: the last share has it.
 */
public final class Shares {
    private Shares() {}

    /**
     * What falls to some of the pieces that an amount was paid for.
     *
     * @param before pieces that had their share already
     * @param of all pieces, 1 or more
     */
    public static long ofPieces(long amount, int before, int pieces, int of) {
        if (before < 0 || pieces < 0 || of < 1 || Math.addExact(before, pieces) > of) {
            throw new IllegalArgumentException(pieces + " pieces after " + before + " of " + of);
        }
        return Math.subtractExact(running(amount, before + (long) pieces, of), running(amount, before, of));
    }

    /** An amount spread by weights, none of which is below 0; where all are 0 the last one gets it. */
    public static List<Long> spread(long amount, List<Long> weights) {
        long all = weights.stream().reduce(0L, Math::addExact);
        var shares = new Long[weights.size()];
        long upTo = 0;
        long given = 0;
        for (int i = 0; i < shares.length; i++) {
            upTo = Math.addExact(upTo, weights.get(i));
            boolean last = i == shares.length - 1;
            long sum = all > 0 ? running(amount, upTo, all) : last ? amount : 0;
            shares[i] = Math.subtractExact(sum, given);
            given = sum;
        }
        return List.of(shares);
    }

    private static long running(long amount, long upTo, long of) {
        var product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(upTo));
        var quotient = product.divideAndRemainder(BigInteger.valueOf(of));
        boolean down = quotient[1].signum() < 0;
        return (down ? quotient[0].subtract(BigInteger.ONE) : quotient[0]).longValueExact();
    }
}
