package io.serai.fulfilment.allocation;

import io.serai.inventory.Ahead;
import io.serai.inventory.ExpectedReceipts;
import io.serai.inventory.FenceRows;
import io.serai.inventory.Kits;
import io.serai.inventory.LotBook;
import io.serai.inventory.Lots;
import io.serai.inventory.Owed;
import io.serai.inventory.Stock;
import io.serai.inventory.StockLevel;
import io.serai.inventory.StockPlace;
import io.serai.inventory.StockRules;
import io.serai.inventory.WaitingLines;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Available to promise, by channel and location, today and by date: on hand − reserved − what is kept back + what is set aside for the
 * channel and no cart counts on − what orders wait for; then expected receipts by their date − what orders wait for still, up to the
 * channel's cap. Of a kit there are as many as its scarcest part allows, at each location.
 */
@Component
public class Promises {
    private final Stock stock;
    private final StockRules rules;
    private final ExpectedReceipts expected;
    private final FenceRows fences;
    private final Kits kits;
    private final WaitingLines waiting;
    private final Lots lots;

    Promises(
            Stock stock,
            StockRules rules,
            ExpectedReceipts expected,
            FenceRows fences,
            Kits kits,
            WaitingLines waiting,
            Lots lots) {
        this.stock = stock;
        this.rules = rules;
        this.expected = expected;
        this.fences = fences;
        this.kits = kits;
        this.waiting = waiting;
        this.lots = lots;
    }

    /** For one channel, of each SKU in the order asked; only locations of {@code where} count. */
    @Transactional(readOnly = true)
    public Map<Sku, Promise> of(String channel, Collection<Sku> skus, Predicate<LocationId> where) {
        var bundles = kits.of(skus);
        var simple = new HashSet<>(skus);
        bundles.forEach((kit, parts) -> parts.forEach(part -> simple.add(part.sku())));
        var kept = rules.of(simple);
        var coming = expected.of(simple).stream()
                .filter(line -> where.test(line.place().location()))
                .toList();
        var parts = simple(channel, simple, kept, coming, where);
        var promises = new LinkedHashMap<Sku, Promise>();
        for (var sku : skus) {
            var bundle = bundles.get(sku);
            var promise = bundle == null
                    ? parts.get(sku)
                    : new KitPromise(bundle, parts, coming).of(channel, sku, kept.ahead(channel, sku));
            promises.put(sku, promise == null ? nothing(channel, sku) : promise);
        }
        return promises;
    }

    private Map<Sku, Promise> simple(
            String channel,
            Set<Sku> skus,
            StockRules.Of kept,
            List<ExpectedReceipts.Line> coming,
            Predicate<LocationId> where) {
        var fenced = fences.free(channel, skus);
        var owed = waiting.owed(kept);
        var levels = new HashMap<Sku, NavigableMap<LocationId, StockLevel>>();
        stock.everywhere(skus)
                .forEach((place, level) -> levels.computeIfAbsent(place.sku(), sku -> new TreeMap<>())
                        .put(place.location(), level));
        var left = new HashMap<Sku, Owed.Left>();
        skus.forEach(sku ->
                left.put(sku, left(owed, channel, sku, kept, levels.getOrDefault(sku, new TreeMap<>()), fenced)));
        var places = new HashMap<Sku, List<Promise.At>>();
        levels.forEach((sku, there) -> places.put(
                sku,
                there.entrySet().stream()
                        .filter(each -> where.test(each.getKey()))
                        .map(each -> at(channel, sku, each.getKey(), each.getValue(), kept, fenced, of(left, sku)))
                        .toList()));
        var aheads = aheads(channel, kept, coming, owed, left);
        var book = lots.book(places.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(at -> new StockPlace(at.location(), each.getKey())))
                .toList());
        var promises = new HashMap<Sku, Promise>();
        for (var sku : skus) {
            var there = places.getOrDefault(sku, List.of());
            promises.put(
                    sku,
                    new Promise(
                            sku,
                            channel,
                            there,
                            of(left, sku).in(where),
                            of(left, sku).waiting(),
                            aheads.getOrDefault(sku, Ahead.NOTHING),
                            fading(sku, there, book)));
        }
        return promises;
    }

    /** At all places, also those that do not count: who waits may be served from there. */
    private static Owed.Left left(
            Owed owed,
            String channel,
            Sku sku,
            StockRules.Of kept,
            NavigableMap<LocationId, StockLevel> levels,
            Map<StockPlace, Integer> fenced) {
        var free = new HashMap<LocationId, Integer>();
        var own = new HashMap<LocationId, Integer>();
        levels.forEach((location, level) -> {
            free.put(location, level.available(kept.safety(channel, location, sku)));
            own.put(location, fenced.getOrDefault(new StockPlace(location, sku), 0));
        });
        return owed.left(channel, sku, free, own);
    }

    private static Owed.Left of(Map<Sku, Owed.Left> left, Sku sku) {
        return Objects.requireNonNull(left.get(sku));
    }

    /** Of all places together. */
    private static NavigableMap<LocalDate, Integer> fading(Sku sku, List<Promise.At> places, LotBook book) {
        var each = places.stream()
                .map(at -> book.fading(new StockPlace(at.location(), sku), at.level(), at.kept()))
                .toList();
        var together = new TreeMap<LocalDate, Integer>();
        each.stream()
                .flatMap(fading -> fading.keySet().stream())
                .forEach(day -> together.put(
                        day,
                        each.stream()
                                .map(fading -> fading.floorEntry(day))
                                .filter(Objects::nonNull)
                                .mapToInt(Map.Entry::getValue)
                                .sum()));
        return together;
    }

    private static Promise.At at(
            String channel,
            Sku sku,
            LocationId location,
            StockLevel level,
            StockRules.Of kept,
            Map<StockPlace, Integer> fenced,
            Owed.Left left) {
        return new Promise.At(
                location,
                level,
                Math.max(level.safety(), kept.safety(channel, location, sku)),
                fenced.getOrDefault(new StockPlace(location, sku), 0),
                left.at().getOrDefault(location, 0));
    }

    /** What orders wait for that is here they do not wait for any longer. */
    private static Map<Sku, Ahead> aheads(
            String channel,
            StockRules.Of rule,
            List<ExpectedReceipts.Line> coming,
            Owed owed,
            Map<Sku, Owed.Left> left) {
        var due = new HashMap<Sku, NavigableMap<LocalDate, Integer>>();
        coming.forEach(line -> due.computeIfAbsent(line.place().sku(), sku -> new TreeMap<>())
                .merge(line.due(), line.open(), Integer::sum));
        var aheads = new HashMap<Sku, Ahead>();
        due.forEach((sku, days) -> {
            int lacking = of(left, sku).lacking();
            aheads.put(
                    sku, new Ahead(days, lacking, rule.ahead(channel, sku), Math.min(lacking, owed.of(channel, sku))));
        });
        return aheads;
    }

    private static Promise nothing(String channel, Sku sku) {
        return new Promise(sku, channel, List.of(), 0, Ahead.NOTHING);
    }
}
