package io.serai.channels;

import io.serai.kernel.OrderId;
import io.serai.kernel.ReceiptId;
import io.serai.log.Json;
import io.serai.log.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What waits for a person, and why. In the caller's transaction. */
@Repository
public class Exceptions {
    private final JdbcTemplate jdbc;

    Exceptions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something parked. {@code problems} is a JSON array of code, args, pointer, line, column; {@code document} is the item as a person
     * may correct it, null where that is the message as it came; {@code whole} tells that it is the message, not this item alone;
     * {@code part} is which contract of its element it is.
     */
    public record Parked(
            UUID id,
            @Nullable ReceiptId receipt,
            @Nullable Integer item,
            @Nullable OrderId order,
            String partner,
            String lane,
            String code,
            String problems,
            int part,
            boolean whole,
            @Nullable String document,
            String state) {

        /** What a step of the hub itself leaves to a person: there is no message to correct. */
        public static Parked ofStep(
                UUID id, @Nullable OrderId order, String partner, String lane, String code, Map<String, String> args) {
            var problems = Json.write(List.of(Map.of("code", code, "args", args)));
            return new Parked(id, null, null, order, partner, lane, code, problems, 1, false, null, "OPEN");
        }
    }

    /** Keeps what is new; one that is parked already stays as a person may have corrected it, with its new problems. */
    public void park(Collection<Parked> parked, Instant now) {
        Rows.of(parked)
                .uuid(Parked::id)
                .uuid(each -> each.receipt() == null ? null : each.receipt().value())
                .text(each -> each.item() == null ? null : each.item().toString())
                .uuid(each -> each.order() == null ? null : each.order().value())
                .text(Parked::partner)
                .text(Parked::lane)
                .text(Parked::code)
                .json(Parked::problems)
                .integer(Parked::part)
                .bool(Parked::whole)
                .text(Parked::document)
                .instant(each -> now)
                .update(jdbc, """
                        insert into exception (id, receipt_id, item_no, order_id, partner, lane, code, problems, part, whole,
                          document, created_at)
                        select id, receipt_id, item_no::int, order_id, partner, lane, code, problems, part, whole, document, at
                        from :rows as r(id, receipt_id, item_no, order_id, partner, lane, code, problems, part, whole, document, at)
                        on conflict (id) do update set code = excluded.code, problems = excluded.problems
                        """);
    }

    /** Which of them: null does not narrow; {@code from} is within, {@code until} is not. */
    public record Range(
            @Nullable String partner,
            @Nullable String code,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /** The open ones of which there is a message, in the order in which they were parked, after the one that is named. */
    public List<UUID> open(Range range, @Nullable UUID after, int most) {
        return jdbc.queryForList(
                """
                select id from exception
                where state = 'OPEN' and receipt_id is not null and id > ? and partner = coalesce(?, partner)
                  and code = coalesce(?, code) and created_at >= coalesce(?, created_at)
                  and created_at < coalesce(?, 'infinity'::timestamptz)
                order by id limit ?
                """,
                UUID.class,
                after == null ? new UUID(0, 0) : after,
                range.partner(),
                range.code(),
                time(range.from()),
                time(range.until()),
                most);
    }

    private static @Nullable Timestamp time(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    /** Whether one of a cause waits with a person about an order. */
    public boolean isOpen(OrderId order, String code) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists(select 1 from exception where order_id = ? and code = ? and state = 'OPEN')",
                Boolean.class,
                order.value(),
                code));
    }

    /** Whether it was parked before, whatever has become of it. */
    public boolean isKnown(UUID id) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select exists(select 1 from exception where id = ?)", Boolean.class, id));
    }

    /** Locks it. */
    public Optional<Parked> lock(UUID id) {
        return jdbc.query("select * from exception where id = ? for update", Exceptions::read, id).stream()
                .findFirst();
    }

    /** Those of a cause that are open, oldest first, between two of them: after one, and up to another. */
    public List<UUID> ofCause(String partner, String code, UUID after, UUID until, int most) {
        return jdbc.queryForList(
                "select id from exception where state = 'OPEN' and partner = ? and code = ? and receipt_id is not null"
                        + " and id > ? and id <= ? order by id limit ?",
                UUID.class,
                partner,
                code,
                after,
                until,
                most);
    }

    public void correct(UUID id, String document, String problems, String code) {
        jdbc.update(
                "update exception set document = ?, problems = ?::jsonb, code = ? where id = ?",
                document,
                problems,
                code,
                id);
    }

    public void close(UUID id, String state, Instant now) {
        jdbc.update("update exception set state = ?, closed_at = ? where id = ?", state, Timestamp.from(now), id);
    }

    /** What was left to a person is done without one; those that are closed stay as they are. */
    public void closeOpen(Collection<UUID> ids, String state, Instant now) {
        jdbc.update(
                "update exception set state = ?, closed_at = ? where id = any(?) and state = 'OPEN'",
                state,
                Timestamp.from(now),
                ids.toArray(UUID[]::new));
    }

    private static Parked read(ResultSet row, int n) throws SQLException {
        var receipt = row.getObject("receipt_id", UUID.class);
        var order = row.getObject("order_id", UUID.class);
        return new Parked(
                row.getObject("id", UUID.class),
                receipt == null ? null : new ReceiptId(receipt),
                row.getObject("item_no", Integer.class),
                order == null ? null : new OrderId(order),
                row.getString("partner"),
                row.getString("lane"),
                row.getString("code"),
                row.getString("problems"),
                row.getInt("part"),
                row.getBoolean("whole"),
                row.getString("document"),
                row.getString("state"));
    }
}
