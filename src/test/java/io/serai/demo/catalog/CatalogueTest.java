package io.serai.demo.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.LocationRecord;
import io.serai.demo.tools.Numbers;
import io.serai.kernel.LocationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    private final Catalogue catalogue = Catalogue.load();

    @TempDir
    Path folder;

    @Test
    void there_are_a_centre_that_exports_and_eleven_stores_that_ship_and_hand_over() {
        assertThat(catalogue.locations()).hasSize(12);
        assertThat(catalogue.centre().name()).isEqualTo("CD Pacheco");
        assertThat(catalogue.stores())
                .hasSize(11)
                .allMatch(store -> store.ships() && store.pickup() && !store.exports());
        assertThat(catalogue.locations()).allSatisfy(location -> ZoneId.of(location.zone()));
    }

    @Test
    void every_article_has_a_price_a_weight_and_a_valid_gtin_of_the_demos_prefix() {
        assertThat(catalogue.articles()).hasSize(200);
        assertThat(catalogue.articles()).allSatisfy(article -> {
            assertThat(article.price()).isPositive();
            assertThat(article.product().grams()).isPositive();
            assertThat(article.product().gtin()).startsWith("7790001").matches(CatalogueTest::isGtin13);
        });
        var gtins = new HashSet<String>();
        catalogue
                .articles()
                .forEach(article -> gtins.add(String.valueOf(article.product().gtin())));
        assertThat(gtins).hasSize(200);
    }

    @Test
    void the_opening_stock_is_the_same_for_the_same_seed_and_some_articles_are_scarce() {
        var counts = new OpeningStock(catalogue, 1).counts();
        assertThat(new OpeningStock(catalogue, 1).counts()).isEqualTo(counts);
        assertThat(new OpeningStock(catalogue, 2).counts()).isNotEqualTo(counts);
        var atCentre = counts.stream()
                .filter(count -> count.location().equals(new LocationId("CD-PACHECO")))
                .count();
        assertThat(atCentre).isBetween(170L, 199L);
        assertThat(counts).allMatch(count -> count.quantity() > 0);
    }

    @Test
    void the_nearest_place_ships_from_the_same_town() {
        assertThat(catalogue.nearest(-31.42, -64.19).location()).isEqualTo(new LocationId("CORDOBA"));
    }

    @Test
    void everything_is_told_once_in_the_order_in_which_it_is_needed() throws IOException {
        var inbox = folder.resolve("catalog");
        var warehousing = new Warehousing(inbox, folder.resolve("demo"), new Numbers(Clock.systemUTC()));
        var stock = new OpeningStock(catalogue, 1);
        assertThat(warehousing.open(stock)).isTrue();
        assertThat(names(inbox)).containsExactly("01-locations.csv", "02-products.csv", "03-stock.csv");
        assertThat(warehousing.taken()).isFalse();
        assertThat(Files.readString(inbox.resolve("03-stock.csv")))
                .startsWith("location,sku,mode,quantity,reference\n");
        assertThat(new Warehousing(inbox, folder.resolve("demo"), new Numbers(Clock.systemUTC())).open(stock))
                .isFalse();
    }

    @Test
    void what_was_sold_comes_in_again_once() throws IOException {
        var inbox = folder.resolve("catalog");
        var warehousing = new Warehousing(inbox, folder.resolve("demo"), new Numbers(Clock.systemUTC()));
        LocationRecord store = catalogue.stores().get(0);
        var sku = catalogue.articles().get(0).sku();
        warehousing.sold(store.location(), sku, 2);
        warehousing.sold(store.location(), sku, 1);
        warehousing.replenish();
        warehousing.replenish();
        assertThat(names(inbox)).hasSize(1);
        assertThat(Files.readString(inbox.resolve(names(inbox).get(0))))
                .contains("PALERMO," + sku + ",delta,3,REPOSICION-");
    }

    private static java.util.List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static boolean isGtin13(String gtin) {
        var sum = 0;
        for (int i = 0; i < gtin.length(); i++) {
            sum += (gtin.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return gtin.length() == 13 && sum % 10 == 0;
    }
}
