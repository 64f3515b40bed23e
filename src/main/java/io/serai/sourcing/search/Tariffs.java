package io.serai.sourcing.search;

import java.util.List;

/** The tariffs of all zones, and which of them is at no weight dearer than which. */
public final class Tariffs {
    /** One zone, in which a parcel costs nothing. */
    public static final Tariffs FREE = new Tariffs(List.of(Tariff.FREE));

    private final List<Tariff> tariffs;
    private final boolean[][] noDearer;
    private final long[] lightest;

    /** One for each zone, by its number. */
    public Tariffs(List<Tariff> tariffs) {
        this.tariffs = List.copyOf(tariffs);
        this.lightest = tariffs.stream().mapToLong(tariff -> tariff.of(0)).toArray();
        this.noDearer = new boolean[tariffs.size()][tariffs.size()];
        for (int a = 0; a < tariffs.size(); a++) {
            for (int b = 0; b < tariffs.size(); b++) {
                noDearer[a][b] = a == b || tariffs.get(a).isNoDearerThan(tariffs.get(b));
            }
        }
    }

    public int count() {
        return tariffs.size();
    }

    public Tariff of(int zone) {
        return tariffs.get(zone);
    }

    /** What a parcel costs at least. */
    long lightest(int zone) {
        return lightest[zone];
    }

    boolean isNoDearer(int one, int other) {
        return noDearer[one][other];
    }
}
