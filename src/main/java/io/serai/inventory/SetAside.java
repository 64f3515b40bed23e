package io.serai.inventory;

import io.serai.kernel.Ids;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What orders may draw on: the fences of their channel, and what their own carts have reserved. In the caller's transaction. */
@Repository
public class SetAside {
    /** An order that looks for what was set aside for it. */
    public record Asking(String channel, String reference, Collection<Sku> skus) {}

    /** Pieces that are set aside; {@code taker} is the reference of the one order that may have them, "" for any of the channel. */
    public record Line(
            UUID reservation, int line, String key, String channel, String taker, StockPlace place, int pieces) {
        boolean isFence() {
            return taker.isEmpty();
        }
    }

    /** So many pieces of a line go to an order. */
    public record Taken(Line line, int pieces) {}

    private final JdbcTemplate jdbc;

    SetAside(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the reservations and reads what they still hold; most hubs have none, which is one look at an index. */
    public List<Line> lock(Collection<Asking> orders) {
        return asks(orders).query(jdbc, """
                        select r.key, r.channel, r.taker, l.* from :rows as a(channel, taker, sku)
                          join reservation r using (channel, taker)
                          join reservation_line l on l.reservation_id = r.id and l.sku = a.sku
                        where r.state = 'HELD' and l.reserved > 0
                        order by r.id, l.line for update of r, l
                        """, SetAside::line);
    }

    /** Each SKU of each order, as its own cart has it and as the fences of its channel have it. */
    private static Rows<?> asks(Collection<Asking> orders) {
        record Ask(String channel, String taker, Sku sku) {}
        var asks = orders.stream()
                .flatMap(order -> order.skus().stream()
                        .flatMap(sku -> Stream.of(
                                new Ask(order.channel(), order.reference(), sku), new Ask(order.channel(), "", sku))))
                .distinct()
                .toList();
        return Rows.of(asks)
                .text(Ask::channel)
                .text(Ask::taker)
                .text(ask -> ask.sku().value());
    }

    /**
     * Locks what is set aside at these places, and in the same order what these orders may draw on, who may have to look for other pieces
     * then. Carts before fences, and of each the newest first: who came last goes without.
     */
    List<Line> lockAt(Collection<StockPlace> places, Collection<Asking> orders) {
        var locked = Rows.of(places)
                .text(place -> place.location().value())
                .text(place -> place.sku().value())
                .beside(":asks", asks(orders))
                .query(jdbc, """
                        select r.key, r.channel, r.taker, l.*
                        from reservation r join reservation_line l on l.reservation_id = r.id
                        where r.state = 'HELD' and l.reserved > 0 and r.id in (
                          select l.reservation_id from :rows as p(location, sku) join reservation_line l using (location, sku)
                            where l.reserved > 0
                          union all
                          select r.id from :asks as a(channel, taker, sku) join reservation r using (channel, taker)
                            join reservation_line l on l.reservation_id = r.id and l.sku = a.sku
                            where r.state = 'HELD' and l.reserved > 0)
                        order by r.id, l.line for update of r, l
                        """, SetAside::line);
        return locked.stream()
                .filter(line -> places.contains(line.place()))
                .sorted(Comparator.comparing(Line::isFence).thenComparing(Line::reservation, Comparator.reverseOrder()))
                .toList();
    }

    /** Pieces that carts and fences hold at each of these places, without a lock. */
    public Map<StockPlace, Integer> held(Collection<StockPlace> places) {
        var held = new HashMap<StockPlace, Integer>();
        Rows.of(places)
                .text(place -> place.location().value())
                .text(place -> place.sku().value())
                .query(
                        jdbc,
                        """
                        select location, sku, sum(l.reserved)
                        from :rows as p(location, sku) join reservation_line l using (location, sku)
                        where l.reserved > 0 group by location, sku
                        """,
                        (row, n) -> held.put(
                                new StockPlace(new LocationId(row.getString(1)), new Sku(row.getString(2))),
                                row.getInt(3)));
        return held;
    }

    /** Orders have these pieces now: what is left of a cart's reservation is for {@link #done} to end. */
    public void take(Collection<Taken> taken) {
        Rows.of(taken)
                .uuid(each -> each.line().reservation())
                .integer(each -> each.line().line())
                .integer(Taken::pieces)
                .update(jdbc, """
                        update reservation_line l set reserved = l.reserved - t.pieces
                        from (select id, line, sum(pieces) as pieces from :rows as r(id, line, pieces) group by id, line) t
                        where l.reservation_id = t.id and l.line = t.line
                        """);
    }

    /** Where these reservations hold anything, of whatever SKU. */
    public Set<StockPlace> places(Collection<UUID> reservations) {
        return Set.copyOf(Rows.of(reservations)
                .uuid(id -> id)
                .query(
                        jdbc,
                        """
                        select distinct location, sku from reservation_line
                        where reservation_id in (select * from :rows) and reserved > 0
                        """,
                        (row, n) -> new StockPlace(new LocationId(row.getString(1)), new Sku(row.getString(2)))));
    }

    /** The carts' reservations are their orders' now; what they still hold is returned, and has to be given free. */
    public List<Taken> done(Collection<UUID> reservations, Instant now) {
        return Rows.of(reservations).uuid(id -> id).instant(id -> now).query(jdbc, """
                        with taken as (
                          update reservation r set state = 'TAKEN', changed_at = t.at
                          from :rows as t(id, at) where r.id = t.id returning r.*),
                        freed as (
                          update reservation_line l set reserved = 0 from taken, reservation_line before
                          where l.reservation_id = taken.id and l.reserved > 0
                            and before.reservation_id = l.reservation_id and before.line = l.line
                          returning before.*)
                        select taken.key, taken.channel, taken.taker, freed.* from freed join taken on taken.id = reservation_id
                        """, SetAside::line).stream()
                .map(line -> new Taken(line, line.pieces()))
                .toList();
    }

    /** Pieces of a place that are set aside for a channel, as the ledger calls them. */
    public record Fence(String channel, StockPlace place) {
        public String key() {
            return "fence " + channel + " " + place.location() + " " + place.sku();
        }
    }

    /** Opens those that there are none of, in the order of their names: before all else that a transaction locks. */
    public void openFences(Collection<Fence> fences, Instant now) {
        byKey(fences)
                .uuid(fence -> Ids.next())
                .text(Fence::channel)
                .instant(fence -> now)
                .update(jdbc, """
                        insert into reservation (id, key, kind, channel, taker, asked, created_at, changed_at)
                        select id, key, 'FENCE', channel, '', '{}', at, at from :rows as f(key, id, channel, at)
                        on conflict (key) do nothing
                        """);
    }

    /**
     * Locks these fences in the order in which all are; how many pieces each holds that has some.
     *
     * @param waits whether it waits for who has one of them, which may only who has locked nothing of the kind before
     * @throws ConcurrencyFailureException if it does not wait, and somebody has one
     */
    public Map<String, Integer> lockFences(Collection<Fence> fences, boolean waits) {
        var locked = byKey(fences)
                .query(
                        jdbc,
                        "select r.key from :rows as f(key) join reservation r using (key) order by r.id for update of r"
                                + (waits ? "" : " skip locked"),
                        (row, n) -> row.getString(1));
        if (!waits && fences.stream().map(Fence::key).anyMatch(key -> !locked.contains(key))) {
            throw new ConcurrencyFailureException("another transaction has a fence that this one sets");
        }
        var held = new HashMap<String, Integer>();
        byKey(fences).query(jdbc, """
                        select key, l.reserved from :rows as f(key) join reservation r using (key)
                          join reservation_line l on l.reservation_id = r.id
                        """, (row, n) -> held.put(row.getString(1), row.getInt(2)));
        return held;
    }

    private static Rows<Fence> byKey(Collection<Fence> fences) {
        return Rows.of(fences.stream()
                        .distinct()
                        .sorted(Comparator.comparing(Fence::key))
                        .toList())
                .text(Fence::key);
    }

    /** Of a locked fence. */
    public void setFence(Fence fence, int pieces, Instant now) {
        jdbc.update(
                """
                with fence as (update reservation set changed_at = ? where key = ? returning id)
                insert into reservation_line as l (reservation_id, line, location, sku, quantity, reserved)
                select id, 1, ?, ?, greatest(1, ?), ? from fence
                on conflict (reservation_id, line) do update set quantity = excluded.quantity, reserved = excluded.reserved
                """,
                Timestamp.from(now),
                fence.key(),
                fence.place().location().value(),
                fence.place().sku().value(),
                pieces,
                pieces);
    }

    /** Pieces that a channel's fences hold of these SKUs, without a lock. */
    public List<Line> fences(String channel, Collection<Sku> skus) {
        return Rows.of(skus).text(Sku::value).text(sku -> channel).query(jdbc, """
                        select r.key, r.channel, r.taker, l.* from :rows as k(sku, channel)
                          join reservation r on r.channel = k.channel and r.taker = '' and r.state = 'HELD' and r.kind = 'FENCE'
                          join reservation_line l on l.reservation_id = r.id and l.sku = k.sku
                        where l.reserved > 0
                        """, SetAside::line);
    }

    private static Line line(ResultSet row, int n) throws SQLException {
        return new Line(
                row.getObject("reservation_id", UUID.class),
                row.getInt("line"),
                row.getString("key"),
                row.getString("channel"),
                row.getString("taker"),
                new StockPlace(new LocationId(row.getString("location")), new Sku(row.getString("sku"))),
                row.getInt("reserved"));
    }
}
