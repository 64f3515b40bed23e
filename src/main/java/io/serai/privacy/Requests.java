package io.serai.privacy;

import io.serai.kernel.ReceiptId;
import io.serai.log.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The requests of customers and channels, and how far each has come. In the caller's transaction. */
@Repository
class Requests {
    private final JdbcTemplate jdbc;

    Requests(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID id, Wish wish, Instant now) {
        jdbc.update(
                """
                insert into privacy_request (id, kind, channel, customer, refs, asked_by, asked_at, receipt_id, state)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                wish.kind().name(),
                wish.channel(),
                wish.customer().toArray(String[]::new),
                wish.orders().toArray(String[]::new),
                wish.askedBy(),
                Timestamp.from(now),
                wish.receipt() == null ? null : wish.receipt().value(),
                wish.needsPerson() ? "ASKED" : "OPEN");
    }

    Optional<Request> lock(UUID id) {
        return jdbc.query("select * from privacy_request where id = ? for update", Requests::read, id).stream()
                .findFirst();
    }

    /** Those that are worked on, oldest first. */
    List<Request> open() {
        return jdbc.query("select * from privacy_request where state = 'OPEN' order by id limit 100", Requests::read);
    }

    void decide(UUID id, String state, String person, @Nullable Instant finished) {
        jdbc.update(
                "update privacy_request set state = ?, decided_by = ?, finished_at = ? where id = ?",
                state,
                person,
                finished == null ? null : Timestamp.from(finished),
                id);
        if (finished != null) {
            forget(id);
        }
    }

    /** Its orders are known now; messages that are here already are looked through for what they are recognised by. */
    Request found(Request request, Collection<UUID> orders, List<String> needles, UUID until) {
        Rows.of(orders).uuid(id -> request.id()).uuid(id -> id).update(jdbc, """
                        insert into privacy_order (request_id, order_id) select * from :rows on conflict do nothing
                        """);
        jdbc.update(
                "update privacy_request set found = true, customer = ?, until = ? where id = ?",
                needles.toArray(String[]::new),
                until,
                request.id());
        return request.found(needles, until);
    }

    Request foundAllOf(Request request, UUID until) {
        jdbc.update("""
                insert into privacy_order (request_id, order_id)
                select ?, id from orders where channel = ? and redacted_at is null on conflict do nothing
                """, request.id(), request.wish().channel());
        jdbc.update("update privacy_request set found = true, until = ? where id = ?", until, request.id());
        return request.found(List.of(), until);
    }

    /** Orders that have ended and of which nobody but the customer is still to be told. */
    List<UUID> due(Request request, int most) {
        return jdbc.queryForList("""
                select p.order_id from privacy_order p join orders o on o.id = p.order_id
                where p.request_id = ? and p.done_at is null
                  and o.state in ('DELIVERED', 'COLLECTED', 'COMPLETED', 'CANCELLED')
                  and not exists (select from attempt a where a.order_id = o.id
                    and a.state in ('WAITING', 'STARTED', 'UNKNOWN') and a.door not in ('mail', 'webhook:customer'))
                order by p.order_id limit ?
                """, UUID.class, request.id(), most);
    }

    void done(Request request, Collection<UUID> orders, Instant now) {
        Rows.of(orders)
                .uuid(id -> id)
                .instant(id -> now)
                .uuid(id -> request.id())
                .update(jdbc, """
                        update privacy_order set done_at = r.at from :rows as r(id, at, request)
                        where request_id = r.request and order_id = r.id
                        """);
    }

    void emptied(Request request, Erasure.Emptied emptied) {
        jdbc.update(
                "update privacy_request set messages = messages + ?, exceptions = exceptions + ? where id = ?",
                emptied.messages(),
                emptied.exceptions(),
                request.id());
    }

    /** Null: there are no more messages to look through. */
    void scanned(Request request, UUID last, boolean isEnd) {
        jdbc.update(
                "update privacy_request set scanned = ?, until = case when ? then null else until end where id = ?",
                last,
                isEnd,
                request.id());
    }

    /** Ends it if none of its orders waits any more. */
    void end(Request request, Instant now) {
        int ended = jdbc.update("""
                update privacy_request set state = 'DONE', finished_at = ? where id = ? and found and until is null
                  and not exists (select from privacy_order where request_id = privacy_request.id and done_at is null)
                """, Timestamp.from(now), request.id());
        if (ended == 1) {
            forget(request.id());
        }
    }

    /** Who it was about is nobody's business any more. */
    private void forget(UUID id) {
        jdbc.update("update privacy_request set customer = '{}', refs = '{}' where id = ?", id);
    }

    private static Request read(ResultSet row, int n) throws SQLException {
        var receipt = row.getObject("receipt_id", UUID.class);
        var wish = new Wish(
                Wish.Kind.valueOf(row.getString("kind")),
                row.getString("channel"),
                texts(row, "customer"),
                texts(row, "refs"),
                row.getString("asked_by"),
                receipt == null ? null : new ReceiptId(receipt));
        return new Request(
                row.getObject("id", UUID.class),
                wish,
                row.getString("state"),
                row.getBoolean("found"),
                row.getObject("scanned", UUID.class),
                row.getObject("until", UUID.class));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
