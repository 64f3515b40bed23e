package io.serai.chaos;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.inventory.Reservations;
import io.serai.inventory.Stock;
import io.serai.inventory.Wish;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.jdbc.core.JdbcTemplate;

/** How long a reservation and a look at a SKU's stock take in small books and in large ones: each SKU lies at ten locations. */
final class StockSize {
    private static final int LOCATIONS_OF_A_SKU = 10;
    private static final int SAMPLES = 400;

    private final HikariDataSource pool;
    private final JdbcTemplate jdbc;
    private int key;

    StockSize(HikariDataSource pool) {
        this.pool = pool;
        this.jdbc = new JdbcTemplate(pool);
    }

    Map<String, Object> measure(int locations, int skus, int moves) {
        var figures = new LinkedHashMap<String, Object>();
        int few = Math.max(10, skus / 100);
        fill(locations, 1, few, 10);
        var small = times(locations, few);
        fill(locations, few + 1, skus, Math.max(1, moves / (skus * LOCATIONS_OF_A_SKU)));
        var large = times(locations, skus);
        figures.put("size_locations", jdbc.queryForObject("select count(distinct location) from stock", Long.class));
        figures.put("size_skus", skus);
        figures.put("size_moves", jdbc.queryForObject("select count(*) from stock_move", Long.class));
        figures.put("reserve_median_us_small", small.get(0));
        figures.put("reserve_median_us", large.get(0));
        figures.put("reserve_ratio", Math.round(100.0 * large.get(0) / small.get(0)) / 100.0);
        figures.put("look_median_us_small", small.get(1));
        figures.put("look_median_us", large.get(1));
        return figures;
    }

    private void fill(int locations, int from, int to, int movesOfAPlace) {
        jdbc.update("""
                insert into stock (location, sku, on_hand)
                select 'L' || (s * 7919 + l * 104729) %% %d, 'SKU-' || s, %d
                from generate_series(%d, %d) s, generate_series(1, %d) l on conflict do nothing
                """.formatted(locations, movesOfAPlace, from, to, LOCATIONS_OF_A_SKU));
        jdbc.update("""
                insert into stock_move (location, sku, quantity, cause) select location, sku, 1, 'RECEIPT'
                from stock, generate_series(1, %d) where substr(sku, 5)::int between %d and %d
                """.formatted(movesOfAPlace, from, to));
        jdbc.execute("vacuum analyze stock");
        jdbc.execute("analyze stock_move");
        System.out.printf("stock books: SKUs %d to %d are there%n", from, to);
    }

    /** Median microseconds: of a reservation, and of a look. */
    private List<Long> times(int locations, int skus) {
        try (var context = StockKeepers.context(pool)) {
            var reservations = context.getBean(Reservations.class);
            var stock = context.getBean(Stock.class);
            var random = new Random(skus);
            var reserving = new ArrayList<Long>();
            var looking = new ArrayList<Long>();
            for (int i = 0; i < SAMPLES; i++) {
                int s = 1 + random.nextInt(skus);
                int l = 1 + random.nextInt(LOCATIONS_OF_A_SKU);
                var sku = new Sku("SKU-" + s);
                var where = new LocationId("L" + (s * 7919L + l * 104729L) % locations);
                var wish = new Wish(
                        "size-" + key++, "web", null, Duration.ofHours(1), List.of(new Wish.Line(where, sku, 1)));
                long began = System.nanoTime();
                reservations.reserve(wish);
                reserving.add(System.nanoTime() - began);
                began = System.nanoTime();
                stock.everywhere(List.of(sku));
                looking.add(System.nanoTime() - began);
            }
            return List.of(median(reserving), median(looking));
        }
    }

    private static long median(List<Long> nanos) {
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / 1_000;
    }
}
