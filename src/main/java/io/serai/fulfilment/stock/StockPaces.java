package io.serai.fulfilment.stock;

import io.serai.inventory.Kits;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** How fast SKUs have sold of late at each location: each piece counts less the longer ago it was, by half in 42 minutes. */
@Repository
class StockPaces {
    private final JdbcTemplate jdbc;
    private final Kits kits;

    StockPaces(JdbcTemplate jdbc, Kits kits) {
        this.jdbc = jdbc;
        this.kits = kits;
    }

    /** What was sold in transactions from one to before another, by their ids. */
    void sold(String from, @Nullable String to, Instant now) {
        jdbc.update("""
                insert into stock_pace as p (sku, location, sold, at)
                select sku, location, sum(case when cause = 'RELEASE' then -quantity else quantity end), ?::timestamptz
                from stock_move
                where tx >= ?::xid8 and tx < ?::xid8 and cause in ('RESERVATION', 'RELEASE', 'SALE')
                  and coalesce(reference, '') not like 'fence %'
                group by sku, location order by sku, location
                on conflict (sku, location) do update set at = excluded.at,
                  sold = greatest(0, p.sold * exp(-extract(epoch from excluded.at - p.at) / 3600.0) + excluded.sold)
                """, Timestamp.from(now), from, to);
    }

    Paces of(Collection<Sku> skus, Instant now) {
        var bundles = kits.of(skus);
        var simple = new TreeSet<>(skus);
        bundles.values().forEach(parts -> parts.forEach(part -> simple.add(part.sku())));
        var sold = new HashMap<Sku, Map<String, Double>>();
        Rows.of(simple)
                .text(Sku::value)
                .instant(sku -> now)
                .query(
                        jdbc,
                        """
                        select p.sku, p.location, p.sold * exp(-greatest(0, extract(epoch from k.now - p.at)) / 3600.0)
                        from :rows as k(sku, now) join stock_pace p using (sku)
                        """,
                        (row, n) -> sold.computeIfAbsent(new Sku(row.getString(1)), sku -> new HashMap<>())
                                .put(row.getString(2), row.getDouble(3)));
        return new Paces(sold, bundles);
    }
}
