package io.serai.inventory;

import static java.util.stream.Collectors.toSet;

import io.serai.inventory.LotClaims.Left;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of lots and of who has claimed them. The lots of a place change under the lock of its row of stock. */
final class LotRows {
    private record Row(StockPlace place, String lot, StockDelta level) {}

    private static final String COLUMNS = "(location, sku, lot, serial, on_hand, damaged, quarantine, in_transit)";

    private static final String GONE = "delete from stock_lot l using :rows as r" + COLUMNS
            + " where l.location = r.location and l.sku = r.sku and l.lot = r.lot";

    private static final String THERE = "insert into stock_lot as l " + COLUMNS + " select * from :rows" + """
             on conflict (location, sku, lot) do update set serial = excluded.serial, on_hand = excluded.on_hand,
               damaged = excluded.damaged, quarantine = excluded.quarantine, in_transit = excluded.in_transit
               where (l.serial, l.on_hand, l.damaged, l.quarantine, l.in_transit) is distinct from
                 (excluded.serial, excluded.on_hand, excluded.damaged, excluded.quarantine, excluded.in_transit)
            """;

    private final JdbcTemplate jdbc;

    LotRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks those that have a row in the one order, then adds one for those of which lots are kept, as all do that move stock: who comes
     * in between is not waited for.
     *
     * @throws ConcurrencyFailureException if somebody has just added one of them, and has it
     */
    void lock(Collection<StockPlace> all, Collection<StockPlace> tracked) {
        var missing = new TreeSet<>(tracked);
        places(all).query(jdbc, """
                        select s.location, s.sku from :rows as p(location, sku) join stock s using (location, sku)
                        order by s.location, s.sku for no key update of s
                        """, (row, n) -> place(row)).forEach(missing::remove);
        places(missing).query(jdbc, """
                        insert into stock (location, sku, tracked, safety)
                        select location, sku, true, safety_of(location, sku) from :rows as p(location, sku)
                        order by location, sku on conflict do nothing returning location, sku
                        """, (row, n) -> place(row)).forEach(missing::remove);
        lockFree(missing);
    }

    /**
     * Locks more places in a transaction that has some already. It does not wait for them, as somebody who has them may wait for those.
     *
     * @throws ConcurrencyFailureException if another transaction has one of them
     */
    void lockFree(Collection<StockPlace> further) {
        var locked = places(further).query(jdbc, """
                        select s.location, s.sku from :rows as p(location, sku) join stock s using (location, sku)
                        order by s.location, s.sku for no key update of s skip locked
                        """, (row, n) -> place(row));
        if (locked.size() < further.size()) {
            throw new ConcurrencyFailureException("another transaction moves lots at a place that this one touches");
        }
    }

    /** Those of the places whose SKUs have rules. */
    LotBook read(Map<Sku, LotRule> rules, Collection<StockPlace> places) {
        var tracked =
                places.stream().filter(place -> rules.containsKey(place.sku())).collect(toSet());
        var expiries = new HashMap<LotKey, LocalDate>();
        var rows = places(tracked).query(jdbc, """
                        select l.*, t.expires from :rows as p(location, sku) join stock_lot l using (location, sku)
                          left join lot t using (sku, lot)
                        """, (row, n) -> {
            var expires = row.getDate("expires");
            if (expires != null) {
                expiries.put(new LotKey(new Sku(row.getString("sku")), row.getString("lot")), expires.toLocalDate());
            }
            return new Row(place(row), row.getString("lot"), level(row));
        });
        var book = new LotBook(rules, expiries, claims(tracked));
        rows.forEach(row -> book.put(row.place(), row.lot(), row.level()));
        return book;
    }

    private static StockDelta level(ResultSet row) throws SQLException {
        return new StockDelta(
                row.getInt("on_hand"), 0, row.getInt("damaged"), row.getInt("quarantine"), row.getInt("in_transit"));
    }

    private LotClaims claims(Collection<StockPlace> places) {
        var claims = new LotClaims();
        places(places)
                .query(
                        jdbc,
                        "select c.* from :rows as p(location, sku) join lot_claim c using (location, sku)",
                        (row, n) -> {
                            claims.put(
                                    new OrderId(row.getObject("order_id", UUID.class)),
                                    place(row),
                                    row.getString("lot"),
                                    row.getInt("pieces"),
                                    row.getBoolean("picked"));
                            return n;
                        });
        return claims;
    }

    /** What was to come for orders from there does not. */
    void forget(Collection<StockChange> released) {
        Rows.of(released)
                .uuid(change -> Objects.requireNonNull(change.order()).value())
                .text(change -> change.place().location().value())
                .text(change -> change.place().sku().value())
                .update(jdbc, """
                        delete from lot_claim c using :rows as r(order_id, location, sku)
                        where c.order_id = r.order_id and c.location = r.location and c.sku = r.sku
                        """);
    }

    void write(LotBook book) {
        var rows = book.levels().entrySet().stream()
                .filter(place -> book.tracks(place.getKey().sku()))
                .flatMap(place -> place.getValue().entrySet().stream()
                        .map(lot -> new Row(place.getKey(), lot.getKey(), lot.getValue())))
                .toList();
        // What is gone goes first: a serial number that moves is at one place at any time.
        lots(
                        book,
                        rows.stream()
                                .filter(row -> row.level().equals(StockDelta.NONE))
                                .toList())
                .update(jdbc, GONE);
        lots(
                        book,
                        rows.stream()
                                .filter(row -> !row.level().equals(StockDelta.NONE))
                                .toList())
                .update(jdbc, THERE);
        var claims = book.claims().changed();
        left(claims.stream().filter(each -> each.claim().pieces() > 0)).update(jdbc, """
                        update lot_claim c set pieces = r.pieces from :rows as r(order_id, location, sku, lot, pieces)
                        where c.order_id = r.order_id and c.location = r.location and c.sku = r.sku and c.lot = r.lot
                        """);
        left(claims.stream().filter(each -> each.claim().pieces() == 0)).update(jdbc, """
                        delete from lot_claim c using :rows as r(order_id, location, sku, lot, pieces)
                        where c.order_id = r.order_id and c.location = r.location and c.sku = r.sku and c.lot = r.lot
                        """);
    }

    private static Rows<Row> lots(LotBook book, List<Row> rows) {
        return Rows.of(rows)
                .text(row -> row.place().location().value())
                .text(row -> row.place().sku().value())
                .text(Row::lot)
                .bool(row -> book.rule(row.place().sku()).isSerial())
                .integer(row -> row.level().onHand())
                .integer(row -> row.level().damaged())
                .integer(row -> row.level().quarantine())
                .integer(row -> row.level().inTransit());
    }

    private static Rows<Left> left(Stream<Left> claims) {
        return Rows.of(claims.toList())
                .uuid(each -> each.owner().order().value())
                .text(each -> each.owner().place().location().value())
                .text(each -> each.owner().place().sku().value())
                .text(each -> each.claim().lot())
                .integer(each -> each.claim().pieces());
    }

    /** Where these serial numbers are; those that are nowhere are left out. */
    Map<LotKey, StockPlace> whereabouts(Collection<LotKey> lots) {
        var places = new HashMap<LotKey, StockPlace>();
        Rows.of(lots)
                .text(lot -> lot.sku().value())
                .text(LotKey::lot)
                .query(
                        jdbc,
                        "select l.* from :rows as k(sku, lot) join stock_lot l using (sku, lot) where l.serial",
                        (row, n) -> places.put(
                                new LotKey(new Sku(row.getString("sku")), row.getString("lot")), place(row)));
        return places;
    }

    private static Rows<StockPlace> places(Collection<StockPlace> places) {
        return Rows.of(places)
                .text(place -> place.location().value())
                .text(place -> place.sku().value());
    }

    private static StockPlace place(ResultSet row) throws SQLException {
        return new StockPlace(new LocationId(row.getString("location")), new Sku(row.getString("sku")));
    }
}
