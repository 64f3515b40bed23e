package io.serai.console;

import static io.serai.console.Columns.instant;
import static io.serai.console.Columns.optional;
import static io.serai.console.Columns.optionalInstant;
import static io.serai.console.Columns.optionalUuid;

import io.serai.kernel.OrderId;
import io.serai.kernel.ReceiptId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of the messages that were kept. */
@Component
public class ReceiptQueries {
    /** A file may hold more items; the answer tells of the first ones. */
    private static final int MAX_ITEMS = 10_000;

    /** In bytes; no more than what a receipt has in its own row. */
    private static final int MOST_SHOWN = 1_000_000;

    private final JdbcClient jdbc;

    ReceiptQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<ReceiptView> find(ReceiptId id) {
        return jdbc.sql("""
                select partner, lane, transport, state, size, sha256, media_type, received_at, purged_at, purged_by
                from receipt where id = :id""")
                .param("id", id.value())
                .query((row, i) -> receipt(id, row))
                .optional();
    }

    /** The bytes as they came; empty if there are more of them than are shown, or they are gone. */
    public Optional<byte[]> body(ReceiptId id) {
        return jdbc.sql("select body from receipt where id = :id and size <= :most and purged_at is null")
                .param("id", id.value())
                .param("most", MOST_SHOWN)
                .query((row, i) -> row.getBytes("body"))
                .optional();
    }

    private ReceiptView receipt(ReceiptId id, ResultSet row) throws SQLException {
        return new ReceiptView(
                id,
                row.getString("partner"),
                row.getString("lane"),
                row.getString("transport"),
                row.getString("state"),
                row.getLong("size"),
                sha256(row.getBytes("sha256")),
                optional(row, "media_type"),
                instant(row, "received_at"),
                optionalInstant(row, "purged_at"),
                optional(row, "purged_by"),
                items(id));
    }

    private static @Nullable String sha256(byte[] bytes) {
        return bytes.length == 0 ? null : HexFormat.of().formatHex(bytes);
    }

    private List<ReceiptView.Item> items(ReceiptId id) {
        return jdbc.sql("""
                select i.no, i.outcome, i.order_id, i.reason,
                  (select e.id from exception e where e.receipt_id = i.receipt_id and (e.item_no = i.no or e.item_no is null)
                   order by e.created_at desc limit 1) as exception
                from receipt_item i where i.receipt_id = :id order by i.no limit :limit""")
                .param("id", id.value())
                .param("limit", MAX_ITEMS)
                .query((row, i) -> item(row))
                .list();
    }

    private static ReceiptView.Item item(ResultSet row) throws SQLException {
        var order = optionalUuid(row, "order_id");
        return new ReceiptView.Item(
                row.getInt("no"),
                row.getString("outcome"),
                order == null ? null : new OrderId(order),
                optional(row, "reason"),
                optionalUuid(row, "exception"));
    }
}
