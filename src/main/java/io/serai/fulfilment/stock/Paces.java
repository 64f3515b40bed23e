package io.serai.fulfilment.stock;

import io.serai.contract.Kit;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * How fast SKUs sell. What sells of a kit is its parts, by themselves and in other kits too: it is gone as fast as the fastest of them, in
 * kits.
 *
 * @param sold pieces in an hour by SKU and location, parts of kits too; at "" those of which the location is not known
 */
record Paces(Map<Sku, Map<String, Double>> sold, Map<Sku, List<Kit.Part>> kits) {

    /** Pieces in an hour at one location. */
    double at(Sku sku, LocationId location) {
        return of(sku, each -> sold.getOrDefault(each, Map.of()).getOrDefault(location.value(), 0.0));
    }

    /** Pieces in an hour at all locations that count. */
    double in(Sku sku, Predicate<LocationId> where) {
        return of(
                sku,
                each -> sold.getOrDefault(each, Map.of()).entrySet().stream()
                        .filter(at -> at.getKey().isEmpty() || where.test(new LocationId(at.getKey())))
                        .mapToDouble(Map.Entry::getValue)
                        .sum());
    }

    private double of(Sku sku, ToDoubleFunction<Sku> pace) {
        var parts = kits.get(sku);
        return parts == null
                ? pace.applyAsDouble(sku)
                : parts.stream()
                        .mapToDouble(part -> pace.applyAsDouble(part.sku()) / part.quantity())
                        .max()
                        .orElse(0);
    }
}
