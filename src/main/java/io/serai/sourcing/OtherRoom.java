package io.serai.sourcing;

import io.serai.sourcing.Change.Capacity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Other capacities that would have led to another choice: room for a parcel more where there was none, by the day or by the hour; if none helps,
 * fewer parcels of a location that was chosen. Nothing is said of who had neither the day nor the hour.
 */
final class OtherRoom {
    private final Trying trying;
    private final Network network;
    private final Field field;

    OtherRoom(Trying trying) {
        this.trying = trying;
        this.network = trying.inquiry.network();
        this.field = Objects.requireNonNull(trying.inquiry.field(), "nothing travels");
    }

    Optional<Capacity> find() {
        if (!network.rules().countsParcels()) {
            return Optional.empty();
        }
        return Arrays.stream(trying.others(SmallestChanges.MAX_SITES))
                .mapToObj(this::more)
                .flatMap(Optional::stream)
                .min(Comparator.comparingInt(Capacity::parcels))
                .or(() -> Arrays.stream(trying.chosen())
                        .boxed()
                        .flatMap(site -> Stream.of(fewer(site, false), fewer(site, true)))
                        .flatMap(Optional::stream)
                        .max(Comparator.comparingInt(Capacity::parcels)));
    }

    /** As many as it lacks to send one. */
    Optional<Capacity> more(int site) {
        int day = field.dayLacks(site);
        int hour = field.hourLacks(site);
        if (!network.rules().countsParcels() || (day > 0) == (hour > 0)) {
            return Optional.empty();
        }
        return Optional.of(new Capacity(trying.id(site), Math.max(day, hour), hour > 0))
                .filter(each -> trying.changes(each, trying.id(site), true));
    }

    private Optional<Capacity> fewer(int site, boolean inHour) {
        int most = inHour ? network.perHour[site] : network.perDay[site];
        if (most == Integer.MAX_VALUE) {
            return Optional.empty();
        }
        return IntStream.rangeClosed(1, Math.min(SmallestChanges.MAX_PIECES, most - 1))
                .mapToObj(fewer -> new Capacity(trying.id(site), -fewer, inHour))
                .filter(trying::changes)
                .findFirst()
                .filter(trying::isSettled);
    }
}
