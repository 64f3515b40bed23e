package io.serai.inventory;

import static java.util.stream.Collectors.toSet;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What orders may draw on: the fences of their channel, and what their own carts have reserved. In the caller's transaction. */
@Repository
public class SetAside {
    /** An order that looks for what was set aside for it. */
    public record Asking(String channel, String reference, Collection<Sku> skus) {}

    /**
     * Pieces that are set aside, by a cart or by a fence; {@code taker} is the reference of the one order that may have them, "" for any of
     * the channel.
     */
    public record Line(
            UUID reservation,
            int line,
            boolean isFence,
            String key,
            String channel,
            String taker,
            StockPlace place,
            int pieces) {
        /** So many of them, meant for this taker. */
        Line of(String oneTaker, int some) {
            return new Line(reservation, line, isFence, key, channel, oneTaker, place, some);
        }
    }

    /** So many pieces of a line go to an order. */
    public record Taken(Line line, int pieces) {}

    /**
     * Lines that {@code asked} asks for, without a lock. Fences are found by their SKU, as a channel may have tens of thousands, and carts by
     * their order, as that has few. They are locked by their keys then: a lock in the same statement had the planner read all of them.
     */
    private static final String DRAWN_ON = """
            select l.reservation_id, l.line from asked a
              join reservation r on r.kind = 'FENCE' and r.sku = a.sku and r.channel = a.channel
              join reservation_line l on l.reservation_id = r.id
              where a.taker = '' and l.reserved > 0
            union all
            select l.reservation_id, l.line from asked a
              join reservation r using (channel, taker)
              join reservation_line l on l.reservation_id = r.id and l.sku = a.sku
              where a.taker <> '' and r.kind = 'CART' and r.state = 'HELD' and (l.reserved > 0 or l.fenced > 0)""";

    private final JdbcTemplate jdbc;
    private final FenceNotes notes;

    SetAside(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.notes = new FenceNotes(jdbc);
    }

    /**
     * Locks the reservations and reads what they still hold; most hubs have none, which is one look at an index. What a cart holds comes
     * first, then what it counts on in a fence, then what is left there for any order of the channel. A cart that only counts on a fence
     * is there with no pieces.
     */
    public List<Line> lock(Collection<Asking> orders) {
        record Found(UUID reservation, int line) {}
        var found = asks(orders)
                .query(
                        jdbc,
                        "with asked(channel, taker, sku) as (select * from :rows) " + DRAWN_ON,
                        (row, n) -> new Found(row.getObject(1, UUID.class), row.getInt(2)));
        var locked =
                Rows.of(found).uuid(Found::reservation).integer(Found::line).query(jdbc, """
                        select r.kind, r.key, r.channel, r.taker, l.* from :rows as f(id, line)
                          join reservation r using (id)
                          join reservation_line l on l.reservation_id = r.id and l.line = f.line
                        where r.state = 'HELD' and (l.reserved > 0 or l.fenced > 0)
                        order by r.id, l.line for update of r, l
                        """, SetAside::line);
        var fences =
                locked.stream().filter(Line::isFence).map(Line::reservation).collect(toSet());
        return fences.isEmpty() ? locked : FenceShares.of(locked, notes.of(fences));
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
        var found = Rows.of(places)
                .text(place -> place.location().value())
                .text(place -> place.sku().value())
                .beside(":asks", asks(orders))
                .query(jdbc, """
                        with places(location, sku) as (select * from :rows),
                        asked(channel, taker, sku) as (select * from :asks)
                        select l.reservation_id from places join reservation_line l using (location, sku)
                          where l.reserved > 0
                        union
                        select drawn.reservation_id from (%s) drawn
                        """.formatted(DRAWN_ON), (row, n) -> row.getObject(1, UUID.class));
        var locked = Rows.of(found).uuid(id -> id).query(jdbc, """
                        select r.kind, r.key, r.channel, r.taker, l.* from :rows as f(id)
                          join reservation r using (id)
                          join reservation_line l on l.reservation_id = r.id
                        where r.state = 'HELD' and (l.reserved > 0 or l.fenced > 0)
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

    /**
     * Orders have these pieces now: what is left of a cart's reservation is for {@link #done} to end, and a fence is to hold so many fewer
     * unless it is always to hold as many.
     */
    public void take(Collection<Taken> taken) {
        lower(taken, "target = case when l.always then l.target else l.target - t.pieces end");
    }

    /** A fact took these pieces: a fence is to have them again. */
    void lose(Collection<Taken> lost) {
        lower(lost, "target = l.target");
    }

    private void lower(Collection<Taken> taken, String target) {
        Rows.of(taken)
                .uuid(each -> each.line().reservation())
                .integer(each -> each.line().line())
                .integer(Taken::pieces)
                .update(jdbc, """
                        update reservation_line l set reserved = l.reserved - t.pieces, %s
                        from (select id, line, sum(pieces) as pieces from :rows as r(id, line, pieces) group by id, line) t
                        where l.reservation_id = t.id and l.line = t.line
                        """.formatted(target));
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
                          update reservation_line l set reserved = 0, fenced = 0 from taken, reservation_line before
                          where l.reservation_id = taken.id and (l.reserved > 0 or l.fenced > 0)
                            and before.reservation_id = l.reservation_id and before.line = l.line
                          returning before.*),
                        touched as (insert into stock_touch (sku) select distinct sku from freed where fenced > 0)
                        select taken.kind, taken.key, taken.channel, taken.taker, freed.*
                        from freed join taken on taken.id = reservation_id where freed.reserved > 0
                        """, SetAside::line).stream()
                .map(line -> new Taken(line, line.pieces()))
                .toList();
    }

    private static Line line(ResultSet row, int n) throws SQLException {
        return new Line(
                row.getObject("reservation_id", UUID.class),
                row.getInt("line"),
                row.getString("kind").equals("FENCE"),
                row.getString("key"),
                row.getString("channel"),
                row.getString("taker"),
                new StockPlace(new LocationId(row.getString("location")), new Sku(row.getString("sku"))),
                row.getInt("reserved"));
    }
}
