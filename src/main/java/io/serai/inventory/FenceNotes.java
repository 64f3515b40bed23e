package io.serai.inventory;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which pieces of a fence are meant for which cart of its channel. They stay the fence's: a cart notes how many, which counts for as long as
 * it is held. Who notes some, or takes some, has the fence locked; who ends a cart need not. In the caller's transaction.
 */
final class FenceNotes {
    /** A channel looks for pieces of a SKU. */
    record Asking(String channel, Sku sku) {}

    /** Pieces of a fence that no cart counts on. */
    record Free(UUID id, Fence fence, int pieces) {}

    /** A line of a cart counts on so many of the {@code there} pieces of a fence. */
    record Note(UUID fence, int there, UUID cart, int line, String key, String taker, int pieces) {
        /** The same, of a fence with so many pieces. */
        Note of(int pieces) {
            return new Note(fence, pieces, cart, line, key, taker, this.pieces);
        }
    }

    private static final String FREE = """
            select r.id, r.channel, l.location, l.sku, l.reserved - coalesce((
                select sum(c.fenced) from reservation_line c where c.fence = r.id and c.fenced > 0), 0) as free
            from reservation r join reservation_line l on l.reservation_id = r.id
            where r.kind = 'FENCE' and l.reserved > 0""";

    private final JdbcTemplate jdbc;

    FenceNotes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What each note is worth. A fact may have left fewer pieces in a fence than carts count on: then who came last goes without.
     *
     * @param notes those of each fence by age
     */
    static Map<Note, Integer> worth(List<Note> notes) {
        var worth = new LinkedHashMap<Note, Integer>();
        var left = new HashMap<UUID, Integer>();
        for (var note : notes) {
            int before = left.getOrDefault(note.fence(), note.there());
            int pieces = Math.min(before, note.pieces());
            worth.put(note, pieces);
            left.put(note.fence(), before - pieces);
        }
        return worth;
    }

    /** Without a lock; those that have none free are left out. */
    List<Free> free(Collection<Asking> asking) {
        return Rows.of(asking)
                .text(each -> each.sku().value())
                .text(Asking::channel)
                .query(
                        jdbc,
                        "select * from (" + FREE + " and (r.sku, r.channel) in (select * from :rows)) f where free > 0",
                        FenceNotes::free);
    }

    /** Locks fences, before any row of stock, and tells what is free of them then. */
    List<Free> lock(Collection<UUID> fences) {
        Rows.of(fences).uuid(id -> id).query(jdbc, """
                        select r.id from :rows as f(id) join reservation r using (id) order by r.id for update of r
                        """, (row, n) -> row.getObject(1, UUID.class));
        return Rows.of(fences)
                .uuid(id -> id)
                .query(
                        jdbc,
                        "select * from (" + FREE + " and r.id in (select * from :rows)) f where free > 0",
                        FenceNotes::free);
    }

    /** The notes on these fences, those of each by age. */
    List<Note> of(Collection<UUID> fences) {
        return Rows.of(fences)
                .uuid(id -> id)
                .query(
                        jdbc,
                        """
                        select c.*, f.reserved as there, r.key, r.taker from :rows as k(fence)
                          join reservation_line f on f.reservation_id = k.fence
                          join reservation_line c on c.fence = k.fence and c.fenced > 0
                          join reservation r on r.id = c.reservation_id
                        order by c.fence, c.reservation_id, c.line
                        """,
                        (row, n) -> new Note(
                                row.getObject("fence", UUID.class),
                                row.getInt("there"),
                                row.getObject("reservation_id", UUID.class),
                                row.getInt("line"),
                                row.getString("key"),
                                row.getString("taker"),
                                row.getInt("fenced")));
    }

    private static Free free(ResultSet row, int n) throws SQLException {
        var place = new StockPlace(new LocationId(row.getString("location")), new Sku(row.getString("sku")));
        return new Free(
                row.getObject("id", UUID.class), new Fence(row.getString("channel"), place), row.getInt("free"));
    }
}
