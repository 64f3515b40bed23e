package io.serai.inventory;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.LocationRecord;
import io.serai.contract.ProductRecord;
import io.serai.contract.StockUpdate.Condition;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final LocationId CORDOBA = new LocationId("TDA-COR");
    private static final Sku SHIRT = new Sku("REM-1");

    private final Database database = Database.shared();
    private final TestClock clock = new TestClock();
    private final Catalogue catalogue = new Catalogue(database.jdbc(), clock);

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Test
    void a_location_comes_back_as_it_was_told() {
        catalogue.saveLocations(List.of(location("Tienda Córdoba", true)));

        assertThat(catalogue.location(CORDOBA)).hasValueSatisfying(location -> {
            assertThat(location.name()).isEqualTo("Tienda Córdoba");
            assertThat(location.type()).isEqualTo("STORE");
            assertThat(location.zone().getId()).isEqualTo("America/Argentina/Cordoba");
            assertThat(location.address().street()).containsExactly("Obispo Trejo 450");
            assertThat(location.latitude()).isEqualTo(-31.4201);
            assertThat(List.of(location.ships(), location.pickup(), location.exports()))
                    .containsExactly(true, true, false);
        });
        assertThat(catalogue.location(new LocationId("nowhere"))).isEmpty();
    }

    @Test
    void what_this_hub_changes_it_knows_at_once() {
        catalogue.saveLocations(List.of(location("old", true)));
        assertThat(catalogue.locations()).hasSize(1);

        catalogue.saveLocations(List.of(location("new", false)));

        assertThat(catalogue.location(CORDOBA)).hasValueSatisfying(location -> {
            assertThat(location.name()).isEqualTo("new");
            assertThat(location.ships()).isFalse();
        });
    }

    @Test
    void what_another_hub_changes_is_known_within_seconds() {
        catalogue.saveLocations(List.of(location("old", true)));
        assertThat(catalogue.locations()).hasSize(1);
        new Catalogue(database.jdbc(), clock).saveLocations(List.of(location("new", true)));

        clock.pass(Duration.ofSeconds(6));

        assertThat(catalogue.location(CORDOBA)).map(Location::name).hasValue("new");
    }

    @Test
    void a_product_is_told_by_its_sku_and_by_its_gtin_with_or_without_leading_zeros() {
        catalogue.saveProducts(List.of(new ProductRecord(SHIRT, "07790001000013", "Remera", null, "M", 220)));

        assertThat(catalogue.products(Set.of(SHIRT, new Sku("unknown"))).keySet())
                .containsExactly(SHIRT);
        assertThat(catalogue.grams(SHIRT)).isEqualTo(220);
        assertThat(catalogue.grams(new Sku("unknown"))).isZero();
        assertThat(catalogue.skusByGtin(Set.of("7790001000013", "1")))
                .hasSize(1)
                .containsEntry("7790001000013", SHIRT);
    }

    @Test
    void a_product_that_is_told_again_is_what_was_told_last() {
        catalogue.saveProducts(List.of(new ProductRecord(SHIRT, null, "Remera", null, null, 220)));
        assertThat(catalogue.grams(SHIRT)).isEqualTo(220);

        catalogue.saveProducts(List.of(new ProductRecord(SHIRT, null, "Remera", null, null, 230)));

        assertThat(catalogue.grams(SHIRT)).isEqualTo(230);
    }

    @Test
    void each_product_is_remembered_for_a_minute_from_when_it_was_read() {
        var jeans = new Sku("JEAN-1");
        catalogue.saveProducts(List.of(weighs(SHIRT, 220), weighs(jeans, 600)));
        catalogue.grams(SHIRT);
        clock.pass(Duration.ofSeconds(30));
        catalogue.grams(jeans);
        new Catalogue(database.jdbc(), clock).saveProducts(List.of(weighs(SHIRT, 230), weighs(jeans, 610)));

        clock.pass(Duration.ofSeconds(29));
        assertThat(catalogue.grams(SHIRT)).as("read 59 seconds ago").isEqualTo(220);
        clock.pass(Duration.ofSeconds(2));
        assertThat(catalogue.grams(SHIRT)).as("read 61 seconds ago").isEqualTo(230);
        assertThat(catalogue.grams(jeans)).as("read 31 seconds ago").isEqualTo(600);
    }

    @Test
    void what_is_taken_back_is_not_remembered() {
        catalogue.saveProducts(List.of(weighs(SHIRT, 220)));

        database.transaction().executeWithoutResult(status -> {
            catalogue.saveProducts(List.of(weighs(SHIRT, 230)));
            assertThat(catalogue.grams(SHIRT)).isEqualTo(230);
            status.setRollbackOnly();
        });

        assertThat(catalogue.grams(SHIRT)).isEqualTo(220);
    }

    @Test
    void what_others_read_before_it_is_committed_is_read_again_after() {
        catalogue.saveProducts(List.of(weighs(SHIRT, 220)));

        database.transaction().executeWithoutResult(status -> {
            catalogue.saveProducts(List.of(weighs(SHIRT, 230)));
            assertThat(CompletableFuture.supplyAsync(() -> catalogue.grams(SHIRT))
                            .join())
                    .isEqualTo(220);
        });

        assertThat(catalogue.grams(SHIRT)).isEqualTo(230);
    }

    @Test
    void what_a_product_wants_stays_until_something_else_is_said_and_other_hubs_know_within_a_minute() {
        var other = new Catalogue(database.jdbc(), clock);
        catalogue.saveProducts(List.of(wants(List.of("cold", "fragile"))));
        assertThat(requireNonNull(other.products(Set.of(SHIRT)).get(SHIRT)).care())
                .containsExactly("cold", "fragile");

        catalogue.saveProducts(List.of(wants(null)));
        assertThat(requireNonNull(catalogue.products(Set.of(SHIRT)).get(SHIRT)).care())
                .hasSize(2);
        catalogue.saveProducts(List.of(wants(List.of())));

        clock.pass(Duration.ofSeconds(61));
        assertThat(requireNonNull(other.products(Set.of(SHIRT)).get(SHIRT)).care())
                .isEmpty();
    }

    @Test
    void how_large_a_product_is_stays_until_something_else_is_said() {
        catalogue.saveProducts(List.of(measures(1720, 650, 1050)));
        assertThat(longest()).isEqualTo(1720);

        catalogue.saveProducts(List.of(measures(null, null, null)));
        assertThat(longest()).isEqualTo(1720);
        catalogue.saveProducts(List.of(measures(0, null, null)));

        assertThat(longest()).as("nobody knows how long it is").isEqualTo(1050);
    }

    private int longest() {
        return requireNonNull(catalogue.products(Set.of(SHIRT)).get(SHIRT)).longest();
    }

    private static ProductRecord measures(@Nullable Integer length, @Nullable Integer width, @Nullable Integer height) {
        return new ProductRecord(SHIRT, null, "Remera", null, null, 220, length, width, height, null, null, null);
    }

    @Test
    void a_location_takes_everything_back_until_it_says_otherwise() {
        catalogue.saveLocations(List.of(location("any", true)));
        assertThat(takesBack()).containsExactlyInAnyOrder(Condition.values());

        catalogue.saveLocations(List.of(takesBack(List.of(Condition.SELLABLE, Condition.DAMAGED))));
        assertThat(takesBack()).containsExactlyInAnyOrder(Condition.SELLABLE, Condition.DAMAGED);
        catalogue.saveLocations(List.of(location("as it was", true)));
        assertThat(takesBack()).containsExactlyInAnyOrder(Condition.SELLABLE, Condition.DAMAGED);
        catalogue.saveLocations(List.of(takesBack(List.of())));
        assertThat(takesBack()).isEmpty();
    }

    private Set<Condition> takesBack() {
        return catalogue.location(CORDOBA).orElseThrow().returns();
    }

    private static LocationRecord takesBack(List<Condition> conditions) {
        var any = location("some", true);
        return new LocationRecord(
                any.location(),
                any.name(),
                any.type(),
                any.country(),
                any.zone(),
                any.street(),
                any.city(),
                any.province(),
                any.postcode(),
                any.latitude(),
                any.longitude(),
                any.ships(),
                any.pickup(),
                any.exports(),
                conditions);
    }

    private static ProductRecord weighs(Sku sku, int grams) {
        return new ProductRecord(sku, null, "De prueba", null, null, grams);
    }

    private static ProductRecord wants(@Nullable List<String> care) {
        return new ProductRecord(SHIRT, null, "Remera", null, null, 220, null, null, care);
    }

    private static LocationRecord location(String name, boolean ships) {
        return new LocationRecord(
                CORDOBA,
                name,
                LocationRecord.Kind.STORE,
                "AR",
                "America/Argentina/Cordoba",
                "Obispo Trejo 450",
                "Córdoba",
                "Córdoba",
                "X5000",
                -31.4201,
                -64.1888,
                ships,
                true,
                false);
    }
}
