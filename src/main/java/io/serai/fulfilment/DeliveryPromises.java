package io.serai.fulfilment;

import io.serai.contract.Address;
import io.serai.inventory.Catalogue;
import io.serai.inventory.Stock;
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
    private final Catalogue catalogue;
    private final SourcingSites sites;
    private final RuleBook book;
    private final Loads loads;
    private final Places places;
    private final Clock clock;
    private volatile Optional<Promises> prepared = Optional.empty();

    DeliveryPromises(
            Stock stock,
            Catalogue catalogue,
            SourcingSites sites,
            RuleBook book,
            Loads loads,
            Places places,
            Clock clock) {
        this.stock = stock;
        this.catalogue = catalogue;
        this.sites = sites;
        this.book = book;
        this.loads = loads;
        this.places = places;
        this.clock = clock;
    }

    /** Empty if nobody can tell where on Earth the address is. The number of an item counts from 1. */
    public Optional<Promise> promise(String channel, Address to, List<Item> cart) {
        return places.locate(to).map(located -> {
            var promises = promises();
            var delivery = new Demand.Shipped(to.country(), located);
            var at = clock.instant();
            Map<LocationId, Load> given =
                    promises.rules().countsParcels() ? loads.of(promises.sites().all(), at) : Map.of();
            var ask = new Ask(channel, new Demand(lines(cart), delivery), at, null, List.of(), given);
            return promises.promise(ask, shelves(promises, cart));
        });
    }

    private List<Demand.Line> lines(List<Item> cart) {
        var products = catalogue.products(cart.stream().map(Item::sku).toList());
        var lines = new ArrayList<Demand.Line>();
        for (var item : cart) {
            var product = products.get(item.sku());
            lines.add(new Demand.Line(
                    lines.size() + 1, item.sku(), item.quantity(), product == null ? 0 : product.grams()));
        }
        return lines;
    }

    private Shelves shelves(Promises promises, List<Item> cart) {
        var shelves = Shelves.of(promises.sites());
        stock.available(cart.stream().map(Item::sku).collect(Collectors.toSet()))
                .forEach((place, level) -> shelves.add(place.location(), place.sku(), level.available()));
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
