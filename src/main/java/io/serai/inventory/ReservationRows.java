package io.serai.inventory;

import io.serai.inventory.Reservation.Line;
import io.serai.inventory.Reservation.State;
import io.serai.inventory.ReservationGroup.Opening;
import io.serai.inventory.ReservationGroup.Placed;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of reservations and of their lines. In the caller's transaction; stock rows are locked after these. */
@Repository
class ReservationRows {
    /** Pieces that are no longer set aside. */
    record Freed(String key, StockPlace place, int pieces) {}

    private final JdbcTemplate jdbc;
    private final FenceNotes notes;

    ReservationRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.notes = new FenceNotes(jdbc);
    }

    /** What carts of these channels may count on beside what is there for all, without a lock; most hubs have nothing of the kind. */
    List<FenceNotes.Free> fences(Collection<FenceNotes.Asking> asking) {
        return notes.free(asking);
    }

    List<FenceNotes.Free> lockFences(Collection<UUID> fences) {
        return notes.lock(fences);
    }

    /** The ids of those whose key was not known; who writes one at the same time is waited for, in the order of the keys. */
    Set<UUID> open(Collection<Opening> openings, Instant now) {
        return new HashSet<>(Rows.of(openings.stream()
                        .sorted(Comparator.comparing(opening -> opening.wish().key()))
                        .toList())
                .uuid(Opening::id)
                .text(opening -> opening.wish().key())
                .text(opening -> opening.wish().channel())
                .text(opening -> opening.wish().taker())
                .json(Opening::asked)
                .instant(Opening::expires)
                .instant(opening -> now)
                .query(jdbc, """
                        insert into reservation (id, key, kind, channel, taker, asked, expires_at, created_at, changed_at)
                        select id, key, 'CART', channel, taker, asked, expires, now, now
                        from :rows as o(id, key, channel, taker, asked, expires, now)
                        on conflict (key) do nothing returning id
                        """, (row, n) -> row.getObject(1, UUID.class)));
    }

    boolean isAsked(String key, String asked) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select asked = ?::jsonb from reservation where key = ?", Boolean.class, asked, key));
    }

    void forget(Collection<UUID> ids) {
        Rows.of(ids).uuid(id -> id).update(jdbc, "delete from reservation where id in (select * from :rows)");
    }

    /** What a channel can promise changes with what its carts count on in a fence, though no piece moves. */
    void add(Collection<Placed> placed) {
        record Row(UUID reservation, String channel, Line line) {
            @Nullable
            String fence() {
                return line.fenced() == 0 ? null : new Fence(channel, line.place()).key();
            }
        }
        Rows.of(placed.stream()
                        .flatMap(each -> each.lines().stream()
                                .map(line -> new Row(
                                        each.opening().id(),
                                        each.opening().wish().channel(),
                                        line)))
                        .toList())
                .uuid(Row::reservation)
                .integer(row -> row.line().line())
                .text(row -> row.line().location().value())
                .text(row -> row.line().sku().value())
                .integer(row -> row.line().quantity())
                .integer(row -> row.line().own())
                .integer(row -> row.line().fenced())
                .text(Row::fence)
                .update(jdbc, """
                        with l as materialized (
                          select * from :rows as l(reservation_id, line, location, sku, quantity, reserved, fenced, fence)),
                        touched as (insert into stock_touch (sku) select distinct sku from l where fenced > 0)
                        insert into reservation_line (reservation_id, line, location, sku, quantity, reserved, fenced, fence)
                        select reservation_id, line, location, l.sku, quantity, reserved, fenced, f.id
                        from l left join reservation f on f.key = l.fence
                        """);
    }

    Optional<Reservation> byKey(String key) {
        return jdbc.query("select * from reservation where key = ?", (row, n) -> read(row), key).stream()
                .findFirst();
    }

    /** The ids of what is still held under a key, locked. */
    List<UUID> lock(String key) {
        return jdbc.queryForList(
                "select id from reservation where key = ? and state = 'HELD' for update", UUID.class, key);
    }

    /** Ends locked reservations, and returns what they had set aside; what they counted on in a fence is for others of the channel. */
    List<Freed> end(Collection<UUID> ids, State state, Instant now) {
        return Rows.of(ids)
                .uuid(id -> id)
                .text(id -> state.name())
                .instant(id -> now)
                .query(
                        jdbc,
                        """
                        with ended as (
                          update reservation r set state = e.state, changed_at = e.at
                          from :rows as e(id, state, at) where r.id = e.id returning r.id, r.key),
                        held as (
                          select l.* from reservation_line l join ended on ended.id = l.reservation_id
                          where l.reserved > 0 or l.fenced > 0),
                        freed as (
                          update reservation_line l set reserved = 0, fenced = 0 from held
                          where l.reservation_id = held.reservation_id and l.line = held.line),
                        touched as (insert into stock_touch (sku) select distinct sku from held where fenced > 0)
                        select ended.key, held.location, held.sku, held.reserved
                        from held join ended on ended.id = held.reservation_id where held.reserved > 0
                        """,
                        (row, n) -> new Freed(
                                row.getString(1),
                                new StockPlace(new LocationId(row.getString(2)), new Sku(row.getString(3))),
                                row.getInt(4)));
    }

    private Reservation read(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var expires = row.getTimestamp("expires_at");
        return new Reservation(
                id,
                row.getString("key"),
                row.getString("channel"),
                row.getString("taker"),
                State.valueOf(row.getString("state")),
                expires == null ? null : expires.toInstant(),
                lines(id));
    }

    private List<Line> lines(UUID id) {
        record Kept(Line line, @Nullable UUID fence) {}
        var kept = jdbc.query(
                "select * from reservation_line where reservation_id = ? order by line",
                (row, n) -> new Kept(
                        new Line(
                                row.getInt("line"),
                                new LocationId(row.getString("location")),
                                new Sku(row.getString("sku")),
                                row.getInt("quantity"),
                                row.getInt("reserved"),
                                0),
                        row.getInt("fenced") == 0 ? null : row.getObject("fence", UUID.class)),
                id);
        var worth = new HashMap<Integer, Integer>();
        var fences = kept.stream()
                .map(Kept::fence)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        FenceNotes.worth(notes.of(fences)).forEach((note, pieces) -> {
            if (note.cart().equals(id)) {
                worth.put(note.line(), pieces);
            }
        });
        return kept.stream()
                .map(each ->
                        each.line().withFenced(worth.getOrDefault(each.line().line(), 0)))
                .toList();
    }
}
