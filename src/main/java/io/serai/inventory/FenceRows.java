package io.serai.inventory;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.serai.kernel.Ids;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The rows of fences: how many pieces each holds, and is to hold. What orders take of them is {@link SetAside}. In the caller's transaction.
 */
@Repository
public class FenceRows {
    /** So many pieces of a fence are a cart's own from now on; {@code key} is the cart's. */
    public record Handed(UUID cart, int line, String key, int pieces) {}

    /** A fence holds so many pieces fewer than it is to. */
    public record Lacking(UUID id, Fence fence, int pieces) {
        /** So many of them. */
        public Lacking of(int some) {
            return new Lacking(id, fence, some);
        }

        /** They are there, and the fence has them. */
        public StockChange reserved() {
            return StockChange.reserve(fence.place(), pieces, null, fence.key());
        }
    }

    private static final String LACKING = """
            select r.id, r.channel, l.location, l.sku, l.target - l.reserved as lacking
            from %s join reservation r on r.id = l.reservation_id
            where l.target > l.reserved and r.kind = 'FENCE' and r.state = 'HELD'
            """;

    private final JdbcTemplate jdbc;
    private final FenceNotes notes;

    FenceRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.notes = new FenceNotes(jdbc);
    }

    /** Opens those that there are none of, in the order of their names: before all else that a transaction locks. */
    public void open(Collection<Fence> fences, Instant now) {
        byKey(fences)
                .uuid(fence -> Ids.next())
                .text(Fence::channel)
                .text(fence -> fence.place().sku().value())
                .instant(fence -> now)
                .update(jdbc, """
                        insert into reservation (id, key, kind, channel, taker, sku, asked, created_at, changed_at)
                        select id, key, 'FENCE', channel, '', sku, '{}', at, at from :rows as f(key, id, channel, sku, at)
                        on conflict (key) do nothing
                        """);
    }

    /**
     * Locks these fences in the order in which all are, and the carts that count on them; how many pieces each fence holds that has some.
     *
     * @param waits whether it waits for who has one of them, which may only who has locked nothing of the kind before
     * @throws ConcurrencyFailureException if it does not wait, and somebody has one
     */
    public Map<String, Integer> lock(Collection<Fence> fences, boolean waits) {
        var locked = byKey(fences).query(jdbc, """
                        with f as materialized (select r.id from :rows as f(key) join reservation r using (key)),
                        w as materialized (
                          select id from f
                          union select c.reservation_id from f join reservation_line c on c.fence = f.id and c.fenced > 0)
                        select r.key from w join reservation r using (id) order by r.id for update of r %s
                        """.formatted(waits ? "" : "skip locked"), (row, n) -> row.getString(1));
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

    /**
     * Of a locked fence.
     *
     * @param pieces that it holds
     * @param target how many it is to hold, of which those are gone that its channel's orders take
     * @param always whether it is to hold as many also when these have taken some
     */
    public void set(Fence fence, int pieces, int target, boolean always, Instant now) {
        jdbc.update(
                """
                with fence as (update reservation set changed_at = ?, sku = ? where key = ? returning id)
                insert into reservation_line as l (reservation_id, line, location, sku, quantity, reserved, target, always)
                select id, 1, ?, ?, greatest(1, ?), ?, ?, ? from fence
                on conflict (reservation_id, line) do update set quantity = excluded.quantity, reserved = excluded.reserved,
                  target = excluded.target, always = excluded.always
                """,
                Timestamp.from(now),
                fence.place().sku().value(),
                fence.key(),
                fence.place().location().value(),
                fence.place().sku().value(),
                pieces,
                pieces,
                target,
                always);
    }

    /** Those at these places that hold fewer pieces than they are to, without a lock. */
    public List<Lacking> lacking(Collection<StockPlace> places) {
        return Rows.of(places)
                .text(place -> place.location().value())
                .text(place -> place.sku().value())
                .query(
                        jdbc,
                        LACKING.formatted(":rows as p(location, sku) join reservation_line l using (location, sku)"),
                        FenceRows::lacking);
    }

    /** The oldest of those that hold fewer pieces than they are to where there are some for sale, without a lock. */
    List<Lacking> fillable(int limit) {
        return jdbc.query(
                LACKING.formatted("reservation_line l join stock s using (location, sku)")
                        + " and s.on_hand - s.reserved - s.safety > 0 order by r.id limit ?",
                FenceRows::lacking,
                limit);
    }

    /** Locks those of them that nobody else has, and tells what they lack then: the oldest before all. */
    public List<Lacking> lockFree(Collection<Lacking> fences) {
        return Rows.of(fences)
                .uuid(Lacking::id)
                .query(
                        jdbc,
                        LACKING.formatted(":rows as f(id) join reservation_line l on l.reservation_id = f.id")
                                + " order by r.id for update of r, l skip locked",
                        FenceRows::lacking);
    }

    /** Locked fences hold so many pieces more. */
    public void fill(Collection<Lacking> fences) {
        Rows.of(fences).uuid(Lacking::id).integer(Lacking::pieces).update(jdbc, """
                        update reservation_line l
                        set quantity = greatest(l.quantity, l.reserved + f.pieces), reserved = l.reserved + f.pieces
                        from :rows as f(id, pieces) where l.reservation_id = f.id
                        """);
    }

    private static Lacking lacking(ResultSet row, int n) throws SQLException {
        var place = new StockPlace(new LocationId(row.getString("location")), new Sku(row.getString("sku")));
        return new Lacking(
                row.getObject("id", UUID.class), new Fence(row.getString("channel"), place), row.getInt("lacking"));
    }

    /**
     * A locked fence is about to have so many pieces only: those that carts count on, and that are more than that, become the carts' own.
     *
     * @return what the carts have more
     * @throws ConcurrencyFailureException if somebody is ending one of them
     */
    public List<Handed> handOver(Fence fence, int pieces) {
        var id = List.of(Objects.requireNonNull(
                jdbc.queryForObject("select id from reservation where key = ?", UUID.class, fence.key())));
        lockCarts(notes.of(id).stream().map(FenceNotes.Note::cart).collect(toSet()));
        // Again, as one of them may have ended before it was locked.
        var before = notes.of(id);
        var after =
                FenceNotes.worth(before.stream().map(note -> note.of(pieces)).toList());
        var handed = new ArrayList<Handed>();
        FenceNotes.worth(before).forEach((note, worth) -> {
            int lost = worth - after.getOrDefault(note.of(pieces), 0);
            if (lost > 0) {
                handed.add(new Handed(note.cart(), note.line(), note.key(), lost));
            }
        });
        Rows.of(handed)
                .uuid(Handed::cart)
                .integer(Handed::line)
                .integer(Handed::pieces)
                .update(jdbc, """
                        update reservation_line l set reserved = l.reserved + h.pieces, fenced = l.fenced - h.pieces
                        from :rows as h(id, line, pieces) where l.reservation_id = h.id and l.line = h.line
                        """);
        return handed;
    }

    /** They were locked with the fence, but those that came between the look and the lock: it does not wait for these. */
    private void lockCarts(Set<UUID> ids) {
        var locked = Rows.of(ids).uuid(id -> id).query(jdbc, """
                        select r.id from :rows as c(id) join reservation r using (id) order by r.id for update of r skip locked
                        """, (row, n) -> row.getObject(1, UUID.class));
        if (locked.size() < ids.size()) {
            throw new ConcurrencyFailureException("a cart that counts on this fence is ending");
        }
    }

    /** Pieces that a channel's fences hold of these SKUs and no cart counts on, without a lock. */
    public Map<StockPlace, Integer> free(String channel, Collection<Sku> skus) {
        return notes
                .free(skus.stream()
                        .map(sku -> new FenceNotes.Asking(channel, sku))
                        .toList())
                .stream()
                .collect(toMap(free -> free.fence().place(), FenceNotes.Free::pieces, Integer::sum));
    }
}
