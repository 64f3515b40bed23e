package io.serai.inventory;

import io.serai.contract.ProductRecord;
import io.serai.contract.ProductRecord.Tracking;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Whether a SKU has lots, as its master data says. When that changes, its pieces are of lots that nobody has named yet: what lies where
 * stays as it is, and the ledger says so. In the caller's transaction, after the products are saved.
 *
 * <p>That locks stock. A transaction that locks anything else afterwards, such as what was counted, lets it be done in one of its own before.
 */
@Repository
public class LotTracking {
    private final JdbcTemplate jdbc;
    private final Lots lots;

    LotTracking(JdbcTemplate jdbc, Lots lots) {
        this.jdbc = jdbc;
        this.lots = lots;
    }

    /** Those that say another than what is known of their SKU. Without a lock. */
    public List<ProductRecord> changing(Collection<ProductRecord> products) {
        var saying = products.stream().filter(each -> each.tracking() != null).toList();
        var known = known(saying, "");
        return saying.stream()
                .filter(each -> each.tracking() != known.getOrDefault(each.sku(), Tracking.NONE))
                .toList();
    }

    /**
     * Saves how long a lot has to be good, where nothing else changes.
     *
     * @throws ConcurrencyFailureException if it does, as somebody else has changed it meanwhile
     */
    public void saveShelfLives(Collection<ProductRecord> products) {
        Rows.of(products.stream().filter(each -> each.shelfLife() != null).toList())
                .text(each -> each.sku().value())
                .text(each -> String.valueOf(each.shelfLife()))
                .update(jdbc, """
                        update product p set shelf_life = r.shelf_life::int from :rows as r(sku, shelf_life)
                        where p.sku = r.sku and p.shelf_life is distinct from r.shelf_life::int
                        """);
        if (!changing(products).isEmpty()) {
            throw new ConcurrencyFailureException("somebody else says at the same time how pieces are told apart");
        }
    }

    /** How long this transaction waits for a lock, at most. */
    public void waitAtMost(Duration patience) {
        jdbc.queryForObject("select set_config('lock_timeout', ?, true)", String.class, patience.toMillis() + "ms");
    }

    /** Saves what these products say. */
    public void save(Collection<ProductRecord> products, Instant now) {
        var saying = products.stream()
                .filter(each -> each.tracking() != null || each.shelfLife() != null)
                .toList();
        if (saying.isEmpty()) {
            return;
        }
        var before = known(saying, "for no key update of p");
        Rows.of(saying)
                .text(each -> each.sku().value())
                .text(each -> each.tracking() == null ? null : each.tracking().name())
                .text(each -> each.shelfLife() == null ? null : each.shelfLife().toString())
                .update(jdbc, """
                        update product p set tracking = coalesce(r.tracking, p.tracking),
                          shelf_life = coalesce(r.shelf_life::int, p.shelf_life)
                        from :rows as r(sku, tracking, shelf_life) where p.sku = r.sku
                        """);
        var changed = saying.stream()
                .filter(each -> each.tracking() != null && each.tracking() != before.get(each.sku()))
                .map(ProductRecord::sku)
                .toList();
        if (!changed.isEmpty()) {
            begin(changed, now);
            lots.changed();
        }
    }

    private Map<Sku, Tracking> known(List<ProductRecord> products, String lock) {
        var known = new HashMap<Sku, Tracking>();
        Rows.of(products)
                .text(each -> each.sku().value())
                .query(
                        jdbc,
                        "select p.sku, p.tracking from :rows as r(sku) join product p using (sku) order by p.sku "
                                + lock,
                        (row, n) -> known.put(new Sku(row.getString(1)), Tracking.valueOf(row.getString(2))));
        return known;
    }

    /** Its places are locked, so that nothing moves between what the levels say now and the lots that begin with it. */
    private void begin(List<Sku> skus, Instant now) {
        Rows.of(skus).text(Sku::value).query(jdbc, """
                        select s.location from :rows as r(sku) join stock s using (sku)
                        order by s.location, s.sku for no key update of s
                        """, (row, n) -> row.getString(1));
        Rows.of(skus).text(Sku::value).instant(sku -> now).update(jdbc, """
                        insert into stock_move (location, sku, quantity, source, target, cause, lot, at)
                        select l.location, l.sku, m.pieces, m.source, m.target, 'LOT', m.lot, r.at
                        from :rows as r(sku, at) join stock_lot l using (sku)
                          cross join lateral (values ('SELLABLE', l.on_hand), ('DAMAGED', l.damaged),
                            ('QUARANTINE', l.quarantine), ('IN_TRANSIT', l.in_transit)) a(account, pieces)
                          cross join lateral (values (a.account, 'OUTSIDE', l.lot, a.pieces),
                            ('OUTSIDE', a.account, null, a.pieces)) m(source, target, lot, pieces)
                        where l.lot <> '' and a.pieces > 0
                        """);
        for (var table : List.of("stock_lot", "lot_claim")) {
            Rows.of(skus).text(Sku::value).update(jdbc, "delete from " + table + " where sku in (select * from :rows)");
        }
        Rows.of(skus).text(Sku::value).update(jdbc, """
                        update stock s set tracked = p.tracking <> 'NONE' from :rows as r(sku) join product p using (sku)
                        where s.sku = p.sku
                        """);
        Rows.of(skus).text(Sku::value).update(jdbc, """
                        insert into stock_lot (location, sku, lot, serial, on_hand, damaged, quarantine, in_transit)
                        select s.location, s.sku, '', p.tracking = 'SERIAL', s.on_hand, s.damaged, s.quarantine, s.in_transit
                        from :rows as r(sku) join product p using (sku) join stock s using (sku)
                        where s.tracked and (s.on_hand, s.damaged, s.quarantine, s.in_transit) <> (0, 0, 0, 0)
                        """);
    }
}
