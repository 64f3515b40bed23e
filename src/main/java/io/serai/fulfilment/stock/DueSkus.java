package io.serai.fulfilment.stock;

import io.serai.inventory.Kits;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Of which SKUs channels may have to hear, because their promise may have changed since each was told. */
@Repository
class DueSkus {
    /** Where the ledger was read to, as the id of a transaction. Its row's lock is the lease of the one that reads on. */
    private static final String CURSOR = "stock.published-to";

    private final JdbcTemplate jdbc;
    private final Kits kits;
    private final StockPaces paces;

    DueSkus(JdbcTemplate jdbc, Kits kits, StockPaces paces) {
        this.jdbc = jdbc;
        this.kits = kits;
        this.paces = paces;
    }

    /** From now on the ledger is read, if it was not before. */
    void begin() {
        jdbc.update(
                "insert into setting values (?, pg_snapshot_xmin(pg_current_snapshot())::text) on conflict do nothing",
                CURSOR);
    }

    /**
     * Reads on in the ledger: the SKUs whose promise may have changed are due at every channel, and what was sold counts for their
     * pace. It reads what was committed by transactions of which none that began before is still running, so that it skips no one who
     * commits late; how many SKUs.
     */
    int gather(Instant now) {
        var from = jdbc.queryForList(
                "select value from setting where name = ? for update skip locked", String.class, CURSOR);
        if (from.isEmpty()) {
            return 0;
        }
        var to = jdbc.queryForObject("select pg_snapshot_xmin(pg_current_snapshot())::text", String.class);
        var skus = jdbc.query("""
                select sku from stock_move where tx >= ?::xid8 and tx < ?::xid8
                union select sku from stock_touch where tx < ?::xid8 and sku <> ''
                """, (row, n) -> new Sku(row.getString(1)), from.get(0), to, to);
        paces.sold(from.get(0), to, now);
        boolean all = jdbc.queryForObject(
                        "select count(*) from stock_touch where sku = '' and tx < ?::xid8", Integer.class, to)
                > 0;
        jdbc.update("delete from stock_touch where tx < ?::xid8", to);
        if (all) {
            everything();
        } else {
            some(skus);
        }
        jdbc.update("update setting set value = ? where name = ?", to, CURSOR);
        return skus.size();
    }

    private void some(Collection<Sku> skus) {
        var kitsToo = new TreeSet<>(skus);
        kitsToo.addAll(kits.with(skus).keySet());
        Rows.of(kitsToo).text(Sku::value).update(jdbc, """
                        insert into publication_due (channel, sku) select p.channel, k.sku from publication p, :rows as k(sku)
                        where not p.ended order by 1, 2 on conflict do nothing
                        """);
    }

    private void everything() {
        jdbc.update("""
                insert into publication_due (channel, sku) select p.channel, product.sku from publication p, product
                where not p.ended order by 1, 2 on conflict do nothing
                """);
    }

    /** All that there is. */
    void all(String channel) {
        jdbc.update("""
                insert into publication_due (channel, sku) select ?, sku from product order by sku on conflict do nothing
                """, channel);
    }

    void forget(String channel) {
        jdbc.update("delete from publication_due where channel = ?", channel);
    }

    /** Whether a channel may have to hear of so many SKUs now: without what it refused and is not told again yet. */
    boolean has(String channel, int skus, Instant now) {
        return !jdbc.queryForList("""
                        select from publication_due d left join publication_refused r using (channel, sku)
                        where d.channel = ? and (r.next_at is null or r.next_at <= ?) offset ? limit 1
                        """, channel, Timestamp.from(now), skus - 1).isEmpty();
    }

    /**
     * Takes up to so many SKUs of which a channel may have to hear. What it refused is taken apart from all else, when it is time, and in
     * messages as small as they have to be.
     *
     * @param refused the channel has just refused a message: others of which it may refuse one do not keep it from hearing what is new, and
     *     the less often and the fewer together they were refused the sooner they are tried. Otherwise those that wait the longest come first
     */
    List<Sku> take(String channel, int limit, boolean refused, Instant now) {
        return jdbc.query(
                """
                with due as (
                  select d.sku, r.most, greatest(d.since, r.next_at) as since,
                    case when ? then r.alone end as alone, case when ? then r.most end as together
                  from publication_due d left join publication_refused r using (channel, sku)
                  where d.channel = ? and (r.next_at is null or r.next_at <= ?)),
                first as (select most from due order by alone nulls first, together, since, sku limit 1)
                delete from publication_due where channel = ? and sku in (
                  select sku from due where most is not distinct from (select most from first)
                  order by alone nulls first, together, since, sku limit least(?, (select most from first)))
                returning sku
                """,
                (row, n) -> new Sku(row.getString(1)),
                refused,
                refused,
                channel,
                Timestamp.from(now),
                channel,
                limit);
    }

    /** What kept pieces off because the channel heard late is looked at again. */
    void buffered(String channel) {
        jdbc.update("""
                insert into publication_due (channel, sku)
                select distinct channel, sku from published where channel = ? and buffer > 0
                order by 1, 2 on conflict do nothing
                """, channel);
    }
}
