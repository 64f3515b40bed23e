package io.serai.inventory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.serai.kernel.LocationId;
import io.serai.kernel.Port;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * How fast each SKU sells at each location, from the ledger: what was sold at a till or sent to customers. A row for each place that
 * sells, brought up to date where it sold something; the rest fades by itself when it is read.
 */
@Port
@Repository("salesRates")
public class SalesRates {
    /** Where the ledger was read to, as the id of a transaction. Its row's lock is the lease of the one that reads on. */
    private static final String CURSOR = "sourcing.sold-to";

    private static final String SOLD = "cause in ('SALE', 'SHIPMENT') and target = 'OUTSIDE'";

    /** Seconds in which what was sold fades to 1/e: half of it in two weeks. */
    private static final double LIFE = Duration.ofDays(14).toSeconds() / Math.log(2);

    private static final double DAY = Duration.ofDays(1).toSeconds();
    private static final int PARTS = 1000;

    private static final Duration LATELY = Duration.ofMinutes(1);

    /** Places that are remembered at most, some 20 MB. */
    private static final int MOST_REMEMBERED = 200_000;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Cache<Sku, Map<StockPlace, Integer>> recent;

    SalesRates(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.recent = Caffeine.newBuilder()
                .expireAfterWrite(LATELY)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .maximumWeight(MOST_REMEMBERED)
                .weigher((Sku sku, Map<StockPlace, Integer> paces) -> 1 + paces.size())
                .build();
    }

    /**
     * Reads on in the ledger, as far as no transaction that began before is still running: nothing that commits late is skipped, and
     * nothing counts twice. The first time all that is there counts. How many places sold something.
     */
    @Transactional
    public int gather() {
        boolean first = jdbc.update("insert into setting values (?, '0') on conflict do nothing", CURSOR) == 1;
        var from = jdbc.queryForList(
                "select value from setting where name = ? for update skip locked", String.class, CURSOR);
        if (from.isEmpty()) {
            return 0;
        }
        var to = jdbc.queryForObject("select pg_snapshot_xmin(pg_current_snapshot())::text", String.class);
        var now = Timestamp.from(clock.instant());
        int places = first ? all(to, now) : since(from.get(0), to, now);
        jdbc.update("update setting set value = ? where name = ?", to, CURSOR);
        return places;
    }

    private int all(String to, Timestamp now) {
        return jdbc.update("""
                insert into sales_rate as r (sku, location, sold, at)
                select sku, location, sum(quantity * exp(-greatest(0, extract(epoch from ?::timestamptz - at)) / ?)), ?::timestamptz
                from stock_move where tx < ?::xid8 and %s group by sku, location order by sku, location
                on conflict (sku, location) do update set sold = excluded.sold, at = excluded.at
                """.formatted(SOLD), now, LIFE, now, to);
    }

    private int since(String from, String to, Timestamp now) {
        return jdbc.update("""
                insert into sales_rate as r (sku, location, sold, at)
                select sku, location, sum(quantity), ?::timestamptz
                from stock_move where tx >= ?::xid8 and tx < ?::xid8 and %s group by sku, location order by sku, location
                on conflict (sku, location) do update set at = excluded.at,
                  sold = r.sold * exp(-greatest(0, extract(epoch from excluded.at - r.at)) / ?) + excluded.sold
                """.formatted(SOLD), now, from, to, LIFE);
    }

    /** Thousandths of a piece in a day, as of an instant; places that never sold any are left out. */
    public Map<StockPlace, Integer> of(Collection<Sku> skus, Instant now) {
        var rates = new HashMap<StockPlace, Integer>();
        Rows.of(new TreeSet<>(skus))
                .text(Sku::value)
                .instant(sku -> now)
                .query(
                        jdbc,
                        """
                        select r.sku, r.location, r.sold * exp(-greatest(0, extract(epoch from k.now - r.at)) / %s)
                        from :rows as k(sku, now) join sales_rate r using (sku)
                        """.formatted(LIFE),
                        (row, n) -> rates.put(
                                new StockPlace(new LocationId(row.getString(2)), new Sku(row.getString(1))),
                                (int) Math.round(row.getDouble(3) * PARTS * DAY / LIFE)));
        return rates;
    }

    /**
     * The same as it was at most a minute ago, in which it hardly changes: carts are promised a place by the thousand, and read it
     * from memory. Of an SKU nobody asked for lately it is read.
     */
    public Map<StockPlace, Integer> lately(Collection<Sku> skus) {
        var known = recent.getAllPresent(skus);
        var rates = new HashMap<StockPlace, Integer>();
        known.values().forEach(rates::putAll);
        var unknown = skus.stream().filter(sku -> !known.containsKey(sku)).collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            var read = new HashMap<Sku, Map<StockPlace, Integer>>();
            unknown.forEach(sku -> read.put(sku, new HashMap<>()));
            of(unknown, clock.instant())
                    .forEach((place, pace) -> read.computeIfAbsent(place.sku(), sku -> new HashMap<>())
                            .put(place, pace));
            recent.putAll(read);
            read.values().forEach(rates::putAll);
        }
        return rates;
    }
}
