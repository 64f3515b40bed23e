package io.serai.channels;

import io.serai.kernel.Ids;
import io.serai.kernel.ReceiptId;
import io.serai.log.Rows;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** How far long files have come that are kept in pieces. */
@Repository
public class IncomingFiles {
    private final JdbcTemplate jdbc;
    private final Clock clock;

    IncomingFiles(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A file that is read from its beginning.
     *
     * @param pieces so many from its beginning were kept before
     */
    public record Begun(UUID id, int pieces) {}

    /**
     * It is read from its beginning, for the first time or once more.
     *
     * @param key what tells it from another of its name
     * @param size in bytes; null: not known
     */
    public Begun begin(String partner, String name, String key, @Nullable Long size) {
        return Objects.requireNonNull(jdbc.queryForObject(
                """
                insert into incoming_file (id, partner, name, key, size, began_at) values (?, ?, ?, ?, ?, ?)
                on conflict (partner, key) do update set size = excluded.size returning id, pieces
                """,
                (row, n) -> new Begun(row.getObject("id", UUID.class), row.getInt("pieces")),
                Ids.next(),
                partner,
                name,
                key,
                size,
                Timestamp.from(clock.instant())));
    }

    /** A piece is kept; {@code bytes} are all up to its end. */
    public void piece(UUID file, int no, ReceiptId receipt, long bytes) {
        jdbc.update("insert into incoming_piece values (?, ?, ?) on conflict do nothing", file, no, receipt.value());
        jdbc.update(
                "update incoming_file set pieces = greatest(pieces, ?), bytes = greatest(bytes, ?) where id = ?",
                no,
                bytes,
                file);
    }

    /**
     * Which of the orders of a piece had rows in an earlier one already. All of them are remembered until the file has ended; asked again of
     * the same piece, the answer is the same.
     */
    public Set<String> apart(UUID file, int no, Collection<String> orders) {
        Rows.of(orders)
                .text(order -> order)
                .uuid(order -> file)
                .integer(order -> no)
                .update(jdbc, """
                        insert into incoming_order (file_id, hash, no)
                        select file_id, hashtextextended(reference, 0), no from :rows as r(reference, file_id, no)
                        on conflict do nothing
                        """);
        return new TreeSet<>(Rows.of(orders)
                .text(order -> order)
                .uuid(order -> file)
                .integer(order -> no)
                .query(jdbc, """
                        select r.reference from :rows as r(reference, file_id, no) join incoming_order o
                          on o.file_id = r.file_id and o.hash = hashtextextended(r.reference, 0)
                        where o.no < r.no
                        """, (row, n) -> row.getString(1)));
    }

    /** It is kept to its end. */
    public void end(UUID file) {
        jdbc.update("delete from incoming_order where file_id = ?", file);
        jdbc.update(
                "update incoming_file set read_at = coalesce(read_at, ?) where id = ?",
                Timestamp.from(clock.instant()),
                file);
    }
}
