package io.serai.bench;

/** How much of everything: the whole takes about an hour, {@code -Dbench.short} less than ten minutes. */
record Size(int pairs, int orders, int seconds, boolean isShort) {
    static Size chosen() {
        return System.getProperty("bench.short") == null
                ? new Size(Integer.getInteger("bench.pairs", 5), Integer.getInteger("bench.orders", 20_000), 60, false)
                : new Size(3, 3_000, 10, true);
    }
}
