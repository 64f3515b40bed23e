package io.serai.fulfilment.orders;

import io.serai.contract.Contract;
import io.serai.contract.SalesOrder;
import io.serai.contract.SalesOrder.Mode;
import io.serai.contract.TillReturn;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Parking;
import io.serai.fulfilment.work.Work;
import io.serai.inventory.Catalogue;
import io.serai.inventory.Kits;
import io.serai.inventory.Location;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.mapping.Partner.SkuIs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the products, kits and locations that items name; an item that names one we do not know is parked. */
@Component
public class Resolution {
    private final Catalogue catalogue;
    private final Kits kits;

    Resolution(Catalogue catalogue, Kits kits) {
        this.catalogue = catalogue;
        this.kits = kits;
    }

    public void resolve(Group group) {
        var named = new HashSet<Sku>();
        group.entries().forEach(entry -> named.addAll(skus(entry)));
        var known = catalogue.products(named).keySet();
        var unknown = named.stream()
                .filter(sku -> !known.contains(sku))
                .map(Sku::value)
                .collect(Collectors.toSet());
        var byGtin = unknown.isEmpty() ? Map.<String, Sku>of() : catalogue.skusByGtin(unknown);
        group.entries().forEach(entry -> resolve(group.work(), entry, known, byGtin));
        var sold = new HashSet<>(known);
        sold.addAll(byGtin.values());
        group.know(kits.of(sold));
    }

    private void resolve(Work work, Entry entry, Set<Sku> known, Map<String, Sku> byGtin) {
        var names = new HashMap<Sku, Sku>();
        for (var sku : skus(entry)) {
            var found = find(entry, sku, known, byGtin);
            if (found.isEmpty()) {
                Parking.park(work, entry, "SER-0420", args("sku", sku.value(), entry));
                return;
            }
            names.put(sku, found.get());
        }
        var location = location(entry);
        var place = location == null ? null : place(entry, location).orElse(null);
        if (location != null && place == null) {
            Parking.park(work, entry, "SER-0421", args("location", location.value(), entry));
            return;
        }
        entry.waitsAs(SalesOrder.class)
                .map(order -> place == null || place.equals(location) ? order : order.at(place))
                .ifPresent(order -> entry.means(renamed(order, names)));
        entry.waitsAs(TillReturn.class).ifPresent(order -> entry.means(renamed(order, names)));
    }

    /** By its code; where an order is collected also by its name, which is all that a shop's checkout may know of it. */
    private Optional<LocationId> place(Entry entry, LocationId named) {
        var known = catalogue.location(named);
        boolean collected = entry.waitsAs(SalesOrder.class)
                .filter(order -> order.fulfilment().mode() == Mode.PICKUP)
                .isPresent();
        return (known.isEmpty() && collected ? catalogue.pickupCalled(named.value()) : known).map(Location::id);
    }

    private static Optional<Sku> find(Entry entry, Sku sku, Set<Sku> known, Map<String, Sku> byGtin) {
        if (entry.partner().sku() != SkuIs.GTIN && known.contains(sku)) {
            return Optional.of(sku);
        }
        return entry.partner().sku() == SkuIs.SKU ? Optional.empty() : Optional.ofNullable(byGtin.get(sku.value()));
    }

    private static Map<String, String> args(String what, String value, Entry entry) {
        var args = new LinkedHashMap<String, String>();
        args.put(what, value);
        args.put("partner", entry.partner().name());
        return args;
    }

    private static Set<Sku> skus(Entry entry) {
        var skus = new HashSet<Sku>();
        entry.waitsAs(SalesOrder.class).ifPresent(order -> order.lines().forEach(line -> skus.add(line.sku())));
        entry.waitsAs(TillReturn.class).ifPresent(order -> order.lines().forEach(line -> skus.add(line.sku())));
        return skus;
    }

    private static @Nullable LocationId location(Entry entry) {
        return entry.waitsAs(Contract.class)
                .map(contract -> contract instanceof SalesOrder order
                        ? order.fulfilment().location()
                        : contract instanceof TillReturn back ? back.location() : null)
                .orElse(null);
    }

    private static SalesOrder renamed(SalesOrder order, Map<Sku, Sku> names) {
        var lines = order.lines().stream()
                .map(line -> new SalesOrder.Line(
                        line.id(),
                        names.getOrDefault(line.sku(), line.sku()),
                        line.title(),
                        line.quantity(),
                        line.cancelled(),
                        line.unitPrice(),
                        line.discount(),
                        line.tax(),
                        line.note()))
                .toList();
        return order.withLines(lines);
    }

    private static TillReturn renamed(TillReturn back, Map<Sku, Sku> names) {
        var lines = back.lines().stream()
                .map(line ->
                        new TillReturn.Line(line.id(), names.getOrDefault(line.sku(), line.sku()), line.quantity()))
                .toList();
        return new TillReturn(
                back.reference(), back.original(), back.location(), back.at(), back.currency(), back.refunded(), lines);
    }
}
