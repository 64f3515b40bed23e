package io.serai.inventory;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The stock rows and their ledger. Rows are locked by location, then SKU, and last of all that a transaction locks. */
@Repository
public class Stock {
    private final JdbcTemplate jdbc;

    Stock(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What is at these places now, without a lock; places without a row are left out. */
    public Map<StockPlace, StockLevel> levels(Collection<StockPlace> places) {
        return read(new TreeSet<>(places), "");
    }

    /** Locks these places and reads them. */
    public Map<StockPlace, StockLevel> lock(Collection<StockPlace> places) {
        return read(new TreeSet<>(places), " order by s.location, s.sku for no key update of s");
    }

    private Map<StockPlace, StockLevel> read(Collection<StockPlace> places, String suffix) {
        var levels = new HashMap<StockPlace, StockLevel>();
        Rows.of(places)
                .text(place -> place.location().value())
                .text(place -> place.sku().value())
                .query(
                        jdbc,
                        "select s.* from :rows as p(location, sku) join stock s using (location, sku)" + suffix,
                        (row, n) -> levels.put(place(row), level(row)));
        return levels;
    }

    /** Every place that has some of these SKUs to promise, without a lock. */
    public Map<StockPlace, StockLevel> available(Collection<Sku> skus) {
        var levels = new HashMap<StockPlace, StockLevel>();
        Rows.of(new TreeSet<>(skus)).text(Sku::value).query(jdbc, """
                        select s.* from stock s
                        where sku in (select * from :rows) and on_hand - reserved - safety + oversell > 0
                        """, (row, n) -> levels.put(place(row), level(row)));
        return levels;
    }

    /**
     * Applies the changes, summed by place, and writes the ledger. The table itself refuses what would break a promise: reserved
     * above on hand and its cap, or below zero.
     */
    public void apply(Collection<StockChange> changes, Instant now) {
        var sums = new TreeMap<StockPlace, StockChange>();
        changes.forEach(change -> sums.merge(change.place(), change, StockChange::plus));
        // One row is locked by its update; of several the update itself would not keep to the order.
        if (sums.size() != 1 || add(sums.values()) == 0) {
            var known = lock(sums.keySet()).keySet();
            addPlaces(sums.keySet().stream()
                    .filter(place -> !known.contains(place))
                    .toList());
            add(sums.values());
        }
        write(changes.stream().filter(change -> change.onHand() != 0).toList(), now);
    }

    private int add(Collection<StockChange> sums) {
        return Rows.of(sums)
                .text(change -> change.place().location().value())
                .text(change -> change.place().sku().value())
                .integer(StockChange::onHand)
                .integer(StockChange::reserved)
                .update(jdbc, """
                        update stock as s set on_hand = s.on_hand + c.on_hand, reserved = s.reserved + c.reserved
                        from :rows as c(location, sku, on_hand, reserved)
                        where s.location = c.location and s.sku = c.sku
                        """);
    }

    private void addPlaces(Collection<StockPlace> places) {
        Rows.of(places)
                .text(place -> place.location().value())
                .text(place -> place.sku().value())
                .update(jdbc, "insert into stock (location, sku) select * from :rows on conflict do nothing");
    }

    private void write(List<StockChange> moves, Instant now) {
        Rows.of(moves)
                .text(move -> move.place().location().value())
                .text(move -> move.place().sku().value())
                .integer(StockChange::onHand)
                .text(move -> String.valueOf(move.cause()))
                .uuid(move -> move.order() == null ? null : move.order().value())
                .text(StockChange::reference)
                .uuid(StockChange::exception)
                .instant(move -> now)
                .update(jdbc, """
                        insert into stock_move (location, sku, quantity, cause, order_id, reference, exception_id, at)
                        select * from :rows
                        """);
    }

    private static StockPlace place(ResultSet row) throws SQLException {
        return new StockPlace(new LocationId(row.getString("location")), new Sku(row.getString("sku")));
    }

    private static StockLevel level(ResultSet row) throws SQLException {
        return new StockLevel(
                row.getInt("on_hand"), row.getInt("reserved"), row.getInt("safety"), row.getInt("oversell"));
    }
}
