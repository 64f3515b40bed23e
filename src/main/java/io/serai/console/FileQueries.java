package io.serai.console;

import static io.serai.console.Columns.instant;
import static io.serai.console.Columns.json;
import static io.serai.console.Columns.optional;
import static io.serai.console.Columns.optionalInstant;
import static io.serai.console.Columns.uuid;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Long files on their way, and which of their rows were refused. */
@Component
public class FileQueries {
    /** So many pieces are read at a time, so that the rows of a file never are in memory together. */
    private static final int PIECES = 50;

    /** From what waits, which has a limit, to the files. */
    private static final String FILES = """
            from incoming_file f left join (
              select p.file_id, count(*) as waiting from receipt r join incoming_piece p on p.receipt_id = r.id
              where r.state = 'WAITING' group by p.file_id) w on w.file_id = f.id""";

    private static final String LIST =
            "select f.*, coalesce(w.waiting, 0) as waiting, null::bigint as rows, null::bigint as failed " + FILES
                    + " order by f.began_at desc limit :limit";

    /** In one statement, so that a file is not done before its rows are counted. */
    private static final String ONE = """
            select f.*, coalesce(w.waiting, 0) as waiting,
              (select coalesce(sum(r.items), 0) from incoming_piece p join receipt r on r.id = p.receipt_id
               where p.file_id = f.id) as rows,
              (select count(*) from incoming_piece p join exception e on e.receipt_id = p.receipt_id
               where p.file_id = f.id) as failed
            """ + FILES + " where f.id = :id";

    private final JdbcClient jdbc;

    FileQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first, without what became of their rows. */
    public List<FileView> newest(int size) {
        return jdbc.sql(LIST)
                .param("limit", PageOf.boundedSize(size))
                .query((row, n) -> view(row))
                .list();
    }

    public Optional<FileView> find(UUID id) {
        return jdbc.sql(ONE).param("id", id).query((row, n) -> view(row)).optional();
    }

    /**
     * A row that was refused: its text with the header, null where it is to be found in its piece or that could not be read; and why.
     *
     * @param item its number in the piece; null: all of it
     */
    public record Failed(
            int piece,
            UUID receipt,
            @Nullable Integer item,
            @Nullable String document,
            JsonNode problems) {}

    /** A piece as it is kept. */
    public byte[] piece(UUID receipt) {
        return jdbc.sql("""
                        select string_agg(body, ''::bytea order by no)
                        from (select 0 as no, body from receipt where id = :id
                              union all select no, bytes from receipt_chunk where receipt_id = :id) c""").param("id", receipt).query(byte[].class).single();
    }

    /** The first piece of a file as it is kept; empty if it is gone, or not there yet. */
    public Optional<byte[]> first(UUID file) {
        return jdbc.sql("""
                        select p.receipt_id from incoming_piece p join receipt r on r.id = p.receipt_id
                        where p.file_id = :id and p.no = 1 and r.purged_at is null""").param("id", file).query(UUID.class).optional().map(this::piece);
    }

    /** Takes rows, one after the other. */
    public interface Taker<E extends Exception> {
        void take(Failed row) throws E;
    }

    /** The rows that were refused, in the order of the file. */
    public <E extends Exception> void failed(FileView file, Taker<E> taker) throws E {
        for (int from = 1; from <= file.pieces(); from += PIECES) {
            var rows = jdbc.sql("""
                    select p.no, p.receipt_id, e.item_no, e.document, e.problems from incoming_piece p join exception e on e.receipt_id = p.receipt_id
                    where p.file_id = :id and p.no between :from and :to order by p.no, e.item_no, e.id""")
                    .param("id", file.id())
                    .param("from", from)
                    .param("to", from + PIECES - 1)
                    .query((row, n) -> new Failed(
                            row.getInt("no"),
                            uuid(row, "receipt_id"),
                            row.getObject("item_no", Integer.class),
                            optional(row, "document"),
                            json(row, "problems")))
                    .list();
            for (var row : rows) {
                taker.take(row);
            }
        }
    }

    private static FileView view(ResultSet row) throws SQLException {
        return new FileView(
                uuid(row, "id"),
                row.getString("partner"),
                row.getString("name"),
                row.getObject("size", Long.class),
                row.getLong("bytes"),
                row.getInt("pieces"),
                instant(row, "began_at"),
                optionalInstant(row, "read_at"),
                row.getInt("waiting"),
                row.getObject("rows", Long.class),
                row.getObject("failed", Long.class));
    }
}
