package io.serai.console;

import static io.serai.console.Columns.instant;
import static io.serai.console.Columns.json;
import static io.serai.console.Columns.optional;
import static io.serai.console.Columns.optionalInstant;
import static io.serai.console.Columns.optionalUuid;
import static io.serai.console.Columns.uuid;

import io.serai.kernel.OrderId;
import io.serai.kernel.ReceiptId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for a person, and what once did. */
@Component
public class ExceptionQueries {
    private static final String SUMMARY = """
            select id, receipt_id, item_no, order_id, partner, lane, code, problems, state, created_at, closed_at,
              null as document
            from exception""";

    private final JdbcClient jdbc;

    ExceptionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first, without their documents. {@code page} counts from 0; {@code size} is cut to {@value PageOf#MAX_SIZE}. */
    public PageOf<ExceptionView> list(ExceptionFilter filter, int page, int size) {
        var conditions = new Conditions()
                .with("state = :state", "state", filter.state())
                .with("partner = :partner", "partner", filter.partner())
                .with("code = :code", "code", filter.code());
        int bounded = PageOf.boundedSize(size);
        int from = PageOf.boundedPage(page);
        var total = jdbc.sql("select count(*) from exception" + conditions.where())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
        var items = jdbc.sql(
                        SUMMARY + conditions.where() + " order by created_at desc, id desc limit :limit offset :offset")
                .params(conditions.parameters())
                .param("limit", bounded)
                .param("offset", (long) from * bounded)
                .query((row, i) -> exception(row))
                .list();
        return new PageOf<>(items, from, bounded, total);
    }

    public Optional<ExceptionView> find(UUID id) {
        return jdbc.sql("select * from exception where id = :id")
                .param("id", id)
                .query((row, i) -> exception(row))
                .optional();
    }

    private static ExceptionView exception(ResultSet row) throws SQLException {
        var receipt = optionalUuid(row, "receipt_id");
        var order = optionalUuid(row, "order_id");
        int item = row.getInt("item_no");
        return new ExceptionView(
                uuid(row, "id"),
                receipt == null ? null : new ReceiptId(receipt),
                item == 0 ? null : Integer.valueOf(item),
                order == null ? null : new OrderId(order),
                row.getString("partner"),
                row.getString("lane"),
                row.getString("code"),
                json(row, "problems"),
                row.getString("state"),
                instant(row, "created_at"),
                optionalInstant(row, "closed_at"),
                optional(row, "document"));
    }
}
