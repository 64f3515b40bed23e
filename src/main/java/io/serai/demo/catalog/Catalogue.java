package io.serai.demo.catalog;

import io.serai.contract.LocationRecord;
import io.serai.contract.ProductRecord;
import io.serai.demo.tools.Csv;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The retailer's places and what it sells. */
public record Catalogue(List<LocationRecord> locations, List<Article> articles) {

    record Price(String garment, BigDecimal price) {}

    /** As the files of the demo say. */
    public static Catalogue load() {
        Map<String, BigDecimal> prices = Csv.resource("prices.csv", Price.class).stream()
                .collect(Collectors.toMap(Price::garment, Price::price));
        var articles = Csv.resource("products.csv", ProductRecord.class).stream()
                .map(product -> new Article(product, Objects.requireNonNull(prices.get(garment(product)))))
                .toList();
        return new Catalogue(Csv.resource("locations.csv", LocationRecord.class), articles);
    }

    public List<LocationRecord> stores() {
        return locations.stream()
                .filter(location -> location.type() == LocationRecord.Kind.STORE)
                .toList();
    }

    /** The one place that ships abroad. */
    public LocationRecord centre() {
        return locations.stream().filter(LocationRecord::exports).findFirst().orElseThrow();
    }

    /** The place that ships from nearest to there, as the crow flies over a flat country. */
    public LocationRecord nearest(double latitude, double longitude) {
        return locations.stream()
                .filter(LocationRecord::ships)
                .min(Comparator.comparingDouble(
                        location -> Math.hypot(location.latitude() - latitude, location.longitude() - longitude)))
                .orElseThrow();
    }

    private static String garment(ProductRecord product) {
        var sku = product.sku().value();
        return sku.substring(0, sku.indexOf('-'));
    }
}
