package io.serai.inventory;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The stock rows and their ledger. Rows are locked by location, then SKU, and last of all that a transaction locks. */
@Repository
public class Stock {
    private static final String COLUMNS = "(location, sku, on_hand, reserved, damaged, quarantine, in_transit)";

    private static final String APPLY = """
            with d as %s,
            changed as (
              update stock as s set on_hand = s.on_hand + d.on_hand, reserved = s.reserved + d.reserved,
                damaged = s.damaged + d.damaged, quarantine = s.quarantine + d.quarantine,
                in_transit = s.in_transit + d.in_transit
              from d where s.location = d.location and s.sku = d.sku
              returning s.location, s.sku, s.tracked),
            written as (
              insert into stock_move
                (location, sku, quantity, source, target, towards, cause, order_id, reference, exception_id, lot, happened, at)
              select * from :moves)
            select location, sku, tracked from changed
            """;

    /** Of rows that are locked, or of one, which its update locks. */
    private static final String LOCKED = APPLY.formatted("(select * from :rows as d" + COLUMNS + ")");

    /** Of several others the update itself would not keep to the order. */
    private static final String MANY = APPLY.formatted("materialized (select d.* from :rows as d" + COLUMNS
            + " join stock s using (location, sku) order by s.location, s.sku for no key update of s)");

    private static final String OPEN = """
            insert into stock as s (location, sku, on_hand, reserved, damaged, quarantine, in_transit, tracked, safety)
            select d.*, exists (select from product p where p.sku = d.sku and p.tracking <> 'NONE'),
              safety_of(d.location, d.sku) from :rows as d%s
            on conflict (location, sku) do update set on_hand = s.on_hand + excluded.on_hand,
              reserved = s.reserved + excluded.reserved, damaged = s.damaged + excluded.damaged,
              quarantine = s.quarantine + excluded.quarantine, in_transit = s.in_transit + excluded.in_transit
            returning location, sku, tracked
            """.formatted(COLUMNS);

    private final JdbcTemplate jdbc;
    private final Lots lots;

    Stock(JdbcTemplate jdbc, Lots lots) {
        this.jdbc = jdbc;
        this.lots = lots;
    }

    /** What is at these places now, without a lock; places without a row are left out. */
    public Map<StockPlace, StockLevel> levels(Collection<StockPlace> places) {
        return read(new TreeSet<>(places), "");
    }

    /** Locks these places and reads them. */
    public Map<StockPlace, StockLevel> lock(Collection<StockPlace> places) {
        return read(new TreeSet<>(places), " order by s.location, s.sku for no key update of s");
    }

    /** The same of those that nobody else has locked, for who has locked some before and may not wait; the others are left out. */
    public Map<StockPlace, StockLevel> lockFree(Collection<StockPlace> places) {
        return read(new TreeSet<>(places), " order by s.location, s.sku for no key update of s skip locked");
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

    /** Every place that has a row of some of these SKUs, without a lock. */
    public Map<StockPlace, StockLevel> everywhere(Collection<Sku> skus) {
        var levels = new HashMap<StockPlace, StockLevel>();
        Rows.of(new TreeSet<>(skus))
                .text(Sku::value)
                .query(
                        jdbc,
                        "select s.* from :rows as k(sku) join stock s using (sku)",
                        (row, n) -> levels.put(place(row), level(row)));
        return levels;
    }

    /** Every place that has some of these SKUs to promise, without a lock. */
    public Map<StockPlace, StockLevel> available(Collection<Sku> skus) {
        var levels = new HashMap<StockPlace, StockLevel>();
        Rows.of(new TreeSet<>(skus)).text(Sku::value).query(jdbc, """
                        select s.* from stock s
                        where sku in (select * from :rows) and on_hand - reserved - safety > 0
                        """, (row, n) -> levels.put(place(row), level(row)));
        return levels;
    }

    /**
     * Writes the moves to the ledger, and what they add up to on the levels, in one statement. The table itself refuses what would
     * break a promise: reserved above on hand, or below zero.
     */
    public void apply(Collection<StockChange> changes, Instant now) {
        apply(changes, Set.of(), now);
    }

    /**
     * The same.
     *
     * @param locked places whose rows the transaction has locked already, in their order
     */
    public void apply(Collection<StockChange> changes, Set<StockPlace> locked, Instant now) {
        if (changes.isEmpty()) {
            return;
        }
        var settled = lots.settle(changes);
        var sums = new TreeMap<StockPlace, StockDelta>();
        settled.changes().forEach(change -> change.addTo(sums));
        deltas(sums)
                .beside(":moves", moves(settled.changes(), now))
                .query(
                        jdbc,
                        sums.size() == 1 || locked.containsAll(sums.keySet()) ? LOCKED : MANY,
                        (row, n) -> checked(row, settled))
                .forEach(sums::remove);
        open(sums, settled);
    }

    private StockPlace checked(ResultSet row, Lots.Settled settled) throws SQLException {
        var place = place(row);
        lots.check(settled, place, row.getBoolean("tracked"));
        return place;
    }

    /** Places that had no row when their moves were written get one, and what the moves add up to. */
    private void open(Map<StockPlace, StockDelta> sums, Lots.Settled settled) {
        deltas(sums).query(jdbc, OPEN, (row, n) -> checked(row, settled));
    }

    /** What can be promised of these SKUs may have changed though none of them has moved. */
    public void touch(Collection<Sku> skus) {
        Rows.of(skus).text(Sku::value).update(jdbc, "insert into stock_touch (sku) select * from :rows");
    }

    private static Rows<Map.Entry<StockPlace, StockDelta>> deltas(Map<StockPlace, StockDelta> sums) {
        return Rows.of(sums.entrySet())
                .text(each -> each.getKey().location().value())
                .text(each -> each.getKey().sku().value())
                .integer(each -> each.getValue().onHand())
                .integer(each -> each.getValue().reserved())
                .integer(each -> each.getValue().damaged())
                .integer(each -> each.getValue().quarantine())
                .integer(each -> each.getValue().inTransit());
    }

    private static Rows<StockChange> moves(Collection<StockChange> changes, Instant now) {
        return Rows.of(changes)
                .text(move -> move.place().location().value())
                .text(move -> move.place().sku().value())
                .integer(StockChange::quantity)
                .text(move -> move.source().name())
                .text(move -> move.target().name())
                .text(move -> move.towards() == null ? null : move.towards().value())
                .text(move -> move.cause().name())
                .uuid(move -> move.order() == null ? null : move.order().value())
                .text(StockChange::reference)
                .uuid(StockChange::exception)
                .text(StockChange::lot)
                .instant(StockChange::happened)
                .instant(move -> now);
    }

    static StockPlace place(ResultSet row) throws SQLException {
        return new StockPlace(new LocationId(row.getString("location")), new Sku(row.getString("sku")));
    }

    static StockLevel level(ResultSet row) throws SQLException {
        return new StockLevel(
                row.getInt("on_hand"),
                row.getInt("reserved"),
                row.getInt("safety"),
                row.getInt("damaged"),
                row.getInt("quarantine"),
                row.getInt("in_transit"));
    }
}
