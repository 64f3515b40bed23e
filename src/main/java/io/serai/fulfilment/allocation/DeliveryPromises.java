package io.serai.fulfilment.allocation;

import io.serai.contract.Address;
import io.serai.contract.Kit;
import io.serai.fulfilment.work.Loads;
import io.serai.inventory.Catalogue;
import io.serai.inventory.FenceRows;
import io.serai.inventory.Kits;
import io.serai.inventory.Owed;
import io.serai.inventory.SalesRates;
import io.serai.inventory.Stock;
import io.serai.inventory.StockPlace;
import io.serai.inventory.StockRules;
import io.serai.inventory.WaitingLines;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Ask;
import io.serai.sourcing.Ask.Load;
import io.serai.sourcing.Demand;
import io.serai.sourcing.Places;
import io.serai.sourcing.Promises;
import io.serai.sourcing.Promises.Option;
import io.serai.sourcing.Promises.Pickup;
import io.serai.sourcing.Promises.Promise;
import io.serai.sourcing.Rules;
import io.serai.sourcing.Shelves;
import io.serai.sourcing.Site;
import io.serai.sourcing.Sites;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a cart can be promised now: one read of stock, no lock, nothing reserved. */
@Component
public class DeliveryPromises {
    /** A piece of a cart. */
    public record Item(Sku sku, int quantity) {}

    /** An item that is lacking, and the day from which it can be had; null if not enough is announced. */
    public record Expected(int item, @Nullable LocalDate from) {}

    /**
     * What {@link Promise} says, with items of the cart in the place of lines. {@code waiting} are the items that are lacking, and
     * {@code expected} says from when each could be had.
     */
    public record Promised(
            List<Option> options, List<Pickup> collect, List<Integer> waiting, List<Expected> expected) {}

    private final Stock stock;
    private final StockRules policies;
    private final FenceRows fences;
    private final WaitingLines waiting;
    private final Catalogue catalogue;
    private final Kits kits;
    private final SourcingSites sites;
    private final RuleBook book;
    private final Loads loads;
    private final SalesRates rates;
    private final ExpectedDays expectedDays;
    private final Places places;
    private final Clock clock;
    private volatile Optional<Promises> prepared = Optional.empty();

    DeliveryPromises(
            Stock stock,
            StockRules policies,
            FenceRows fences,
            WaitingLines waiting,
            Catalogue catalogue,
            Kits kits,
            SourcingSites sites,
            RuleBook book,
            Loads loads,
            SalesRates rates,
            ExpectedDays expectedDays,
            Places places,
            Clock clock) {
        this.stock = stock;
        this.policies = policies;
        this.fences = fences;
        this.waiting = waiting;
        this.catalogue = catalogue;
        this.kits = kits;
        this.sites = sites;
        this.book = book;
        this.loads = loads;
        this.rates = rates;
        this.expectedDays = expectedDays;
        this.places = places;
        this.clock = clock;
    }

    /** Empty if nobody can tell where on Earth the address is. The number of an item counts from 1. */
    public Optional<Promised> promise(String channel, Address to, List<Item> cart) {
        return places.locate(to).map(located -> {
            var promises = promises();
            var goods = goods(cart);
            var delivery = new Demand.Shipped(to.country(), located);
            var at = clock.instant();
            Map<LocationId, Load> given = promises.rules().countsParcels() ? loads.of(promises.slots(at)) : Map.of();
            var ask = new Ask(channel, new Demand(lines(goods), delivery), at, null, List.of(), given);
            var promise = promises.promise(ask, shelves(channel, promises, goods));
            return new Promised(
                    promise.options(),
                    promise.collect(),
                    items(promise.waiting(), goods),
                    expected(channel, promise.waiting(), goods, promises.sites()));
        });
    }

    /** An item can be had from the day on which all that it lacks can; other items take their pieces of the same first. */
    private List<Expected> expected(String channel, List<Integer> lines, List<Needed> goods, Sites all) {
        if (lines.isEmpty()) {
            return List.of();
        }
        var lacking = lines.stream().map(line -> goods.get(line - 1)).toList();
        var skus = lacking.stream().map(Needed::sku).collect(Collectors.toSet());
        var pieces = goods.stream()
                .filter(each -> skus.contains(each.sku()))
                .collect(Collectors.toMap(Needed::sku, Needed::quantity, Math::addExact));
        var senders = all.all().stream().filter(Site::ships).map(Site::id).collect(Collectors.toSet());
        var days = expectedDays.of(channel, pieces, senders::contains);
        var items = new ArrayList<Expected>();
        for (int item : items(lines, goods)) {
            var own = lacking.stream().filter(each -> each.item() == item).toList();
            items.add(new Expected(item, last(own, days)));
        }
        return items;
    }

    /** Null if one of them has no day. */
    private static @Nullable LocalDate last(List<Needed> lacking, Map<Sku, LocalDate> days) {
        var known =
                lacking.stream().filter(each -> days.containsKey(each.sku())).toList();
        return known.size() < lacking.size()
                ? null
                : known.stream()
                        .map(each -> days.get(each.sku()))
                        .max(LocalDate::compareTo)
                        .orElse(null);
    }

    /** What has to be on shelves for an item of the cart, from 1: itself, or its parts if it is a kit. */
    private record Needed(int item, Sku sku, int quantity) {}

    private List<Needed> goods(List<Item> cart) {
        var parts = kits.of(cart.stream().map(Item::sku).collect(Collectors.toSet()));
        var goods = new ArrayList<Needed>();
        for (int no = 1; no <= cart.size(); no++) {
            var item = cart.get(no - 1);
            for (var part : parts.getOrDefault(item.sku(), List.of(new Kit.Part(item.sku(), 1)))) {
                goods.add(new Needed(no, part.sku(), Math.multiplyExact(part.quantity(), item.quantity())));
            }
        }
        return goods;
    }

    private static List<Integer> items(List<Integer> lines, List<Needed> goods) {
        return lines.stream().map(line -> goods.get(line - 1).item()).distinct().toList();
    }

    private List<Demand.Line> lines(List<Needed> goods) {
        var products = catalogue.products(goods.stream().map(Needed::sku).toList());
        var lines = new ArrayList<Demand.Line>();
        for (var each : goods) {
            lines.add(DemandLines.of(lines.size() + 1, each.sku(), each.quantity(), products.get(each.sku())));
        }
        return lines;
    }

    /**
     * What is set aside for the channel, and what is not kept back from it. Of what orders wait for nothing can be sent if the cart wants more of
     * it than they leave.
     */
    private Shelves shelves(String channel, Promises promises, List<Needed> goods) {
        var shelves = Shelves.of(promises.sites());
        var skus = goods.stream().map(Needed::sku).collect(Collectors.toSet());
        var kept = policies.of(skus);
        var owed = waiting.owed(kept);
        var free = new HashMap<Sku, Map<LocationId, Integer>>();
        var own = new HashMap<Sku, Map<LocationId, Integer>>();
        stock.available(skus).forEach((place, level) -> {
            int pieces = level.available(kept.safety(channel, place.location(), place.sku()));
            put(shelves, owed, free, place, pieces);
        });
        fences.free(channel, skus).forEach((place, pieces) -> put(shelves, owed, own, place, pieces));
        skus.stream().filter(owed::isOf).forEach(sku -> {
            var left = owed.left(channel, sku, free.getOrDefault(sku, Map.of()), own.getOrDefault(sku, Map.of()));
            boolean isEnough = wanted(goods, sku) <= left.most();
            left.at().forEach((location, pieces) -> {
                if (isEnough || !left.senders().contains(location)) {
                    shelves.add(location, sku, pieces);
                }
            });
        });
        if (promises.rules().countsSales()) {
            rates.lately(skus).forEach((place, pace) -> shelves.sells(place.location(), place.sku(), pace));
        }
        return shelves;
    }

    /** What nobody waits for lies on its shelf as it is. */
    private static void put(
            Shelves shelves, Owed owed, Map<Sku, Map<LocationId, Integer>> rest, StockPlace place, int pieces) {
        if (owed.isOf(place.sku())) {
            rest.computeIfAbsent(place.sku(), sku -> new HashMap<>()).put(place.location(), pieces);
        } else {
            shelves.add(place.location(), place.sku(), pieces);
        }
    }

    private static int wanted(List<Needed> goods, Sku sku) {
        return goods.stream()
                .filter(each -> each.sku().equals(sku))
                .mapToInt(Needed::quantity)
                .sum();
    }

    private Promises promises() {
        Rules rules = book.live();
        var all = sites.all();
        var known = prepared;
        if (known.isEmpty() || known.get().rules() != rules || known.get().sites() != all) {
            known = Optional.of(Promises.of(rules, all));
            prepared = known;
        }
        return known.orElseThrow();
    }
}
