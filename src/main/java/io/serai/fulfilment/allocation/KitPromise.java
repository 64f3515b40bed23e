package io.serai.fulfilment.allocation;

import io.serai.contract.Kit;
import io.serai.inventory.Ahead;
import io.serai.inventory.ExpectedReceipts;
import io.serai.inventory.StockLevel;
import io.serai.inventory.StockPlace;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What can be promised of a kit: as many as its scarcest part allows at each location, today and by the days on which its parts are due
 * there. Whoever waits for a part gets it first.
 */
record KitPromise(List<Kit.Part> parts, Map<Sku, Promise> promises, Collection<ExpectedReceipts.Line> expected) {

    /** @param cap how many of the kit the channel may promise ahead */
    Promise of(String channel, Sku kit, int cap) {
        var coming = coming();
        var places = new TreeMap<LocationId, Integer>();
        var due = new TreeMap<LocalDate, Integer>();
        for (var location : locations()) {
            int before = made(location, coming, null);
            places.put(location, before);
            int last = before;
            for (var day : days(location, coming)) {
                int then = made(location, coming, day);
                due.merge(day, then - last, Integer::sum);
                last = then;
            }
        }
        due.values().removeIf(pieces -> pieces == 0);
        var there = places.entrySet().stream()
                .map(each -> new Promise.At(each.getKey(), StockLevel.NONE, 0, 0, each.getValue()))
                .toList();
        int now = Math.min(inAll(), there.stream().mapToInt(Promise.At::now).sum());
        var ahead = due.isEmpty()
                ? Ahead.NOTHING
                : new Ahead(
                        due,
                        kits(part -> part.ahead().waiting()),
                        cap,
                        kits(part -> part.ahead().used()));
        return new Promise(kit, channel, there, now, kits(Promise::waiting), ahead, new TreeMap<>());
    }

    /** Of the part of which most is waited for, in kits. */
    private int kits(ToIntFunction<Promise> pieces) {
        return parts.stream()
                .mapToInt(part -> {
                    var promise = promises.get(part.sku());
                    return promise == null ? 0 : -Math.floorDiv(-pieces.applyAsInt(promise), part.quantity());
                })
                .max()
                .orElse(0);
    }

    /** What its parts allow that are left when who waits has theirs: at places one by one that may be more. */
    private int inAll() {
        return parts.stream()
                .mapToInt(part -> {
                    var promise = promises.get(part.sku());
                    return promise == null ? 0 : promise.now() / part.quantity();
                })
                .min()
                .orElse(0);
    }

    /** Where any part lies or is due. */
    private Collection<LocationId> locations() {
        var locations = new TreeSet<LocationId>();
        for (var part : parts) {
            var promise = promises.get(part.sku());
            if (promise != null) {
                promise.places().forEach(at -> locations.add(at.location()));
            }
        }
        expected.stream()
                .filter(this::isOfPart)
                .forEach(line -> locations.add(line.place().location()));
        return locations;
    }

    private Map<StockPlace, NavigableMap<LocalDate, Integer>> coming() {
        var coming = new HashMap<StockPlace, NavigableMap<LocalDate, Integer>>();
        expected.stream()
                .filter(this::isOfPart)
                .forEach(line -> coming.computeIfAbsent(line.place(), place -> new TreeMap<>())
                        .merge(line.due(), line.open(), Integer::sum));
        return coming;
    }

    private boolean isOfPart(ExpectedReceipts.Line line) {
        return parts.stream().anyMatch(part -> part.sku().equals(line.place().sku()));
    }

    private Collection<LocalDate> days(LocationId location, Map<StockPlace, NavigableMap<LocalDate, Integer>> coming) {
        var days = new TreeSet<LocalDate>();
        parts.forEach(part -> days.addAll(coming.getOrDefault(new StockPlace(location, part.sku()), new TreeMap<>())
                .keySet()));
        return days;
    }

    /** Kits that can be made there of what lies there, and of what is due by a day. */
    private int made(
            LocationId location, Map<StockPlace, NavigableMap<LocalDate, Integer>> coming, @Nullable LocalDate day) {
        return parts.stream()
                .mapToInt(part -> {
                    int due = day == null
                            ? 0
                            : coming
                                    .getOrDefault(new StockPlace(location, part.sku()), new TreeMap<>())
                                    .headMap(day, true)
                                    .values()
                                    .stream()
                                    .mapToInt(Integer::intValue)
                                    .sum();
                    return (now(location, part.sku()) + due) / part.quantity();
                })
                .min()
                .orElse(0);
    }

    private int now(LocationId location, Sku part) {
        var promise = promises.get(part);
        return promise == null
                ? 0
                : promise.places().stream()
                        .filter(at -> at.location().equals(location))
                        .mapToInt(Promise.At::now)
                        .sum();
    }
}
