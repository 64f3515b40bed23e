package io.serai.inventory;

import io.serai.inventory.Reservation.Line;
import io.serai.inventory.Reservation.State;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of reservations and of their lines. In the caller's transaction; stock rows are locked after these. */
@Repository
class ReservationRows {
    /** Pieces that are no longer set aside. */
    record Freed(String key, StockPlace place, int pieces) {}

    private final JdbcTemplate jdbc;

    ReservationRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** False if the key is known; who writes it at the same time is waited for. */
    boolean open(UUID id, Wish wish, String asked, Instant now, Instant expires) {
        return jdbc.update(
                        """
                        insert into reservation (id, key, kind, channel, taker, asked, expires_at, created_at, changed_at)
                        values (?, ?, 'CART', ?, ?, ?::jsonb, ?, ?, ?) on conflict (key) do nothing
                        """,
                        id,
                        wish.key(),
                        wish.channel(),
                        wish.taker(),
                        asked,
                        Timestamp.from(expires),
                        Timestamp.from(now),
                        Timestamp.from(now))
                == 1;
    }

    boolean isAsked(String key, String asked) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select asked = ?::jsonb from reservation where key = ?", Boolean.class, asked, key));
    }

    void forget(UUID id) {
        jdbc.update("delete from reservation where id = ?", id);
    }

    void add(UUID id, List<Line> lines) {
        Rows.of(lines)
                .uuid(line -> id)
                .integer(Line::line)
                .text(line -> line.location().value())
                .text(line -> line.sku().value())
                .integer(Line::quantity)
                .integer(Line::reserved)
                .update(jdbc, "insert into reservation_line select * from :rows");
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

    /** Ends locked reservations, and returns what they had set aside. */
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
                          select l.* from reservation_line l join ended on ended.id = l.reservation_id where l.reserved > 0),
                        freed as (
                          update reservation_line l set reserved = 0 from held
                          where l.reservation_id = held.reservation_id and l.line = held.line)
                        select ended.key, held.location, held.sku, held.reserved
                        from held join ended on ended.id = held.reservation_id
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
        return jdbc.query(
                "select * from reservation_line where reservation_id = ? order by line",
                (row, n) -> new Line(
                        row.getInt("line"),
                        new LocationId(row.getString("location")),
                        new Sku(row.getString("sku")),
                        row.getInt("quantity"),
                        row.getInt("reserved")),
                id);
    }
}
