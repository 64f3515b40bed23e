package io.serai.bench;

/** How much of everything: the whole takes about an hour, {@code -Dbench.short} less than ten minutes. */
record Size(int pairs, int orders, int seconds, boolean isShort) {
    /**
     * Times the orders of a pair that go before. A hub runs for months: before anything counts the compilers have come to rest, which takes
     * them tens of thousands of orders and as much processor time as the orders themselves. The bare side has little to compile.
     */
    static final int WARM_UP = 3;

    static Size chosen() {
        return System.getProperty("bench.short") == null
                ? new Size(Integer.getInteger("bench.pairs", 5), Integer.getInteger("bench.orders", 20_000), 60, false)
                : new Size(3, 3_000, 10, true);
    }
}
