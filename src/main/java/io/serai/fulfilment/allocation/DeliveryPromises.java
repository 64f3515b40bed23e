package io.serai.fulfilment.allocation;

import io.serai.contract.Address;
import io.serai.contract.Kit;
import io.serai.fulfilment.work.Loads;
import io.serai.inventory.Catalogue;
import io.serai.inventory.Kits;
import io.serai.inventory.SalesRates;
import io.serai.inventory.SetAside;
import io.serai.inventory.Stock;
import io.serai.inventory.StockRules;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Ask;
import io.serai.sourcing.Ask.Load;
import io.serai.sourcing.Demand;
import io.serai.sourcing.Places;
import io.serai.sourcing.Promises;
import io.serai.sourcing.Promises.Promise;
import io.serai.sourcing.Rules;
import io.serai.sourcing.Shelves;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a cart can be promised now: one read of stock, no lock, nothing reserved. */
@Component
public class DeliveryPromises {
    /** A piece of a cart. */
    public record Item(Sku sku, int quantity) {}

    private final Stock stock;
    private final StockRules policies;
    private final SetAside aside;
    private final Catalogue catalogue;
    private final Kits kits;
    private final SourcingSites sites;
    private final RuleBook book;
    private final Loads loads;
    private final SalesRates rates;
    private final Places places;
    private final Clock clock;
    private volatile Optional<Promises> prepared = Optional.empty();

    DeliveryPromises(
            Stock stock,
            StockRules policies,
            SetAside aside,
            Catalogue catalogue,
            Kits kits,
            SourcingSites sites,
            RuleBook book,
            Loads loads,
            SalesRates rates,
            Places places,
            Clock clock) {
        this.stock = stock;
        this.policies = policies;
        this.aside = aside;
        this.catalogue = catalogue;
        this.kits = kits;
        this.sites = sites;
        this.book = book;
        this.loads = loads;
        this.rates = rates;
        this.places = places;
        this.clock = clock;
    }

    /** Empty if nobody can tell where on Earth the address is. The number of an item counts from 1. */
    public Optional<Promise> promise(String channel, Address to, List<Item> cart) {
        return places.locate(to).map(located -> {
            var promises = promises();
            var goods = goods(cart);
            var delivery = new Demand.Shipped(to.country(), located);
            var at = clock.instant();
            Map<LocationId, Load> given =
                    promises.rules().countsParcels() ? loads.of(promises.sites().all(), at) : Map.of();
            var ask = new Ask(channel, new Demand(lines(goods), delivery), at, null, List.of(), given);
            var promise = promises.promise(ask, shelves(channel, promises, goods));
            return new Promise(promise.options(), items(promise.waiting(), goods));
        });
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
            var product = products.get(each.sku());
            lines.add(new Demand.Line(
                    lines.size() + 1, each.sku(), each.quantity(), product == null ? 0 : product.grams()));
        }
        return lines;
    }

    /** What is set aside for the channel, and what is not kept back from it. */
    private Shelves shelves(String channel, Promises promises, List<Needed> goods) {
        var shelves = Shelves.of(promises.sites());
        var skus = goods.stream().map(Needed::sku).collect(Collectors.toSet());
        var kept = policies.of(skus);
        var levels = stock.available(skus);
        levels.forEach((place, level) -> shelves.add(
                place.location(), place.sku(), level.available(kept.safety(channel, place.location(), place.sku()))));
        aside.fences(channel, skus)
                .forEach(fence ->
                        shelves.add(fence.place().location(), fence.place().sku(), fence.pieces()));
        if (promises.rules().countsSales()) {
            rates.of(levels.keySet(), clock.instant())
                    .forEach((place, pace) -> shelves.sells(place.location(), place.sku(), pace));
        }
        return shelves;
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
