package io.serai.inventory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.serai.contract.Address;
import io.serai.contract.LocationRecord;
import io.serai.contract.ProductRecord;
import io.serai.contract.StockUpdate.Condition;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Json;
import io.serai.log.Rows;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Master data: which locations and products there are. What this hub has read it remembers, locations for a few seconds, each product for a
 * minute: nearly every group of orders asks for some.
 */
@Repository
public class Catalogue {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration PRODUCTS_FRESH = Duration.ofMinutes(1);

    /** Products that are remembered at most, some 20 MB. */
    private static final int MOST_REMEMBERED = 50_000;

    /**
     * What is known of a product: what a piece weighs, and its longest side in millimetres, each 0 where nobody knows; {@code care} is what it
     * wants, such as cold.
     */
    public record Product(Sku sku, @Nullable String gtin, String title, int grams, int longest, List<String> care) {
        public Product {
            care = List.copyOf(care);
        }
    }

    private record Locations(Map<LocationId, Location> byId, List<Location> list, Instant readAt) {}

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Cache<Sku, Product> products;
    private volatile Locations locations = new Locations(Map.of(), List.of(), Instant.EPOCH);

    Catalogue(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.products = Caffeine.newBuilder()
                .expireAfterWrite(PRODUCTS_FRESH)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .maximumSize(MOST_REMEMBERED)
                .build();
    }

    /** The very same list as long as nothing was read anew. */
    public List<Location> locations() {
        return all().list();
    }

    public Optional<Location> location(LocationId id) {
        return Optional.ofNullable(all().byId().get(id));
    }

    /** The place where customers collect that people call so, if no other is called the same. */
    public Optional<Location> pickupCalled(String name) {
        var called = all().list().stream()
                .filter(location -> location.pickup() && location.name().equalsIgnoreCase(name.strip()))
                .toList();
        return called.size() == 1 ? Optional.of(called.get(0)) : Optional.empty();
    }

    /** Those of the SKUs that exist. */
    public Map<Sku, Product> products(Collection<Sku> skus) {
        var found = new HashMap<>(products.getAllPresent(skus));
        var missing = new HashSet<>(skus);
        missing.removeAll(found.keySet());
        Rows.of(missing)
                .text(Sku::value)
                .query(
                        jdbc,
                        """
                        select sku, gtin, title, grams, greatest(length, width, height), care from product
                        where sku in (select * from :rows)
                        """,
                        (row, n) -> new Product(
                                new Sku(row.getString(1)),
                                row.getString(2),
                                row.getString(3),
                                row.getInt(4),
                                row.getInt(5),
                                List.of((String[]) row.getArray(6).getArray())))
                .forEach(product -> {
                    products.put(product.sku(), product);
                    found.put(product.sku(), product);
                });
        return found;
    }

    /** The SKUs of GTINs; 8 to 14 digits are compared without leading zeros. */
    public Map<String, Sku> skusByGtin(Collection<String> gtins) {
        record Found(String gtin, Sku sku) {}
        return Rows.of(Set.copyOf(gtins))
                .text(gtin -> gtin)
                .query(jdbc, """
                        select g, sku from :rows as g(g) join product on ltrim(gtin, '0') = ltrim(g, '0')
                        """, (row, n) -> new Found(row.getString(1), new Sku(row.getString(2))))
                .stream()
                .collect(Collectors.toMap(Found::gtin, Found::sku, (a, b) -> a));
    }

    /** What one piece weighs; 0 for an unknown product. */
    public int grams(Sku sku) {
        return Optional.ofNullable(products(List.of(sku)).get(sku))
                .map(Product::grams)
                .orElse(0);
    }

    public void saveLocations(Collection<LocationRecord> records) {
        Rows.of(records)
                .text(each -> each.location().value())
                .text(LocationRecord::name)
                .text(each -> each.type().name())
                .text(LocationRecord::country)
                .text(LocationRecord::zone)
                .json(each -> Json.write(addressOf(each)))
                .text(each -> Double.toString(each.latitude()))
                .text(each -> Double.toString(each.longitude()))
                .bool(LocationRecord::ships)
                .bool(LocationRecord::pickup)
                .bool(LocationRecord::exports)
                .update(jdbc, """
                        insert into location (id, name, type, country, zone, address, latitude, longitude, ships, pickup, exports)
                        select id, name, type, country, zone, address, latitude::float8,
                          longitude::float8, ships, pickup, exports
                        from :rows as r(id, name, type, country, zone, address, latitude, longitude, ships, pickup, exports)
                        order by id on conflict (id) do update set name = excluded.name, type = excluded.type,
                          country = excluded.country, zone = excluded.zone, address = excluded.address,
                          latitude = excluded.latitude, longitude = excluded.longitude, ships = excluded.ships,
                          pickup = excluded.pickup, exports = excluded.exports
                        """);
        Rows.of(records.stream().filter(each -> each.returns() != null).toList())
                .text(each -> each.location().value())
                .json(each -> Json.write(names(each.returns())))
                .update(jdbc, """
                        update location l set returns = array(select jsonb_array_elements_text(r.returns))
                        from :rows as r(id, returns) where l.id = r.id
                        """);
        locations = new Locations(Map.of(), List.of(), Instant.EPOCH);
    }

    private static List<String> names(@Nullable List<Condition> conditions) {
        return conditions == null
                ? List.of()
                : conditions.stream().map(Condition::name).distinct().toList();
    }

    public void saveProducts(Collection<ProductRecord> records) {
        Rows.of(records)
                .text(each -> each.sku().value())
                .text(ProductRecord::gtin)
                .text(ProductRecord::title)
                .text(ProductRecord::colour)
                .text(ProductRecord::size)
                .integer(ProductRecord::grams)
                .update(jdbc, """
                        insert into product (sku, gtin, title, colour, size, grams) select * from :rows order by 1
                        on conflict (sku) do update set gtin = excluded.gtin, title = excluded.title,
                          colour = excluded.colour, size = excluded.size, grams = excluded.grams
                        """);
        Rows.of(records.stream()
                        .filter(each -> each.length() != null || each.width() != null || each.height() != null)
                        .toList())
                .text(each -> each.sku().value())
                .text(each -> millimetres(each.length()))
                .text(each -> millimetres(each.width()))
                .text(each -> millimetres(each.height()))
                .update(jdbc, """
                        update product p set length = coalesce(r.length::int, p.length), width = coalesce(r.width::int, p.width),
                          height = coalesce(r.height::int, p.height)
                        from :rows as r(sku, length, width, height) where p.sku = r.sku
                        """);
        Rows.of(records.stream().filter(each -> each.care() != null).toList())
                .text(each -> each.sku().value())
                .json(each -> Optional.ofNullable(each.care()).map(Json::write).orElse(null))
                .update(jdbc, """
                        update product p set care = array(select jsonb_array_elements_text(r.care))
                        from :rows as r(sku, care) where p.sku = r.sku
                        """);
        forget(records.stream().map(ProductRecord::sku).collect(Collectors.toSet()));
    }

    private static @Nullable String millimetres(@Nullable Integer side) {
        return side == null ? null : side.toString();
    }

    /** Once more at the end: what others read before it is committed is old, and what this transaction reads may be taken back. */
    private void forget(Set<Sku> skus) {
        products.invalidateAll(skus);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    products.invalidateAll(skus);
                }
            });
        }
    }

    private Locations all() {
        var known = locations;
        if (known.readAt().plus(FRESH).isBefore(clock.instant()) || known.list().isEmpty()) {
            var read = read();
            var list = read.equals(known.byId()) ? known.list() : List.copyOf(read.values());
            known = new Locations(read, list, clock.instant());
            locations = known;
        }
        return known;
    }

    private Map<LocationId, Location> read() {
        return jdbc
                .query(
                        "select * from location",
                        (row, n) -> new Location(
                                new LocationId(row.getString("id")),
                                row.getString("name"),
                                row.getString("type"),
                                ZoneId.of(row.getString("zone")),
                                Json.read(row.getString("address"), Address.class),
                                row.getDouble("latitude"),
                                row.getDouble("longitude"),
                                row.getBoolean("ships"),
                                row.getBoolean("pickup"),
                                row.getBoolean("exports"),
                                conditions(row.getArray("returns"))))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Location::id, location -> location));
    }

    private static Set<Condition> conditions(Array names) throws SQLException {
        return Arrays.stream((String[]) names.getArray())
                .map(Condition::valueOf)
                .collect(Collectors.toSet());
    }

    private static Address addressOf(LocationRecord each) {
        return new Address(
                each.name(),
                null,
                each.street() == null ? List.of() : List.of(each.street()),
                each.city(),
                each.province(),
                each.postcode(),
                each.country(),
                null,
                each.latitude(),
                each.longitude());
    }
}
