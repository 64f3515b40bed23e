package io.serai.sourcing;

/** For each place in a row of numbers, the sums of the largest few from there on. */
final class LargestSums {
    private final long[][] sums;

    /** For up to {@code most} of them. */
    LargestSums(int[] row, int most) {
        sums = new long[row.length + 1][most + 1];
        var largest = new int[most];
        for (int at = row.length - 1; at >= 0; at--) {
            insert(row[at], largest);
            for (int count = 1; count <= most; count++) {
                sums[at][count] = sums[at][count - 1] + largest[count - 1];
            }
        }
    }

    /** The sum of the {@code count} largest from this place on, or of all if there are not so many. */
    long from(int place, int count) {
        return sums[place][count];
    }

    private static void insert(int number, int[] descending) {
        int inserted = number;
        for (int i = 0; i < descending.length; i++) {
            int there = descending[i];
            if (inserted > there) {
                descending[i] = inserted;
                inserted = there;
            }
        }
    }
}
