package io.serai.fulfilment;

import io.serai.inventory.Kits;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Which SKUs' promises may have changed, as the ledger tells it: each reader reads on from where it was, up to the oldest transaction
 * that still runs, so that nobody is skipped who commits late. Nothing is written for it where stock moves.
 */
@Repository
class StockNews {
    private static final String CURSOR = "stock.read-by.";
    private static final String PACE = "pace";
    private static final Duration TOUCHES_LAST = Duration.ofDays(7);

    /** {@code all}: a policy changed that is of no SKU in particular. */
    record News(Set<Sku> skus, boolean all) {
        static final News NONE = new News(Set.of(), false);
    }

    private record Range(String from, String to) {}

    private final JdbcTemplate jdbc;
    private final Kits kits;

    StockNews(JdbcTemplate jdbc, Kits kits) {
        this.jdbc = jdbc;
        this.kits = kits;
    }

    /** What is new for this reader since it asked last, kits of changed parts too; one hub at a time gets an answer. */
    News read(String reader) {
        var range = advance(reader);
        if (range == null) {
            return News.NONE;
        }
        var skus = new TreeSet<Sku>();
        boolean[] all = {false};
        jdbc.query(
                """
                select sku from stock_move where tx >= ?::xid8 and tx < ?::xid8
                union select sku from stock_touch where tx >= ?::xid8 and tx < ?::xid8
                """,
                row -> {
                    if (row.getString(1).isEmpty()) {
                        all[0] = true;
                    } else {
                        skus.add(new Sku(row.getString(1)));
                    }
                },
                range.from(),
                range.to(),
                range.from(),
                range.to());
        skus.addAll(kits.with(skus).keySet());
        return new News(skus, all[0]);
    }

    /** Counts what was sold into the pace of each SKU. What a channel's fence takes or gives is no sale. */
    void count(Instant now) {
        var range = advance(PACE);
        if (range == null) {
            return;
        }
        jdbc.update(
                """
                insert into stock_pace as p (sku, sold, at)
                select sku, sum(case when cause = 'RELEASE' then -quantity else quantity end), ?::timestamptz
                from stock_move
                where tx >= ?::xid8 and tx < ?::xid8 and cause in ('RESERVATION', 'RELEASE', 'SALE')
                  and coalesce(reference, '') not like 'fence %'
                group by sku order by sku
                on conflict (sku) do update set at = excluded.at,
                  sold = greatest(0, p.sold * exp(-extract(epoch from excluded.at - p.at) / 3600.0) + excluded.sold)
                """,
                Timestamp.from(now),
                range.from(),
                range.to());
        jdbc.update("delete from stock_touch where at < ?", Timestamp.from(now.minus(TOUCHES_LAST)));
    }

    /** Pieces in an hour; a SKU of which none was sold is left out. */
    Map<Sku, Double> paces(Collection<Sku> skus, Instant now) {
        var paces = new HashMap<Sku, Double>();
        Rows.of(skus).text(Sku::value).instant(sku -> now).query(jdbc, """
                        select p.sku, p.sold * exp(-greatest(0, extract(epoch from k.now - p.at)) / 3600.0)
                        from :rows as k(sku, now) join stock_pace p using (sku)
                        """, (row, n) -> paces.put(new Sku(row.getString(1)), row.getDouble(2)));
        return paces;
    }

    /** The transactions to read now; null if another hub reads, or for a reader that begins here. */
    private @Nullable Range advance(String reader) {
        var from = jdbc.queryForList(
                "select value from setting where name = ? for update skip locked", String.class, CURSOR + reader);
        var to = String.valueOf(
                jdbc.queryForObject("select pg_snapshot_xmin(pg_current_snapshot())::text", String.class));
        if (from.isEmpty()) {
            jdbc.update("insert into setting values (?, ?) on conflict do nothing", CURSOR + reader, to);
            return null;
        }
        if (from.get(0).equals(to)) {
            return null;
        }
        jdbc.update("update setting set value = ? where name = ?", to, CURSOR + reader);
        return new Range(from.get(0), to);
    }
}
